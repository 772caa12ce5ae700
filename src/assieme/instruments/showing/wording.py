"""What is said about a questionnaire in words: answers, what is missing, and when a question is asked.

Needs neither Django's settings nor the database: the command line makes pages and PDFs too.
"""

import gettext
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from assieme import SOURCE
from assieme.logic.questionnaires.model import Behaviour, Condition, Item, Kind, Operator, Questionnaire, Words
from assieme.logic.questionnaires.values import Value, ValueType

DEFAULT_LANGUAGE = "en"
BRITISH = Locale("en", "GB")
LONGEST_QUOTE = 90
DAYS = (ValueType.DATE, ValueType.DATE_TIME, ValueType.TIME)


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: their language, and how our own words are said in it."""

    language: str
    speak: Callable[[str], str]

    def into(self, words: Words) -> str:
        return words.into(self.language)


def reader_of(language: str) -> Reader:
    """A reader without Django; our own words are English where we don't speak the language."""
    spoken = gettext.translation("django", SOURCE / "locale", languages=[language.replace("-", "_")], fallback=True)
    return Reader(language, spoken.gettext)


def answer_words(item: Item, value: Value, reader: Reader) -> str:
    """An answer as people read it: an option's own words, a day in the reader's way of writing."""
    _ = reader.speak
    for option in item.options:
        if option.value.same(value):
            return reader.into(option.words) or value.words
    if value.type is ValueType.BOOLEAN:
        return _("Yes") if value.content else _("No")
    if value.type in DAYS:
        return _moment(str(value.content), reader)
    return value.words


def _moment(written: str, reader: Reader) -> str:
    """“3 May 2026, 10:20” for a whole day; a year, a month or a time of day as it is written."""
    day, _letter, clock = written.partition("T")
    try:
        if not clock and ":" in written:
            return time.fromisoformat(written).strftime("%H:%M")
        said = format_date(date.fromisoformat(day), "long", locale=_locale(reader.language))
        return f"{said}, {datetime.fromisoformat(written).strftime('%H:%M')}" if clock else said
    except ValueError:
        return written


def _locale(language: str) -> Locale:
    """English is British English where no country is named, and for languages that nobody knows."""
    try:
        found = Locale.parse(language, sep="-")
    except (ValueError, UnknownLocaleError):
        return BRITISH
    return BRITISH if str(found) == DEFAULT_LANGUAGE else found


def only_if(questionnaire: Questionnaire, item: Item, reader: Reader) -> str:
    """When the item is asked, as a sentence; empty where it always is. A hidden question is not spoken of."""
    _ = reader.speak
    said = [
        _condition(questionnaire.by_link_id[one.question], one, reader)
        for one in item.conditions
        if not questionnaire.hidden(one.question)
    ]
    if not said:
        return ""
    between = _("and") if item.behaviour is Behaviour.ALL else _("or")
    joined = f" {between} ".join(said)
    if item.kind is Kind.DISPLAY:
        return _("Read this only if %(conditions)s.") % {"conditions": joined}
    if item.kind is Kind.GROUP:
        return _("Fill in this part only if %(conditions)s.") % {"conditions": joined}
    return _("Answer this only if %(conditions)s.") % {"conditions": joined}


def _condition(question: Item, condition: Condition, reader: Reader) -> str:
    _ = reader.speak
    named = {"question": quoted(question, reader), "answer": answer_words(question, condition.answer, reader)}
    if condition.operator is Operator.EXISTS:
        said = _("you answered “%(question)s”") if condition.answer.content else _("you left “%(question)s” open")
        return said % named
    return _comparisons(reader, days=condition.answer.type in DAYS)[condition.operator] % named


def _comparisons(reader: Reader, *, days: bool) -> dict[Operator, str]:
    _ = reader.speak
    return {
        Operator.EQUAL: _("your answer to “%(question)s” is “%(answer)s”"),
        Operator.NOT_EQUAL: _("your answer to “%(question)s” is not “%(answer)s”"),
        Operator.GREATER: (
            _("your answer to “%(question)s” is after %(answer)s")
            if days
            else _("your answer to “%(question)s” is more than %(answer)s")
        ),
        Operator.LESS: (
            _("your answer to “%(question)s” is before %(answer)s")
            if days
            else _("your answer to “%(question)s” is less than %(answer)s")
        ),
        Operator.AT_LEAST: _("your answer to “%(question)s” is %(answer)s or more"),
        Operator.AT_MOST: _("your answer to “%(question)s” is %(answer)s or less"),
    }


def quoted(item: Item, reader: Reader) -> str:
    """How one item is spoken of elsewhere: its number and its text, cut where it is long."""
    text = " ".join(f"{reader.into(item.prefix)} {reader.into(item.text)}".split()) or item.link_id
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE].rsplit(' ', 1)[0]} …"


def listed(said: Sequence[str]) -> str:
    """Several answers in one line."""
    return ", ".join(said)
