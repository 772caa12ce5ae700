"""What waits for a person today, what came of what they said, and where they meet next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from assieme.assemblies.draws import my_day as draws
from assieme.assemblies.live import my_day as live
from assieme.assemblies.matters import my_day as matters
from assieme.assemblies.meetings import my_day as meetings
from assieme.assemblies.meetings.reads import next_meeting_for
from assieme.assemblies.mornings import my_day as mornings
from assieme.assemblies.opinions import my_day as opinions
from assieme.assemblies.votes import my_day as votes
from assieme.assemblies.votes.models import Envelope, NamedBallot, RollEntry, Vote
from assieme.circles import my_day as circles
from assieme.evidence.barriers import my_day as barriers
from assieme.instruments import my_day as instruments
from assieme.mirrors import my_day as mirrors
from assieme.organisations.access import settle_join_request
from assieme.organisations.models import JoinRequest
from assieme.people.models import AccessNeeds, Person
from assieme.people.notices import NoticeLine, unread_for
from assieme.reflection import my_day as reflection
from assieme.roadmap import my_day as roadmap
from assieme.toolkit.cards import my_day as cards
from assieme.toolkit.concerns import reads as concerns
from assieme.toolkit.ladder import my_day as ladder
from assieme.toolkit.profiles import my_day as profiles
from assieme.toolkit.readiness import plan_reads as plans
from assieme.year.reads import refused_waves

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
class Task:
    """Something of a tool that waits for the person: `words` are people's own, `sentence` says what is asked."""

    words: str
    sentence: str | Promise
    href: str
    due_on: date | None = None
    late: bool = False


@dataclass(frozen=True)
class Day:
    """A person's day. A constant number of queries."""

    votes: tuple[OpenVote, ...]
    ideas: tuple[cards.Waiting, ...]
    wrongs: tuple[concerns.Waiting, ...]
    tasks: tuple[Task, ...]
    said: tuple[cards.Mine, ...]
    meeting: NextMeeting | None
    asking: int
    asking_href: str
    notices: tuple[NoticeLine, ...]

    @property
    def waits(self) -> bool:
        open_vote = any(not vote.voted for vote in self.votes)
        return bool(self.ideas or self.wrongs or self.tasks or self.asking or open_vote)


def day(person: Person, today: date) -> Day:
    """Gather the person's day."""
    asking = list(
        settle_join_request.rows(person).filter(state=JoinRequest.State.WAITING).order_by("asked_at")[: MOST + 1]
    )
    return Day(
        votes=_votes(person),
        ideas=cards.waiting_for(person, today),
        wrongs=concerns.waiting_for(person),
        tasks=(*_asked_together(person, today), *_tasks(person, today)),
        said=cards.mine(person),
        meeting=_next_meeting(person, today),
        asking=len(asking),
        asking_href=reverse("market", kwargs={"id": asking[0].initiative_id}) if asking else "",
        notices=tuple(unread_for(person, most=NEWS)),
    )


def _tasks(person: Person, today: date) -> Iterator[Task]:
    """What waits in the tools; worrying answers first. A constant number of queries."""
    for asked in instruments.waiting_for(person, today, without=refused_waves(person)):
        yield Task(asked.title, asked.sentence, asked.href, asked.due_on)
    for draft in profiles.waiting_for(person, today):
        sentence = _("%(name)s typed your profile for you. Read it, and say if it is right.") % {"name": draft.typed_by}
        yield Task(_("Your one-page profile"), sentence, reverse("profile_draft", kwargs={"id": draft.page_id}))
    for goal in plans.waiting_for(person, today):
        href = reverse("readiness_goal", kwargs={"id": goal.goal_id})
        yield Task(goal.what, goal.sentence, href, goal.due_on, goal.late)
    for contact in circles.waiting_for(person, today):
        yield Task(contact.words, contact.sentence, contact.href, contact.due_on, contact.late)
    for tried in ladder.waiting_for(person, today):
        yield Task(tried.words, tried.sentence, tried.href)


def _asked_together(person: Person, today: date) -> Iterator[Task]:
    """What waits in bodies that meet and decide; the meeting that goes on comes first."""
    for one in (
        *live.waiting_for(person, today),
        *meetings.waiting_for(person, today),
        *mornings.waiting_for(person, today),
        *votes.waiting_for(person),
        *matters.waiting_for(person, today),
        *draws.waiting_for(person, today),
        *opinions.waiting_for(person, today),
        *barriers.waiting_for(person),
        *roadmap.waiting_for(person, today),
        *reflection.waiting_for(person, today),
        *mirrors.waiting_for(person, today),
    ):
        yield Task(one.words, one.sentence, one.path, one.due_on, one.late)


def _votes(person: Person) -> tuple[OpenVote, ...]:
    mine = RollEntry.objects.filter(person=person)
    here = {"vote": OuterRef("pk"), "voter": person}
    cast = Exists(Envelope.objects.filter(**here)) | Exists(NamedBallot.objects.filter(**here))
    votes = Vote.objects.filter(phase=Vote.Phase.OPEN, pk__in=mine.values("vote_id")).annotate(voted=cast)
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
