"""A committee whose rules let management set a decision aside with a reason, a forum and an area."""

from dataclasses import dataclass

import pytest

from assieme.assemblies.bodies import actions as body_actions
from assieme.assemblies.bodies.models import Assembly
from assieme.assemblies.matters import matter_actions
from assieme.assemblies.matters.matter_actions import Letter
from assieme.assemblies.matters.models import Matter
from assieme.assemblies.votes.closing_actions import open_box
from assieme.assemblies.votes.models import Vote
from assieme.people.models import Person
from tests.assemblies.rooms import STAFF, USER, Room, a_room, an_open_vote, cast
from tests.factories import NOW, a_facilitator, a_member, an_organisation


@dataclass(frozen=True)
class Forums:
    """A room, the group that it sends matters to, and one beyond."""

    room: Room
    area: Assembly
    region: Assembly

    @property
    def user(self) -> Person:
        return self.room.seated[USER][0]

    @property
    def leader(self) -> Person:
        return self.room.leader

    def sends(self, title: str = "The bus stops too far away", **about: object) -> Matter:
        return matter_actions.send_matter(
            sender=self.room.assembly,
            receiver=self.area,
            letter=Letter(title, **about),  # type: ignore[arg-type]
            by=self.user,
            now=NOW,
        )


@pytest.fixture
def room(db: None) -> Room:
    return a_room({USER: 4, STAFF: 2}, chair=[STAFF], override="reasoned")


@pytest.fixture
def forums(room: Room) -> Forums:
    area = a_group(room, "Area board")
    region = a_group(room, "Region")
    for below, above in ((room.assembly, area), (area, region)):
        matter_actions.declare_link(
            organisation=room.organisation, forum=below, area=above, days=30, by=room.leader, now=NOW
        )
    return Forums(room, area, region)


def a_group(room: Room, name: str) -> Assembly:
    made = body_actions.found_assembly(organisation=room.organisation, name=name, by=room.leader, now=NOW)
    body_actions.adopt_rules(assembly=made, rules=body_actions.Rules(chair=[STAFF]), by=room.leader, now=NOW)
    return made


def a_decision(room: Room, choice: str = "for") -> Vote:
    """A vote that all took part in, and that passed unless they chose otherwise."""
    vote = an_open_vote(room)
    cast(vote, room.everybody, choice)
    open_box(vote=vote, by=room.leader, now=NOW)
    vote.refresh_from_db()
    return vote


@pytest.fixture
def decision(room: Room) -> Vote:
    return a_decision(room)


@pytest.fixture
def people(room: Room) -> dict[str, Person]:
    return {
        "user": room.seated[USER][0],
        "staff": room.seated[STAFF][0],
        "member": a_member(room.organisation),
        "manager": a_member(room.organisation, "manager"),
        "facilitator": room.leader,
        "stranger": a_facilitator(an_organisation()),
    }
