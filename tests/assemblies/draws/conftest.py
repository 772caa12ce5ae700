"""A panel of four: two service users, one or two carers, young and old mixed."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

import pytest
from tests.factories import NOW, a_facilitator, a_member, an_organisation

from assieme.assemblies.bodies import actions as bodies
from assieme.assemblies.bodies.actions import Rules
from assieme.assemblies.bodies.models import Assembly
from assieme.assemblies.draws import call_actions, drawing_actions
from assieme.assemblies.draws.lots import outlook
from assieme.assemblies.draws.models import Draw, Entry
from assieme.organisations.models import Organisation
from assieme.people.models import Person
from assieme.people.persons import system_person

USER, CARER = "service user", "carer"
LAST_DAY = date(2026, 5, 20)
YOUNG, OLD = "under 40", "40 and over"
LATER = NOW + timedelta(days=20)


@dataclass
class Place:
    """An assembly without seats, who runs its draw, and those who said yes."""

    organisation: Organisation
    assembly: Assembly
    leader: Person
    draw: Draw
    people: list[Person] = field(default_factory=list)

    def again(self) -> Draw:
        self.draw.refresh_from_db()
        return self.draw

    def entry(self, person: Person) -> Entry:
        return Entry.objects.get(draw=self.draw, person=person)

    def says_yes(self, standpoint: str, age: str, now: datetime = NOW) -> Person:
        person = a_member(self.organisation, standpoint)
        said = {"standpoint": standpoint, "age": age}
        call_actions.enter_draw(draw=self.draw, said=said, by=person, now=now)
        self.people.append(person)
        return person

    def open(self) -> None:
        call_actions.open_call(draw=self.draw, by=self.leader, now=NOW)

    def close(self) -> None:
        found = outlook(self.draw)
        assert found.prepared
        drawing_actions.close_call(draw=self.draw, prepared=found.prepared, by=self.leader, now=LATER)

    def draw_panel(self, said: str = "3 5 1 6 2 2") -> list[Entry]:
        """Those who are asked now."""
        drawing_actions.draw_panel(draw=self.draw, said=said, by=self.leader, now=LATER)
        return self.asked()

    def asked(self) -> list[Entry]:
        rows = Entry.objects.filter(draw=self.draw, state=Entry.State.ASKED).select_related("person")
        return list(rows.order_by("number"))


def a_draw(assembly: Assembly, leader: Person, size: int = 4, name: str = "Panel on the new house") -> Draw:
    return call_actions.begin_draw(
        assembly=assembly,
        name=name,
        purpose="Four evenings. We read the plans and say what we think.",
        size=size,
        closes_on=LAST_DAY,
        standpoints=[USER, CARER],
        by=leader,
        now=NOW,
    )


def numbers(draw: Draw, **bounds: tuple[int, int]) -> None:
    """Set bounds by value, written with underscores."""
    wanted = {name.replace("_", " "): bound for name, bound in bounds.items()}
    found = {one.pk: wanted[one.value] for one in draw.targets.all() if one.value in wanted}
    call_actions.set_targets(draw=draw, numbers=found, by=system_leader(draw), now=NOW)


def system_leader(draw: Draw) -> Person:
    return draw.organisation.memberships.get(role="facilitator").person


@pytest.fixture
def place(db: None) -> Place:
    organisation = an_organisation()
    leader = a_facilitator(organisation)
    assembly = bodies.found_assembly(organisation=organisation, name="Advisory panel", by=system_person(), now=NOW)
    bodies.adopt_rules(assembly=assembly, rules=Rules(), by=system_person(), now=NOW)
    draw = a_draw(assembly, leader)
    call_actions.add_feature(draw=draw, feature="age", values=[YOUNG, OLD], by=leader, now=NOW)
    numbers(draw, service_user=(2, 3), carer=(1, 2), under_40=(1, 3), **{"40_and_over": (1, 3)})
    return Place(organisation, assembly, leader, draw)


@pytest.fixture
def open_place(place: Place) -> Place:
    """Seven service users and five carers said yes."""
    place.open()
    for number in range(12):
        place.says_yes(USER if number < 7 else CARER, YOUNG if number % 3 == 0 else OLD)
    return place


@pytest.fixture
def closed_place(open_place: Place) -> Place:
    open_place.close()
    return open_place
