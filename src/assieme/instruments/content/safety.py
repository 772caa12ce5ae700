"""Questions about self-harm, and answers that must reach somebody.

What a questionnaire asks is guessed from known codes and words, so that an importer who is in a hurry can't say no by
mistake; which answers are worrying is declared by the organisation, question by question.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assieme.instruments.content.parsing import key_of
from assieme.logic.questionnaires.enabling import Enabling
from assieme.logic.questionnaires.model import Answers, Item, Kind, Place, Questionnaire
from assieme.logic.questionnaires.values import Value

LOINC = "http://loinc.org"
KNOWN_CODES = {
    (LOINC, "44260-8"),  # PHQ-9, item 9
    (LOINC, "93267-3"),  # Columbia scale: thoughts of killing oneself
    (LOINC, "93246-7"),  # Columbia scale: wish to be dead
    (LOINC, "93263-2"),  # Columbia scale: a plan
    (LOINC, "93269-9"),  # Columbia scale: behaviour
}
WORDS = re.compile(
    r"self[\s-]?harm|suicid|suizid|selbstmord|selbst\s?verletz|better off dead|\bdead\b|overdos"
    r"|\b(?:kill|hurt|harm|injur)\w*\s+(?:your|my|them|him|her|one)sel"
    r"|\b(?:end|ending|take|taking)\s+(?:your|my|their|one's)\s+(?:own\s+)?li[fv]e"
    r"|togli\w+\s+la\s+vita|far\w*\s+(?:del\s+)?male\s+a\s+(?:te|me|sé|se)|far(?:ti|mi|si)\s+(?:del\s+)?male"
    r"|autoles|uccid|\bmort[oaie]\b|\bmorire\b",
    re.IGNORECASE,
)
NUMBERS = (Kind.INTEGER, Kind.DECIMAL, Kind.QUANTITY)


def suspected(questionnaire: Questionnaire) -> tuple[Item, ...]:
    """Items that seem to ask about self-harm, by code or by words in any of the questionnaire's languages."""
    return tuple(item for item in questionnaire.walk() if _suspect(item))


def _suspect(item: Item) -> bool:
    if any((code.system, code.code) in KNOWN_CODES for code in item.codes):
        return True
    texts = [item.text, *(option.words for option in item.options)]
    said = (part for words in texts for part in (words.text, *(text for _, text in words.translations)))
    return any(WORDS.search(one) for one in said)


def can_worry(item: Item) -> bool:
    """Whether an answer to it can be declared worrying: a choice, yes or no, or a number."""
    return bool(item.options) or item.kind in (Kind.BOOLEAN, *NUMBERS)


@dataclass(frozen=True)
class Worry:
    """Worrying answers to one question: these options (`true` for yes), or numbers from `at_least` on."""

    link_id: str
    options: tuple[str, ...] = ()
    at_least: Decimal | None = None

    def meets(self, value: Value) -> bool:
        if self.at_least is None:
            return key_of(value) in self.options
        amount = getattr(value.content, "value", value.content)
        return isinstance(amount, int | Decimal) and amount >= self.at_least


def declared(worries: Iterable[Worry]) -> str:
    """Worries as they are kept: JSON, empty for none."""
    rows = [
        {"linkId": one.link_id, "options": list(one.options)}
        if one.at_least is None
        else {"linkId": one.link_id, "at_least": str(one.at_least)}
        for one in worries
    ]
    return json.dumps(rows, ensure_ascii=False) if rows else ""


def worries_in(text: str) -> tuple[Worry, ...]:
    """What `declared` wrote."""
    return tuple(
        Worry(row["linkId"], tuple(row.get("options", ())), Decimal(row["at_least"]) if "at_least" in row else None)
        for row in json.loads(text or "[]")
    )


def worrying(
    questionnaire: Questionnaire, worries: Sequence[Worry], answers: Answers
) -> tuple[tuple[Place, Value], ...]:
    """Worrying answers among `answers`, those to questions that are not asked left out."""
    by_link = {one.link_id: one for one in worries}
    found = [place for place in answers if (worry := by_link.get(place.link_id)) and worry.meets(answers[place])]
    if not found:
        return ()
    enabled = Enabling(questionnaire, answers)
    return tuple((place, answers[place]) for place in sorted(found) if enabled.enabled(place))
