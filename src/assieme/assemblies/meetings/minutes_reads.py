"""Minutes as they are read: what happened, put together from rows, and what was written."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from assieme.assemblies.meetings.agenda_reads import items_of, title_of
from assieme.assemblies.meetings.models import AgendaItem, Correction, Invite, Meeting, PublicName
from assieme.assemblies.meetings.reads import decided_around
from assieme.assemblies.votes.models import Vote
from assieme.assemblies.votes.sentences import of_outcome
from assieme.core.actors import Actor
from assieme.core.ui.words import STANDPOINTS
from assieme.people.models import Identity

SHORTEST_NAME = 3
type Mask = Callable[[str], str]


@dataclass(frozen=True)
class Point:
    """One thing that was talked about, and what came of it."""

    title: str
    outcome: str
    notes: str
    follow_up: str
    owner: str
    due_on: date | None


@dataclass(frozen=True)
class Decision:
    """A vote that was counted on that day, with the version of the rules it was taken under."""

    vote_id: UUID
    title: str
    version: int
    result: str


@dataclass(frozen=True)
class Minutes:
    """All that stands in them. `names` and `chair` are empty where they are read by everybody."""

    standpoints: tuple[tuple[str, int], ...]
    names: tuple[str, ...]
    chair: str
    points: tuple[Point, ...]
    decisions: tuple[Decision, ...]
    words: str
    corrected: tuple[str, ...]


def minutes_of(meeting: Meeting) -> Minutes:
    """The minutes for those who may read them with names. Five queries."""
    return _put_together(meeting, str)


def public_minutes_of(meeting: Meeting) -> Minutes:
    """The minutes for everybody: nobody is named, in anybody's words, who has not agreed to it."""
    hide = masking(meeting.organisation_id)
    whole = _put_together(meeting, hide)
    named = tuple(name for name in whole.names if hide(name) == name)
    return Minutes(
        whole.standpoints, named, hide(whole.chair), whole.points, whole.decisions, whole.words, whole.corrected
    )


def _put_together(meeting: Meeting, said: Mask) -> Minutes:
    seats = list(meeting.present.select_related("person__identity"))
    counts = Counter(seat.standpoint for seat in seats)
    items = items_of(meeting).exclude(done_at=None, outcome="")
    chair, accepted = meeting.chaired_by, meeting.corrections.filter(accepted=True)
    return Minutes(
        standpoints=tuple((one, counts[one]) for one in STANDPOINTS if counts[one]),
        names=tuple(sorted((str(seat.person) for seat in seats), key=str.casefold)),
        chair=str(chair.person) if chair else "",
        points=tuple(_point(item, said) for item in items),
        decisions=tuple(_decision(vote, said) for vote in decided_around(meeting)),
        words=said(meeting.minutes),
        corrected=tuple(said(one.words) for one in accepted.order_by("id") if one.words),
    )


def _point(item: AgendaItem, said: Mask) -> Point:
    return Point(
        title=said(title_of(item)),
        outcome=item.get_outcome_display(),
        notes=said(item.notes),
        follow_up=said(item.follow_up),
        owner=said(str(item.owner)) if item.owner else "",
        due_on=item.due_on,
    )


def _decision(vote: Vote, said: Mask) -> Decision:
    result = of_outcome(vote.result.outcome)[0] if vote.phase == Vote.Phase.CLOSED else vote.get_phase_display()
    return Decision(vote.pk, said(vote.title), vote.rules.version, result)


def masking(organisation_id: UUID) -> Mask:
    """Puts “a member” in place of each name, or part of a name, of members who did not agree and of guests.

    All alike, whatever their standpoint: a gap for service users alone would tell who is one.
    """
    agreed = PublicName.objects.filter(organisation_id=organisation_id)
    people = Identity.objects.filter(person__memberships__organisation_id=organisation_id)
    members = people.exclude(person_id__in=agreed.values("person_id")).values_list("display_name", flat=True)
    guests = Invite.objects.filter(organisation_id=organisation_id).exclude(name="").values_list("name", flat=True)
    names = {part for name in (*members, *guests) for part in _parts(name)}
    if not names:
        return str
    either = "|".join(_pattern(name) for name in sorted(names, key=len, reverse=True))
    found = re.compile(rf"(?<!\w)(?:{either})(?!\w)(?:\s+(?:{either})(?!\w))*", re.IGNORECASE)
    return lambda text: found.sub(_("a member"), text)


def _parts(name: str) -> set[str]:
    """A name as it stands, and its words: the capitalised ones, or all where there is no capital in it."""
    words = [word for word in (*re.findall(r"[\w'’-]+", name), *re.findall(r"\w+", name)) if len(word) > 1]
    capitals = [word for word in words if word[0].isupper()]
    return {name, *(capitals or words)}


def _pattern(name: str) -> str:
    """Short names count only as they are written: “Al” is one, and “al” is a word."""
    return f"(?-i:{re.escape(name)})" if len(name) < SHORTEST_NAME else re.escape(name)


def meeting_now(meeting: Meeting) -> Meeting | None:
    """A later meeting of the same group that goes on now: there its minutes can be approved."""
    going_on = Meeting.objects.filter(
        assembly_id=meeting.assembly_id, begun_at__isnull=False, ended_at=None, minutes_at=None
    )
    return going_on.filter(held_on__gte=meeting.held_on).exclude(pk=meeting.pk).order_by("held_on", "id").first()


def to_approve(meeting: Meeting) -> list[Meeting]:
    """Earlier minutes of the same group that wait to be approved, oldest first."""
    earlier = Meeting.objects.filter(assembly_id=meeting.assembly_id, held_on__lte=meeting.held_on)
    return list(earlier.filter(approved_at=None, minutes_at__isnull=False).order_by("held_on", "id")[:5])


def corrections_to(meeting: Meeting) -> list[Correction]:
    """What people said about the minutes that nobody has answered yet."""
    waiting = Correction.objects.filter(meeting=meeting, settled_at=None)
    return list(waiting.select_related("person__identity").order_by("id")[:50])


def is_named(organisation_id: UUID, actor: Actor) -> bool:
    return PublicName.objects.filter(organisation_id=organisation_id, person_id=actor.pk).exists()
