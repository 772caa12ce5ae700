"""What waits for a person today, what came of what they said, and where they meet next."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef
from django.urls import reverse

from assieme.assemblies.models import Envelope, RollEntry, Vote
from assieme.assemblies.reads import next_meeting_for
from assieme.organisations.access import settle_join_request
from assieme.organisations.models import JoinRequest
from assieme.people.models import AccessNeeds, Person
from assieme.people.notices import NoticeLine, unread_for
from assieme.toolkit.cards import my_day as cards
from assieme.toolkit.concerns import reads as concerns

MOST, NEWS = 10, 4


@dataclass(frozen=True)
class OpenVote:
    """A vote that the person may cast now; `last_moment` is before the midnight at which it closes; `voted` when their
    envelope is in."""

    id: str
    title: str
    last_moment: datetime | None
    voted: bool


@dataclass(frozen=True)
class NextMeeting:
    assembly: str
    href: str
    held_on: date
    place: str
    needs: tuple[str, ...]
    shared: bool


@dataclass(frozen=True)
class Day:
    """A person's day. A constant number of queries."""

    votes: tuple[OpenVote, ...]
    ideas: tuple[cards.Waiting, ...]
    wrongs: tuple[concerns.Waiting, ...]
    said: tuple[cards.Mine, ...]
    meeting: NextMeeting | None
    asking: int
    asking_href: str
    notices: tuple[NoticeLine, ...]

    @property
    def waits(self) -> bool:
        return bool(self.ideas or self.wrongs or self.asking or any(not vote.voted for vote in self.votes))


def day(person: Person, today: date) -> Day:
    """Gather the person's day."""
    asking = list(
        settle_join_request.rows(person).filter(state=JoinRequest.State.WAITING).order_by("asked_at")[: MOST + 1]
    )
    return Day(
        votes=_votes(person),
        ideas=cards.waiting_for(person, today),
        wrongs=concerns.waiting_for(person),
        said=cards.mine(person),
        meeting=_next_meeting(person, today),
        asking=len(asking),
        asking_href=reverse("market", kwargs={"id": asking[0].initiative_id}) if asking else "",
        notices=tuple(unread_for(person, most=NEWS)),
    )


def _votes(person: Person) -> tuple[OpenVote, ...]:
    mine = RollEntry.objects.filter(person=person)
    envelope = Envelope.objects.filter(vote=OuterRef("pk"), voter=person)
    votes = Vote.objects.filter(phase=Vote.Phase.OPEN, pk__in=mine.values("vote_id")).annotate(voted=Exists(envelope))
    return tuple(
        OpenVote(str(vote.pk), vote.title, vote.closes_at and vote.closes_at - timedelta(seconds=1), vote.voted)
        for vote in votes.order_by("closes_at", "id")[:MOST]
    )


def _next_meeting(person: Person, today: date) -> NextMeeting | None:
    meeting = next_meeting_for(person, today)
    if meeting is None:
        return None
    needs = AccessNeeds.objects.filter(person=person).first()
    return NextMeeting(
        assembly=meeting.assembly.name,
        href=reverse("assembly", kwargs={"id": meeting.assembly_id}),
        held_on=meeting.held_on,
        place=meeting.place,
        needs=tuple(needs.need_labels) if needs else (),
        shared=needs.share_with_organisers if needs else False,
    )
