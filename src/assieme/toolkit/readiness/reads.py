"""What the pages of readiness ask."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Prefetch, QuerySet

from assieme.core.actors import Actor
from assieme.logic.participation.practice import Principle
from assieme.logic.scoring.readiness import PROMPTS, Answers
from assieme.logic.scoring.readiness import Answer as Value
from assieme.organisations.models import Initiative, Membership
from assieme.toolkit.readiness.models import Answer, Place, Round, Sheet, TalkNote, of
from assieme.toolkit.readiness.results import Gap, Results, gaps, results


@dataclass(frozen=True)
class Own:
    """A person's own sheet: answers by prompt (None: "I don't know"), and when it was handed in."""

    answers: Answers
    submitted_at: datetime | None
    standpoint: str = ""
    sheet: Sheet | None = None

    def said(self, principle: Principle) -> int:
        """How many prompts of a principle have an answer, "I don't know" among them."""
        return sum(1 for prompt in PROMPTS if prompt.principle is principle and prompt.id in self.answers)

    @property
    def total(self) -> int:
        return len(self.answers)


@dataclass(frozen=True)
class Page:
    """The latest round, the one before it, the reader's own sheet in the latest, and what the group said together."""

    round: Round
    found: Results
    gaps: tuple[Gap, ...]
    last_round: Round | None
    last: Results | None
    own: Own
    together: Answers

    def without_own(self) -> "Page":
        """The same for everybody's eyes: on a wall, on paper."""
        return replace(self, own=Own({}, None))


@dataclass(frozen=True)
class Summary:
    """For the path: how many people handed in answers in the latest round, and the principles with gaps."""

    answered: int
    gaps: tuple[Principle, ...]
    is_open: bool
    opened_at: datetime


def latest_round(place: Place) -> Round | None:
    return Round.objects.filter(**of(place)).select_related("initiative").order_by("-id").first()


def page(place: Place, reader: Actor) -> Page | None:
    """Everything the map shows; None before the first round. Seven queries at most."""
    rounds = list(Round.objects.filter(**of(place)).select_related("initiative").order_by("-id")[:2])
    if not rounds:
        return None
    before = rounds[1] if len(rounds) > 1 else None
    found = results_of(rounds[0])
    return Page(
        round=rounds[0],
        found=found,
        gaps=gaps(found),
        last_round=before,
        last=results_of(before) if before else None,
        own=own(rounds[0], reader),
        together=together(rounds[0]),
    )


def together(asked: Round) -> Answers:
    """The answers on which the group agreed when it talked, by prompt. One query."""
    if asked.talk_began_at is None:
        return {}
    notes = TalkNote.objects.filter(round=asked, together__isnull=False)
    return {note.prompt: Value(note.together) for note in notes if note.together is not None}


def own(current: Round, reader: Actor) -> Own:
    """The reader's own sheet; without answers where they have not begun."""
    sheet = Sheet.objects.filter(round=current, person_id=reader.pk).prefetch_related("answers").first()
    if sheet is None:
        return Own({}, None)
    return Own(_answers(sheet), sheet.submitted_at, sheet.standpoint, sheet)


def summary_for(initiative: Initiative) -> Summary | None:
    """What the initiative's path says of readiness; None before the first round. Three queries."""
    latest = latest_round(initiative)
    if latest is None:
        return None
    found = results_of(latest)
    low = tuple(gap.principle for gap in gaps(found) if gap.groups)
    return Summary(found.people, low, latest.is_open, latest.opened_at)


def speaking_as(current: Round, person: Actor) -> str:
    """The standpoint that the person speaks from in the round's organisation; empty where they chose none."""
    membership = Membership.objects.filter(organisation_id=current.organisation_id, person_id=person.pk).first()
    return membership.speaking_as if membership else ""


def results_of(asked: Round) -> Results:
    """What a round's answers say, group by group. Two queries."""
    return results([(sheet.standpoint, _answers(sheet)) for sheet in sheets(asked)])


def sheets(asked: Round) -> QuerySet[Sheet]:
    """The sheets that were handed in, in that order, with their answers."""
    handed_in = Sheet.objects.filter(round=asked, submitted_at__isnull=False).order_by("submitted_at", "id")
    return handed_in.prefetch_related(Prefetch("answers", Answer.objects.order_by()))


def _answers(sheet: Sheet) -> Answers:
    return {row.prompt: None if row.value is None else Value(row.value) for row in sheet.answers.all()}
