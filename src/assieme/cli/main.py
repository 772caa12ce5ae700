"""The `assieme` command. Importing this module never imports Django: a verb does so when it runs.

To add a verb: write its function in a module of its own in this folder and register it below.
"""

import typer

from assieme.cli import budget, instrument, manage, matrix, mirror, opinions, power, serve, sortition, tally, verify_log

app = typer.Typer(
    name="assieme",
    help="Assieme: co-production in mental health services, and whether power was shared.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@app.callback()
def _root() -> None:
    """Keep verbs named even while there is only one."""


app.command("budget")(budget.budget)
app.command("matrix")(matrix.matrix)
app.command("mirror")(mirror.mirror)
app.command("opinions")(opinions.opinions)
app.command("power")(power.power)
app.add_typer(instrument.app, name="instrument")
app.command("serve", help=serve.DESCRIPTION)(serve.serve)
app.command("sortition")(sortition.sortition)
app.command("tally")(tally.tally)
app.command("verify-log", help=verify_log.DESCRIPTION)(verify_log.verify_log)
app.command("manage", help=manage.DESCRIPTION, context_settings=manage.CONTEXT)(manage.manage)

if __name__ == "__main__":
    app()
