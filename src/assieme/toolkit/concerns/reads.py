"""What pages ask about concerns."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from assieme.core.actors import Actor
from assieme.organisations.access import see_initiative
from assieme.organisations.models import Initiative, Membership, Organisation
from assieme.toolkit.claims import code_hash
from assieme.toolkit.concerns import access
from assieme.toolkit.concerns.models import Concern

PAGE = 20


@dataclass(frozen=True)
class Place:
    """Where something went wrong, and who would hear it. `receiver` is a name; `hears`: a form is offered.

    `in_team`: somebody is named who leads or takes part here, so that the promise could not be kept.
    """

    organisation: Organisation
    initiative: Initiative | None
    receiver: str
    hears: bool
    in_team: bool


@dataclass(frozen=True)
class Reply:
    words: str
    at: datetime


@dataclass(frozen=True)
class ConcernLine:
    """A concern as its author or its receiver sees it; `author` is empty where no name was given."""

    id: UUID
    words: str
    author: str
    initiative: str
    receiver: str
    raised_on: date
    state: str
    replies: tuple[Reply, ...]


@dataclass(frozen=True)
class ConcernList:
    """One page, newest day first; `after` is the key that the next page starts behind, None on the last."""

    lines: tuple[ConcernLine, ...]
    after: UUID | None


@dataclass(frozen=True)
class Waiting:
    """A concern that waits for its receiver. Without words: my day may be seen by others."""

    concern_id: UUID
    raised_on: date


def place_for(actor: Actor, initiative_id: UUID | None) -> Place | None:
    """The initiative's organisation, else the one that the person joined last, else None."""
    initiative = None
    if initiative_id is not None:
        rows = see_initiative.rows(actor).select_related("organisation__concern_receiver__identity")
        initiative = rows.filter(pk=initiative_id, organisation__published_year=None).first()
    organisation = initiative.organisation if initiative else _own_organisation(actor)
    if organisation is None:
        return None
    named = organisation.concern_receiver
    hears = access.raise_concern.when(organisation)
    return Place(
        organisation=organisation,
        initiative=initiative,
        receiver=str(named) if named else organisation.concern_receiver_name,
        hears=hears,
        in_team=named is not None and not hears,
    )


def _own_organisation(actor: Actor) -> Organisation | None:
    membership = (
        Membership.objects.filter(person_id=actor.pk, left_at=None)
        .select_related("organisation__concern_receiver__identity")
        .order_by("-joined_at")
        .first()
    )
    return membership.organisation if membership else None


def own_concerns(person: Actor) -> tuple[ConcernLine, ...]:
    """What the person said with their name, newest day first, in two queries."""
    return tuple(_line(concern) for concern in _with_all().filter(author_id=person.pk).order_by("-id")[:PAGE])


def received_by(person: Actor, after: UUID | None = None) -> ConcernList:
    """Twenty concerns that came to the person, newest day first, in two queries."""
    concerns = _with_all().filter(receiver_id=person.pk).order_by("-id")
    found = list((concerns.filter(id__lt=after) if after else concerns)[: PAGE + 1])
    lines = tuple(_line(concern) for concern in found[:PAGE])
    return ConcernList(lines, lines[-1].id if len(found) > PAGE else None)


def receives_any(person: Actor) -> bool:
    """Whether anything ever came to the person, or an organisation names them to hear it."""
    named = Organisation.objects.filter(concern_receiver_id=person.pk)
    return named.exists() or Concern.objects.filter(receiver_id=person.pk).exists()


def waiting_for(person: Actor) -> tuple[Waiting, ...]:
    """Concerns that wait for the person's first answer, oldest first."""
    waiting = Concern.objects.filter(receiver_id=person.pk, state=Concern.State.SENT).order_by("id")[:PAGE]
    return tuple(Waiting(concern.pk, concern.raised_on) for concern in waiting)


def one(concern: Concern) -> ConcernLine:
    """The concern with its replies."""
    return _line(_with_all().get(pk=concern.pk))


def behind(code: str) -> ConcernLine | None:
    """The nameless concern that a code belongs to."""
    concern = _with_all().filter(claim_hash=code_hash(code)).first()
    return _line(concern) if concern else None


def _with_all() -> QuerySet[Concern]:
    people = ("author__identity", "receiver__identity", "initiative")
    return Concern.objects.select_related(*people).prefetch_related("replies")


def _line(concern: Concern) -> ConcernLine:
    return ConcernLine(
        id=concern.pk,
        words=concern.words,
        author=str(concern.author) if concern.author else "",
        initiative=concern.initiative.title if concern.initiative else "",
        receiver=str(concern.receiver),
        raised_on=concern.raised_on,
        state=concern.state,
        replies=tuple(Reply(reply.words, reply.at) for reply in sorted(concern.replies.all(), key=lambda one: one.pk)),
    )
