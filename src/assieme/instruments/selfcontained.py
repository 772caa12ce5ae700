"""A whole questionnaire as one page of HTML that needs nothing else: style, fonts and scripts stand in it.

Questions come and go as one answers, the page checks what is missing, and the answers are a FHIR
QuestionnaireResponse that the person keeps. Without scripts it is a form to print.
"""

import base64
import json
import re
from collections.abc import Callable
from functools import cache

import jinja2
from babel import Locale, UnknownLocaleError
from markupsafe import Markup

from assieme import SOURCE
from assieme.core.ui.words import css_word
from assieme.instruments.problem_words import messages, type_message
from assieme.instruments.showing import shown_whole
from assieme.instruments.wording import DEFAULT_LANGUAGE, Reader, reader_of
from assieme.logic.questionnaires.initial import initial_answers
from assieme.logic.questionnaires.model import Kind, Questionnaire

STATIC = SOURCE / "core" / "ui" / "static" / "assieme"
SCRIPTS = ("questionnaire.js", "selfcontained.js")
FACE = re.compile(r"@font-face\s*\{[^}]*\}")
FONT = re.compile(r'url\("?(fonts/[^")]+)"?\)')
FURTHER = re.compile("[\u0100-\u02ff\u1e00-\u1eff\u2c60-\u2c7f]")


def render(questionnaire: Questionnaire, language: str = "") -> str:
    """The page, beginning in `language` or in the questionnaire's own. Raises OSError before the style was built."""
    first = language or questionnaire.language or DEFAULT_LANGUAGE
    others = {one: _body(questionnaire, reader_of(one), first) for one in _languages(questionnaire, first)}
    reader = reader_of(first)
    title = reader.into(questionnaire.title) or reader.speak("Questions")
    return (
        _environment(reader)
        .get_template("instruments/alone.jinja")
        .render(
            language=first,
            title=title,
            body=Markup(others[first]),  # noqa: S704 - our own template's output
            style=_style(further=bool(FURTHER.search("".join(others.values())))),
            scripts=_scripts({one: {"title": title, "html": html} for one, html in others.items() if len(others) > 1}),
        )
    )


def _languages(questionnaire: Questionnaire, first: str) -> list[str]:
    return list(dict.fromkeys([first, *questionnaire.languages]))


def _body(questionnaire: Questionnaire, reader: Reader, first: str) -> str:
    canonical = "|".join(part for part in (questionnaire.url, questionnaire.version) if part)
    return (
        _environment(reader)
        .get_template("instruments/_alone.jinja")
        .render(
            language=reader.language,
            languages=[(one, _language_name(one)) for one in _languages(questionnaire, first)],
            title=reader.into(questionnaire.title) or reader.speak("Questions"),
            about=questionnaire.description,
            copyright=questionnaire.copyright,
            canonical=canonical if questionnaire.url else "",
            filename="answers.json",
            words=json.dumps({**messages(reader), "types": {kind: type_message(kind, reader) for kind in Kind}}),
            page=shown_whole(questionnaire, initial_answers(questionnaire), reader),
        )
    )


def _language_name(code: str) -> str:
    """The language's name in itself."""
    try:
        return (Locale.parse(code, sep="-").get_display_name() or code).capitalize()
    except (ValueError, UnknownLocaleError):
        return code


def _environment(reader: Reader) -> jinja2.Environment:
    """The templates, speaking the reader's language: Django's environment needs its settings, this one needs none."""
    folders = [SOURCE / "core" / "ui" / "jinja2", SOURCE / "instruments" / "jinja2"]
    env = jinja2.Environment(
        autoescape=True,
        extensions=["jinja2.ext.i18n"],
        loader=jinja2.FileSystemLoader(folders),
        undefined=jinja2.ChainableUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["css_word"] = css_word  # which `ui/marks.jinja` names
    env.policies["ext.i18n.trimmed"] = True
    env.install_gettext_callables(reader.speak, _plural(reader), newstyle=True)  # type: ignore[attr-defined]
    return env


def _plural(reader: Reader) -> Callable[[str, str, int], str]:
    return lambda one, many, number: reader.speak(one if number == 1 else many)


@cache
def _style(*, further: bool) -> Markup:
    """The style with its fonts in it: upright faces, the letters beyond Latin-1 only where they are needed."""

    def face(found: re.Match[str]) -> str:
        kept = "italic" not in found[0] and (further or "latin-ext" not in found[0])
        return FONT.sub(_font, found[0]) if kept else ""

    return Markup(f"<style>{FACE.sub(face, _built('questionnaire.css'))}</style>")  # noqa: S704 - our own style


def _font(found: re.Match[str]) -> str:
    content = base64.b64encode((STATIC / found[1]).read_bytes()).decode("ascii")
    return f"url(data:font/woff2;base64,{content})"


def _scripts(languages: dict[str, dict[str, str]]) -> Markup:
    held = json.dumps(languages).replace("<", "\\u003c")
    data = f'<script type="application/json" data-languages>{held}</script>' if languages else ""
    return Markup("".join([data, *(f"<script>{_built(name)}</script>" for name in SCRIPTS)]))  # noqa: S704 - ours


def _built(name: str) -> str:
    return (STATIC / name).read_text(encoding="utf-8")
