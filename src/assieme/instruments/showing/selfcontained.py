"""A whole questionnaire as one page of HTML that needs nothing else: style, fonts and scripts stand in it.

Questions come and go as one answers, the page checks what is missing, and the answers are a FHIR
QuestionnaireResponse that the person keeps. Without scripts it is a form to print.
"""

import base64
import json
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import cache, lru_cache

import jinja2
from babel import Locale, UnknownLocaleError
from markupsafe import Markup

from assieme import SOURCE
from assieme.core.ui.words import css_word
from assieme.instruments.showing.building import shown_whole
from assieme.instruments.showing.problem_words import messages, type_message
from assieme.instruments.showing.wording import DEFAULT_LANGUAGE, Reader, reader_of
from assieme.logic.questionnaires.initial import initial_answers
from assieme.logic.questionnaires.model import Kind, Questionnaire

STATIC = SOURCE / "core" / "ui" / "static" / "assieme"
SCRIPTS = ("questionnaire.js", "selfcontained.js")
FACE = re.compile(r"@font-face\s*\{[^}]*\}")
FONT = re.compile(r'url\("?(fonts/[^")]+)"?\)')
FURTHER = re.compile("[\u0100-\u02ff\u1e00-\u1eff\u2c60-\u2c7f]")


@dataclass(frozen=True)
class _Spoken:
    """The page in one language."""

    title: str
    html: str


def render(questionnaire: Questionnaire, language: str = "") -> str:
    """The page, beginning in `language` or in the questionnaire's own. Raises OSError before the style was built."""
    first = language or questionnaire.language or DEFAULT_LANGUAGE
    spoken = {one: _spoken(questionnaire, one, first) for one in _languages(questionnaire, first)}
    page = _environment(first).get_template("instruments/alone.jinja")
    return page.render(
        language=first,
        title=spoken[first].title,
        body=Markup(spoken[first].html),  # noqa: S704 - our own template's output
        style=_style(further=any(FURTHER.search(one.html) for one in spoken.values())),
        scripts=_scripts(spoken if len(spoken) > 1 else {}),
    )


def _languages(questionnaire: Questionnaire, first: str) -> list[str]:
    return list(dict.fromkeys([first, *questionnaire.languages]))


def _spoken(questionnaire: Questionnaire, language: str, first: str) -> _Spoken:
    reader = reader_of(language)
    _ = reader.speak
    title = reader.into(questionnaire.title) or _("Questions")
    canonical = "|".join(part for part in (questionnaire.url, questionnaire.version) if part)
    types = {kind: type_message(kind, reader) for kind in Kind}
    body = _environment(language).get_template("instruments/_alone.jinja")
    html = body.render(
        language=language,
        languages=[(one, _language_name(one)) for one in _languages(questionnaire, first)],
        title=title,
        about=reader.into(questionnaire.description),
        copyright=reader.into(questionnaire.copyright),
        canonical=canonical if questionnaire.url else "",
        filename="answers.json",
        words=json.dumps({**messages(reader), "types": types}),
        page=shown_whole(questionnaire, initial_answers(questionnaire), reader),
    )
    return _Spoken(title, html)


def _language_name(code: str) -> str:
    """The language's name in itself."""
    try:
        return (Locale.parse(code, sep="-").get_display_name() or code).capitalize()
    except (ValueError, UnknownLocaleError):
        return code


@lru_cache(maxsize=8)
def _environment(language: str) -> jinja2.Environment:
    """The templates, speaking that language: Django's environment needs its settings, this one needs none."""
    reader = reader_of(language)
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


def _scripts(spoken: dict[str, _Spoken]) -> Markup:
    held = json.dumps({language: asdict(one) for language, one in spoken.items()}).replace("<", "\\u003c")
    data = f'<script type="application/json" data-languages>{held}</script>' if spoken else ""
    return Markup("".join([data, *(f"<script>{_built(name)}</script>" for name in SCRIPTS)]))  # noqa: S704 - ours


def _built(name: str) -> str:
    return (STATIC / name).read_text(encoding="utf-8")
