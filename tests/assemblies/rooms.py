"""Assemblies for tests, made through the actions that people use; only the people of a new room are rows at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from assieme.assemblies.bodies import actions as body_actions
from assieme.assemblies.bodies.models import Assembly, Seat
from assieme.assemblies.votes import actions as vote_actions
from assieme.assemblies.votes.models import Vote
from assieme.organisations.models import Membership, Organisation
from assieme.people.models import Identity, Person
from assieme.people.persons import system_person
from tests.factories import NOW, a_facilitator, a_member, a_name, an_organisation

USER, CARER, STAFF = "service user", "carer", "professional"


@dataclass(frozen=True)
class Room:
    """An assembly with rules and seats; `seated` are its people by standpoint, `leader` has no seat."""

    organisation: Organisation
    assembly: Assembly
    leader: Person
    seated: dict[str, list[Person]]

    @property
    def everybody(self) -> list[Person]:
        return [person for people in self.seated.values() for person in people]


def a_room(seats: dict[str, int] | None = None, name: str = "Wednesday committee", **rules: Any) -> Room:
    """Six service users, five professionals unless `seats` says otherwise; `rules` as in `body_actions.Rules`."""
    organisation = an_organisation()
    assembly = body_actions.found_assembly(organisation=organisation, name=name, by=system_person(), now=NOW)
    seated = {
        standpoint: seated_at_once(assembly, standpoint, number)
        for standpoint, number in (seats or {USER: 6, STAFF: 5}).items()
    }
    body_actions.adopt_rules(assembly=assembly, rules=body_actions.Rules(**rules), by=system_person(), now=NOW)
    return Room(organisation, assembly, a_facilitator(organisation), seated)


def seated_at_once(assembly: Assembly, standpoint: str, number: int) -> list[Person]:
    """So many members with a seat each, in four statements, because most tests begin with them."""
    people = Person.objects.bulk_create([Person(created_at=NOW) for _ in range(number)])
    Identity.objects.bulk_create([Identity(person=one, display_name=a_name()) for one in people])
    about = {"standpoints": [standpoint], "speaking_as": standpoint, "joined_at": NOW}
    Membership.objects.bulk_create(
        [Membership(organisation=assembly.organisation, person=one, **about) for one in people]
    )
    Seat.objects.bulk_create([Seat(assembly=assembly, person=one, standpoint=standpoint, since=NOW) for one in people])
    return people


def a_seat(assembly: Assembly, standpoint: str) -> Person:
    person = a_member(assembly.organisation, standpoint)
    body_actions.give_seat(assembly=assembly, person=person, standpoint=standpoint, by=system_person(), now=NOW)
    return person


def a_vote(room: Room, **details: Any) -> Vote:
    """A question that nobody can vote on yet."""
    details = {"title": "A quiet room", "question": "Shall we make a quiet room?"} | details
    return vote_actions.prepare_vote(assembly=room.assembly, by=room.leader, now=NOW, **details)


def an_open_vote(room: Room, **details: Any) -> Vote:
    return vote_actions.open_vote(vote=a_vote(room, **details), by=room.leader, now=NOW)


def cast(vote: Vote, people: Iterable[Person], choice: str) -> list[str]:
    """Everybody in `people` makes the choice; the receipts."""
    return [vote_actions.cast_ballot(vote=vote, marks=choice, by=person, now=NOW) for person in people]
