"""`assieme instrument render` and `blank`: a questionnaire as one self-contained page, and as a form on paper."""

from pathlib import Path
from typing import Annotated

import typer

from assieme.cli.output import read_text, refuse
from assieme.logic.questionnaires.model import Questionnaire
from assieme.logic.questionnaires.read import read_questionnaire
from assieme.logic.tomlfile import FileError, Problem

File = Annotated[Path, typer.Argument(metavar="FILE", help="A FHIR R4 Questionnaire.")]
Language = Annotated[str, typer.Option("--lang", help="A language such as it; the questionnaire's own by default.")]


def render(
    file: File,
    out: Annotated[Path, typer.Option("--out", metavar="PAGE.html", help="Where the page is written.")],
    *,
    lang: Language = "",
) -> None:
    """Write one self-contained page: to fill in without a server, or to print."""
    from assieme.instruments.showing.selfcontained import render as page_of

    questionnaire = _read(file)
    _write(out, page_of(questionnaire, lang).encode())


def blank(
    file: File,
    out: Annotated[Path, typer.Option("--out", metavar="FORM.pdf", help="Where the form is written.")],
    *,
    lang: Language = "",
) -> None:
    """Write the form to fill in by hand: A4, tagged PDF."""
    questionnaire = _read(file)
    _speak()
    from assieme.instruments.showing.printed import blank_pdf
    from assieme.instruments.showing.wording import DEFAULT_LANGUAGE, reader_of

    _write(out, blank_pdf(questionnaire, reader_of(lang or questionnaire.language or DEFAULT_LANGUAGE)))


def _speak() -> None:
    """Printed pages say some words through Django, which here has our translations and nothing else."""
    import django
    from django.conf import settings

    from assieme import SOURCE

    if not settings.configured:
        settings.configure(USE_I18N=True, LOCALE_PATHS=[SOURCE / "locale"])
        django.setup()


def _read(file: Path) -> Questionnaire:
    """The questionnaire in a file; ends with status 2 and every problem where there is none."""
    try:
        reading = read_questionnaire(read_text(file))
    except FileError as error:
        refuse(error.problems, as_json=False)
    if reading.questionnaire is None:
        refuse(
            [Problem(str(file), None, one.link_id or "file", one.message) for one in reading.problems], as_json=False
        )
    return reading.questionnaire


def _write(out: Path, content: bytes) -> None:
    try:
        out.write_bytes(content)
    except OSError as error:
        reason = error.strerror or "unknown reason"
        refuse([Problem(str(out), None, "file", f"can't be written: {reason}")], as_json=False)
