"""`assieme instrument`: questionnaires as files. Each verb is a module of its own, registered below."""

import typer

from assieme.cli import instrument_check, instrument_pages, instrument_score

app = typer.Typer(help="Check, show, print and score questionnaires in FHIR R4.", no_args_is_help=True)

app.command("check")(instrument_check.check)
app.command("score")(instrument_score.score)
app.command("render")(instrument_pages.render)
app.command("blank")(instrument_pages.blank)
