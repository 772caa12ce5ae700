"""Naming somebody on a circle in one line."""

from tests.factories import NOW

from assieme.circles import actions
from assieme.circles.models import PlacedPerson
from assieme.logic.participation.practice import Circle
from assieme.organisations.models import Initiative
from assieme.people.models import Person


def place(
    initiative: Initiative, by: Person, name: str = "Kim", circle: Circle = Circle.INVOLVED, standpoint: str = ""
) -> PlacedPerson:
    return actions.place_person(initiative=initiative, name=name, circle=circle, by=by, now=NOW, standpoint=standpoint)
