"""What a group sees when it talks about its answers: one question at a time, each standpoint's spread apart."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from assieme.logic.scoring.readiness import PROMPTS
from assieme.logic.scoring.spread import Spread, spread
from assieme.toolkit.readiness.models import Round, TalkNote
from assieme.toolkit.readiness.reads import sheets
from assieme.toolkit.readiness.results import GROUPS

ORDER = tuple(prompt.id for prompt in PROMPTS)


@dataclass(frozen=True)
class Question:
    """One question of the talk: its place from 1 to 19, the spread of each group that can be shown, and what was said.

    `apart` is true where two groups' middles lie a whole step or more apart.
    """

    prompt: str
    number: int
    groups: Mapping[str, Spread]
    note: TalkNote | None
    before: str
    after: str

    @property
    def apart(self) -> bool:
        middles = [one.middle for one in self.groups.values()]
        return len(middles) > 1 and max(middles) - min(middles) >= 1


def question(asked: Round, prompt: str) -> Question:
    """One question of the talk. Three queries."""
    number = ORDER.index(prompt)
    return Question(
        prompt=prompt,
        number=number + 1,
        groups=_spreads(asked).get(prompt, {}),
        note=TalkNote.objects.filter(round=asked, prompt=prompt).first(),
        before=ORDER[number - 1] if number else "",
        after=ORDER[number + 1] if number + 1 < len(ORDER) else "",
    )


def questions(asked: Round) -> tuple[Question, ...]:
    """All nineteen, for the talk's first page. Three queries."""
    notes = {note.prompt: note for note in TalkNote.objects.filter(round=asked)}
    spreads = _spreads(asked)
    return tuple(
        Question(prompt, number + 1, spreads.get(prompt, {}), notes.get(prompt), "", "")
        for number, prompt in enumerate(ORDER)
    )


def _spreads(asked: Round) -> dict[str, dict[str, Spread]]:
    """By prompt and group, service users first; groups that would be too small are not in it."""
    said: dict[tuple[str, str], list[int]] = defaultdict(list)
    for sheet in sheets(asked):
        group = "professional" if sheet.standpoint == "manager" else sheet.standpoint
        for answer in sheet.answers.all():
            if answer.value is not None:
                said[answer.prompt, group].append(answer.value)
    found: dict[str, dict[str, Spread]] = defaultdict(dict)
    for group in GROUPS:
        for prompt in ORDER:
            one = spread(said[prompt, group])
            if one:
                found[prompt][group] = one
    return found
