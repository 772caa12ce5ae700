"""What pages ask about decisions and what became of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from assieme.assemblies.bodies.models import Assembly
from assieme.assemblies.matters.access import answer_commitment, make_commitment, override_decision
from assieme.assemblies.matters.decided import COUNTED, is_decision
from assieme.assemblies.matters.models import Commitment, Override
from assieme.assemblies.meetings.models import AgendaItem
from assieme.assemblies.votes.models import Vote
from assieme.core.actors import Actor
from assieme.core.days import day_of
from assieme.organisations.models import Membership, Organisation, Service
from assieme.people.models import Person

PAGE, FEW = 20, 5
_PASSED = Q(result__outcome__passed=True) | Q(result__outcome__decided=True)
_PEOPLE = ("owner__identity", "answered_by__identity")


@dataclass(frozen=True)
class Doing:
    """What somebody does because of a decision. `asked`: the owner has not said yes yet."""

    path: str
    what: str
    how_we_know: str
    owner: str
    asked: bool
    due_on: date
    late: bool
    answer: str
    why: str
    answered_at: datetime | None
    vote_id: UUID | None
    group: str


@dataclass(frozen=True)
class Aside:
    """A decision was set aside: by whom, when, and why; the reason is empty where none was given."""

    at: datetime
    by: str
    reason: str


@dataclass(frozen=True)
class Decision:
    """A vote that passed, with what follows from it."""

    vote_id: UUID
    title: str
    at: datetime | None
    doing: tuple[Doing, ...]
    aside: Aside | None


@dataclass(frozen=True)
class Page:
    """Decisions, newest first; `after` is the key to go on from, None at the end."""

    decisions: tuple[Decision, ...]
    after: UUID | None


@dataclass(frozen=True)
class OnVote:
    """What the page of a vote says of its life afterwards, and what this reader may do."""

    decision: Decision
    may_add: bool
    may_override: bool


def decisions_page(assembly: Assembly, today: date, after: UUID | None = None) -> Page:
    """Twenty decisions of the group, newest first, each with what follows from it. Four queries."""
    votes = Vote.objects.filter(_PASSED, assembly=assembly, phase__in=COUNTED).order_by("-id")
    found = list((votes.filter(pk__lt=after) if after else votes)[: PAGE + 1])
    return Page(_decisions(found[:PAGE], today), found[PAGE - 1].pk if len(found) > PAGE else None)


def decided_between(
    organisation: Organisation, first: date, last: date, today: date, service: Service | None = None
) -> tuple[Decision, ...]:
    """What all groups of an organisation, or of one of its services, decided from the first day to the last, the oldest
    first. Four queries."""
    zone = ZoneInfo(organisation.time_zone)
    begin, end = (datetime.combine(day, time(), zone) for day in (first, last + timedelta(days=1)))
    votes = Vote.objects.filter(_PASSED, organisation=organisation, phase__in=COUNTED)
    if service:
        votes = votes.filter(assembly__initiative__service=service)
    return _decisions(votes.filter(closed_at__gte=begin, closed_at__lt=end).order_by("closed_at", "id"), today)


def on_vote(vote: Vote, actor: Actor, today: date) -> OnVote:
    """For the page of a decision: a constant number of queries."""
    return OnVote(
        _decisions([vote], today)[0],
        make_commitment.allows(actor, vote),
        override_decision.allows(actor, vote),
    )


def beside_vote(vote: Vote, actor: Actor) -> dict[str, OnVote]:
    """What the page of a counted vote says more, in a constant number of queries: nothing where nothing was decided."""
    if not is_decision(vote):
        return {}
    return {"on_vote": on_vote(vote, actor, day_of(timezone.now(), vote.assembly.organisation.time_zone))}


def agreed_in_meetings(assembly: Assembly, today: date) -> tuple[Doing, ...]:
    """What meetings agreed without a vote, newest first: the latest twenty. One query."""
    items = follow_ups().filter(meeting__assembly=assembly, vote=None).order_by("-id")
    return tuple(of_item(item, today) for item in items[:PAGE])


def late_ones(today: date, *, organisation: UUID | None = None, assembly: UUID | None = None) -> tuple[Doing, ...]:
    """What should have its answer by now, in an organisation or one of its groups, the oldest first. Two queries."""
    commitments = Commitment.objects.filter(answered_at=None, due_on__lt=today)
    items = follow_ups().filter(commitment=None, due_on__lt=today)
    if organisation:
        commitments, items = commitments.filter(organisation=organisation), items.filter(organisation=organisation)
    if assembly:
        commitments, items = commitments.filter(assembly=assembly), items.filter(meeting__assembly=assembly)
    return _soonest(commitments, items, today)


def waiting_of(person: Actor, today: date) -> tuple[Doing, ...]:
    """What the person said they do, or is asked to do, the soonest first. Two queries."""
    commitments = Commitment.objects.filter(owner_id=person.pk, answered_at=None)
    return _soonest(commitments, follow_ups().filter(owner_id=person.pk, commitment=None), today)


def _soonest(commitments: QuerySet[Commitment], items: QuerySet[AgendaItem], today: date) -> tuple[Doing, ...]:
    rows = commitments.select_related("item", "vote", "assembly", *_PEOPLE).order_by("due_on", "id")
    lines = [of_commitment(row, today) for row in rows[:PAGE]]
    lines += [of_item(item, today) for item in items.order_by("due_on", "id")[:PAGE]]
    return tuple(sorted(lines, key=lambda line: line.due_on)[:PAGE])


def follow_ups() -> QuerySet[AgendaItem]:
    """What meetings agreed that somebody does. A card has an owner, a day and an answer of its own."""
    items = AgendaItem.objects.filter(owner__isnull=False, due_on__isnull=False, done_at__isnull=False, card=None)
    return items.select_related("owner__identity", "meeting__assembly", "commitment__answered_by__identity")


def of_item(item: AgendaItem, today: date) -> Doing:
    """A line of what a meeting agreed, with its answer where there is one."""
    commitment: Commitment | None = getattr(item, "commitment", None)
    due_on = item.due_on or today
    return Doing(
        path=reverse("follow_up", kwargs={"id": item.pk}),
        what=item.follow_up or item.title or _("These words were taken back."),
        how_we_know="",
        owner=str(item.owner) if item.owner else "",
        asked=False,
        due_on=due_on,
        late=commitment is None and due_on < today,
        answer=commitment.answer if commitment else "",
        why=commitment.why if commitment else "",
        answered_at=commitment.answered_at if commitment else None,
        vote_id=item.vote_id,
        group=item.meeting.assembly.name,
    )


def of_commitment(row: Commitment, today: date) -> Doing:
    """A line of what somebody does after a vote."""
    return Doing(
        path=reverse("commitment", kwargs={"id": row.pk}),
        what=row.what or _("These words were taken back."),
        how_we_know=row.how_we_know,
        owner=str(row.owner) if row.owner else "",
        asked=row.agreed_at is None,
        due_on=row.due_on,
        late=row.answered_at is None and row.due_on < today,
        answer=row.answer,
        why=row.why,
        answered_at=row.answered_at,
        vote_id=row.vote_id,
        group=row.assembly.name,
    )


def possible_owners(vote: Vote) -> QuerySet[Person]:
    """Members who can be asked, by name."""
    here = Membership.objects.filter(organisation_id=vote.organisation_id, left_at=None).exclude(role="researcher")
    people = Person.objects.filter(pk__in=here.values("person_id"), identity__isnull=False)
    return people.select_related("identity").order_by("identity__display_name", "pk")


def may_answer(row: Commitment, actor: Actor) -> bool:
    """Whether the actor says what became of it: not before they said whether they do it."""
    asked = row.owner_id == actor.pk and row.agreed_at is None
    return not asked and answer_commitment.allows(actor, row)


def _decisions(votes: Iterable[Vote], today: date) -> tuple[Decision, ...]:
    votes = list(votes)
    doing: dict[UUID, list[Doing]] = {vote.pk: [] for vote in votes}
    rows = Commitment.objects.filter(vote__in=votes).select_related("assembly", *_PEOPLE).order_by("due_on", "id")
    for row in rows:
        doing[row.vote_id or row.pk].append(of_commitment(row, today))
    for item in follow_ups().filter(vote__in=votes).order_by("due_on", "id"):
        doing[item.vote_id or item.pk].append(of_item(item, today))
    overrides = Override.objects.filter(vote__in=votes).select_related("reason", "by__identity")
    asides = {row.vote_id: Aside(row.at, str(row.by), row.reason.words) for row in overrides}
    return tuple(
        Decision(vote.pk, vote.title, vote.closed_at, tuple(doing[vote.pk]), asides.get(vote.pk)) for vote in votes
    )
