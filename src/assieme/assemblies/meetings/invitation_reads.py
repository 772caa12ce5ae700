"""What pages ask about invitations, answers and calendars."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from assieme.assemblies.bodies.breaks import resting
from assieme.assemblies.bodies.models import Seat
from assieme.assemblies.meetings import ics
from assieme.assemblies.meetings.invitation_access import answerable
from assieme.assemblies.meetings.models import Feed, Invite, Meeting
from assieme.core.actors import Actor
from assieme.organisations.models import Membership
from assieme.people.codes import hash_of, tidy
from assieme.people.models import Person

PAGE = 100
SHOWN_FOR = timedelta(days=60)


@dataclass(frozen=True)
class Asked:
    """Somebody who is asked, and what they said; `answer` is empty until they do."""

    id: UUID
    name: str
    answer: str
    answer_words: str
    is_guest: bool
    has_link: bool


@dataclass(frozen=True)
class Answers:
    """A page of those who are asked, by name; and of all, how many come and how many have not answered.

    `after` is the key to go on from, empty at the end.
    """

    asked: tuple[Asked, ...]
    coming: int
    silent: int
    after: str


def answers_to(meeting: Meeting, after: str = "") -> Answers:
    """Who is asked to the meeting, from the key `after` on. One query."""
    rows = Invite.objects.filter(meeting=meeting, withdrawn_at=None).select_related("person__identity")
    asked = (
        Asked(
            row.pk,
            str(row),
            row.answer,
            row.get_answer_display() if row.answer else _("No answer yet"),
            row.person_id is None,
            row.link_hash is not None,
        )
        for row in rows
    )
    everybody = sorted(asked, key=lambda one: (one.name.casefold(), one.id))
    first = next((place for place, one in enumerate(everybody, 1) if str(one.id) == after), 0)
    shown = tuple(everybody[first : first + PAGE])
    return Answers(
        shown,
        coming=sum(one.answer == Invite.Answer.YES for one in everybody),
        silent=sum(not one.answer for one in everybody),
        after=str(shown[-1].id) if len(everybody) > first + PAGE else "",
    )


def away_on(meeting: Meeting) -> tuple[str, ...]:
    """Who takes a break on the day of the meeting, by name, for who leads, until it is over. Three queries."""
    people = Person.objects.filter(pk__in=resting(meeting.assembly, meeting.held_on)).select_related("identity")
    return tuple(sorted(map(str, people), key=str.casefold))


def members_to_ask(meeting: Meeting) -> dict[UUID, Person]:
    """Members of the organisation who are not asked yet, by name. One query."""
    asked = Invite.objects.filter(meeting=meeting, withdrawn_at=None, person__isnull=False).values("person_id")
    members = Membership.objects.filter(organisation_id=meeting.organisation_id, left_at=None)
    rows = members.exclude(person_id__in=asked).select_related("person__identity")
    people = sorted((one.person for one in rows), key=lambda person: str(person).casefold())
    return {person.pk: person for person in people}


def own_invite(meeting: Meeting, actor: Actor) -> Invite | None:
    return Invite.objects.filter(meeting=meeting, person_id=actor.pk, withdrawn_at=None).first()


def invite_behind(typed: str, now: datetime) -> Invite | None:
    """The invitation that a link's code answers; None for a code that opens nothing (any more)."""
    code = tidy(typed)
    rows = Invite.objects.select_related("meeting__assembly__organisation", "person__identity")
    invite = rows.filter(link_hash=hash_of(code)).first() if code else None
    return invite if invite is not None and answerable(invite, now) else None


def entry_of(meeting: Meeting, url: str = "") -> ics.Entry:
    """A meeting for a calendar: what is said of it to anyone who is asked."""
    return ics.Entry(
        uid=f"{meeting.pk}@assieme",
        title=meeting.assembly.name,
        day=meeting.held_on,
        begins=meeting.begins_at,
        ends=meeting.ends_at,
        place=meeting.place,
        words=meeting.remote,
        url=url,
        edition=meeting.edition,
        made_at=meeting.created_at,
    )


def feed_behind(typed: str) -> Feed | None:
    """The calendar that a secret address opens, while its owner belongs to the organisation."""
    code = tidy(typed)
    if not code:
        return None
    feeds = Feed.objects.filter(link_hash=hash_of(code), person__erased_at=None).select_related("organisation")
    here = Membership.objects.filter(left_at=None, organisation_id=OuterRef("organisation_id"))
    return feeds.filter(Exists(here.filter(person_id=OuterRef("person_id")))).first()


def meetings_in(feed: Feed, now: datetime) -> list[Meeting]:
    """Meetings of bodies in which the calendar's owner has a seat: those to come, and of the last two months."""
    seats = Seat.objects.filter(person_id=feed.person_id, until=None)
    since = now.date() - SHOWN_FOR
    rows = Meeting.objects.filter(
        organisation_id=feed.organisation_id, assembly_id__in=seats.values("assembly_id"), held_on__gte=since
    )
    return list(rows.select_related("assembly").order_by("held_on", "id")[:PAGE])


def has_feed(organisation_id: UUID, actor: Actor) -> bool:
    return Feed.objects.filter(organisation_id=organisation_id, person_id=actor.pk).exists()
