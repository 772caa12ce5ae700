"""Collects the words of code and pages for translators, and checks that every translation is complete.

words.py collect    updates src/assieme/locale/*/LC_MESSAGES/django.po
words.py check      exits with 1 when a word is missing, unsure (fuzzy), or lost a placeholder
"""

import io
import re
import sys
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir, extract_python
from babel.messages.pofile import read_po, write_po

SOURCE = Path(__file__).parent.parent / "src" / "assieme"
LOCALES = SOURCE / "locale"
LANGUAGES = ("it",)
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
PLACEHOLDER = re.compile(r"%\([a-z_]+\)[sd]|%[sd]|\{[a-z_]*\}")
Extracted = tuple[int, str | tuple[str, ...], list[str], str | None]


def django_template(
    file: IO[bytes], keywords: Mapping[str, Any], comment_tags: Collection[str], options: Mapping[str, str]
) -> Iterator[Extracted]:
    """Words of a Django template, which Django itself rewrites into something like Python."""
    from django.utils.translation.template import templatize

    python = templatize(file.read().decode(options.get("encoding", "utf-8")), origin=getattr(file, "name", ""))
    yield from extract_python(io.BytesIO(python.encode()), keywords, comment_tags, {"encoding": "utf-8"})


def collect() -> Catalog:
    """All words to be translated, with the files in which they stand."""
    catalog = Catalog(project="Assieme", charset="utf-8")
    methods = [
        ("**/migrations/**", "ignore"),
        ("**.py", "python"),
        ("**/jinja2/**.jinja", "jinja2.ext:babel_extract"),
        ("**/templates/**.html", "words:django_template"),
    ]
    options = {"**/jinja2/**.jinja": {"silent": "false", "newstyle_gettext": "true", "trimmed": "true"}}
    sys.path.insert(0, str(Path(__file__).parent))
    found = extract_from_dir(str(SOURCE), methods, options, KEYWORDS, comment_tags=("Translators:",))
    for file, _line, words, comments, context in sorted(found, key=lambda each: (each[0], each[1])):
        catalog.add(words, None, [(f"src/assieme/{file}", 0)], auto_comments=comments, context=context)
    return catalog


def file_of(language: str) -> Path:
    """Where the words in `language` are kept."""
    return LOCALES / language / "LC_MESSAGES" / "django.po"


def translation(language: str) -> Catalog:
    """The words in `language` so far; an empty catalog when there is no file yet."""
    path = file_of(language)
    if not path.exists():
        return Catalog(locale=language, charset="utf-8", project="Assieme", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def update() -> None:
    """Brings every language's file up to date. New words stay empty; nothing is guessed."""
    words = collect()
    for language in LANGUAGES:
        catalog = translation(language)
        catalog.update(words, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        path = file_of(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(file, catalog, width=110, no_location=False, include_lineno=False, omit_header=False)


def texts(words: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    """One text, or all plural forms of it."""
    if words is None:
        return ()
    return (words,) if isinstance(words, str) else tuple(words)


def mistake(source: Message, translated: Message | None) -> str | None:
    """What is wrong with a translation, or None."""
    if translated is None or not all(texts(translated.string)) or not translated.string:
        return "has no translation"
    if translated.fuzzy:
        return "is marked as unsure (fuzzy)"
    wanted = set(PLACEHOLDER.findall(texts(source.id)[-1]))
    given = set(PLACEHOLDER.findall(texts(translated.string)[-1]))
    if wanted != given:
        return f"has other placeholders: {sorted(wanted ^ given)}"
    return None


def mistakes() -> Iterator[str]:
    """One line for each word that is not rightly translated."""
    words = collect()
    for language in LANGUAGES:
        catalog = translation(language)
        for source in words:
            if not source.id:
                continue
            wrong = mistake(source, catalog.get(texts(source.id)[0], source.context))
            if wrong:
                yield f"{language}: {source.locations[0][0]}: “{texts(source.id)[0]}” {wrong}"


def main(arguments: list[str]) -> int:
    """Runs one verb; returns the exit status."""
    if arguments == ["collect"]:
        update()
        return 0
    if arguments == ["check"]:
        found = list(mistakes())
        sys.stderr.writelines(f"{line}\n" for line in found[:40])
        if len(found) > 40:
            sys.stderr.write(f"… and {len(found) - 40} more\n")
        return 1 if found else 0
    sys.stderr.write(f"{__doc__}\n")
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
