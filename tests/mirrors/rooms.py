"""An assembly with an initiative and something to count, made through the actions that people use."""

from datetime import UTC, datetime, timedelta
from typing import Any

from assieme.assemblies.bodies import actions as body_actions
from assieme.assemblies.bodies.models import Assembly
from assieme.assemblies.meetings import actions as meeting_actions
from assieme.assemblies.meetings.models import Meeting
from assieme.assemblies.votes import actions as vote_actions
from assieme.assemblies.votes import closing
from assieme.assemblies.votes.models import Vote
from assieme.organisations import actions as places
from assieme.organisations.models import Initiative
from assieme.people.models import Person
from assieme.people.persons import system_person
from assieme.toolkit.cards import actions as cards
from assieme.toolkit.cards.models import Card
from assieme.toolkit.cards.written import Written
from tests.assemblies.rooms import Room, seated_at_once
from tests.factories import NOW, a_facilitator, an_initiative, an_organisation

USER, CARER, STAFF = "service user", "carer", "professional"
SPRING = datetime(2026, 2, 10, 9, tzinfo=UTC)


def a_room(seats: dict[str, int] | None = None, rules: dict[str, Any] | None = None) -> Room:
    """Six service users and five professionals unless `seats` says otherwise; `rules` None is without rules."""
    organisation = an_organisation()
    initiative = an_initiative(organisation, title="A quiet room")
    assembly = body_actions.found_assembly(
        organisation=organisation, initiative=initiative, name="Wednesday committee", by=system_person(), now=SPRING
    )
    wanted = {USER: 6, STAFF: 5} if seats is None else seats
    seated = {standpoint: seated_at_once(assembly, standpoint, number) for standpoint, number in wanted.items()}
    if rules is not None:
        body_actions.adopt_rules(assembly=assembly, rules=body_actions.Rules(**rules), by=system_person(), now=SPRING)
    return Room(organisation, assembly, a_facilitator(organisation), seated)


def initiative_of(assembly: Assembly) -> Initiative:
    assert assembly.initiative is not None
    return assembly.initiative


def declare(room: Room, level: str, aims: str = "", whose_words: str = "") -> None:
    places.declare(
        initiative=initiative_of(room.assembly),
        declared=places.Declared(level=level, aims=aims, whose_words=whose_words),
        by=room.leader,
        now=SPRING,
    )


def a_card(
    room: Room, author: Person, now: datetime = SPRING, authorship: str = "named", show_standpoint: bool = False
) -> Card:
    return cards.raise_card(
        initiative=initiative_of(room.assembly),
        written=Written(idea="A kettle of our own"),
        authorship=authorship,
        by=author,
        now=now,
        show_standpoint=show_standpoint,
    ).card


def an_owned_card(room: Room, card: Card, due: int = 20) -> Card:
    """The card goes to a meeting and gets an owner; its answer is due after `due` days."""
    card = cards.receive_card(card=card, by=room.leader, now=SPRING)
    card = cards.bring_card(card=card, meeting_on=SPRING.date(), by=room.leader, now=SPRING)
    due_on = (SPRING + timedelta(days=due)).date()
    return cards.give_owner(card=card, owner=room.leader, due_on=due_on, by=room.leader, now=SPRING)


def an_overdue_card(room: Room, author: Person) -> Card:
    return an_owned_card(room, a_card(room, author))


def answer(room: Room, card: Card, word: str = "done", days: int = 5) -> Card:
    """The card goes all the way to an answer, `days` after it was raised; it was due after 20 days."""
    then = SPRING + timedelta(days=days)
    owned = an_owned_card(room, card)
    return cards.answer_card(card=owned, answer=word, why="It was.", by=room.leader, now=then)


def a_meeting(room: Room, present: list[Person], chair: Person | None = None, now: datetime = NOW) -> Meeting:
    seats = {seat.person_id: seat for seat in room.assembly.seats.all()}
    meeting = meeting_actions.plan_meeting(assembly=room.assembly, held_on=now.date(), by=room.leader, now=now)
    return meeting_actions.write_minutes(
        meeting=meeting,
        words="We met.",
        present=[seats[person.pk] for person in present],
        chaired_by=seats[chair.pk] if chair else None,
        by=room.leader,
        now=now,
    )


def a_counted_vote(room: Room, votes_for: list[Person], against: list[Person]) -> Vote:
    vote = vote_actions.prepare_vote(
        assembly=room.assembly, title="Chairs", question="Shall we?", by=room.leader, now=NOW
    )
    vote = vote_actions.open_vote(vote=vote, by=room.leader, now=NOW)
    for choice, people in (("for", votes_for), ("against", against)):
        for person in people:
            vote_actions.cast_ballot(vote=vote, marks=choice, by=person, now=NOW)
    return closing.close_vote(vote=vote, by=room.leader, now=NOW + timedelta(days=1))
