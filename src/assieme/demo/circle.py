"""The circle of support of the demonstration: two boards, contact plans of which some are due, who was told."""

from datetime import timedelta

from assieme.circles import actions, contact_actions, telling_actions
from assieme.circles.contact_actions import ContactPlan
from assieme.circles.models import PlacedPerson
from assieme.demo.setting import Setting
from assieme.demo.story import PEOPLE
from assieme.logic.participation.practice import Circle
from assieme.organisations.models import Service

# Standpoints are shown because the group drew this board itself and agreed to it.
STANDPOINTS = {one.name: one.standpoint for one in PEOPLE}
# Days ago, who, and the circle that they came into or went to.
FIRST_BOARD = (
    (195, "Kim", "co-producers"),
    (195, "Val", "co-producers"),
    (195, "Noa", "participants"),
    (195, "Sam", "participants"),
    (195, "Max", "participants"),
    (195, "Lou", "participants"),
    (195, "Robin", "consulted"),
    (195, "Dee", "involved"),
    (190, "Ari", "consulted"),
    (150, "Noa", "co-producers"),
    (131, "Robin", "participants"),
)
SECOND_BOARD = (
    (98, "Val", "involved"),
    (60, "Sam", "co-producers"),
    (45, "Ola", "participants"),
    (30, "Robin", "co-producers"),
)
BEGAN = 100
# Who keeps in touch: how, how often, which member, and days since the last time.
PLANS = {
    "Ari": ("By post, to the surgery", "quarterly", "Kim", 96),
    "Val": ("Five minutes after the Monday meeting", "monthly", "Kim", 12),
    "Max": ("A call in the afternoon", "fortnightly", "Robin", 15),
    "Lou": ("A message first, then a call", "monthly", "Kim", 33),
    "Ola": ("At the garden, on Thursdays", "weekly", "Noa", 4),
}
OF_THE_DAY_CENTRE = ("Noa", "Max", "Kim")
TOLD = ("Noa", "Sam", "Max", "Robin", "Lou", "Ola", "Dee")
AGREED = ("Noa", "Sam", "Robin", "Lou")


def stage_circle(here: Setting) -> None:
    """Name people at the start, move some, begin a second board, and keep in touch."""
    placed: dict[str, PlacedPerson] = {}
    _play(here, placed, FIRST_BOARD)
    actions.begin_board(
        initiative=here.initiative,
        title="After three months",
        carried_on=True,
        so_far="At the start",
        by=here.kim,
        now=here.ago(BEGAN),
    )
    _play(here, placed, SECOND_BOARD)
    _keep_in_touch(here, placed)
    _tell(here, placed)


def _play(here: Setting, placed: dict[str, PlacedPerson], moves: tuple[tuple[int, str, str], ...]) -> None:
    for days, name, circle in moves:
        if name in placed:
            actions.move_person(placed=placed[name], circle=Circle(circle), by=here.kim, now=here.ago(days))
            continue
        placed[name] = actions.place_person(
            initiative=here.initiative,
            name=name,
            circle=Circle(circle),
            standpoint=STANDPOINTS[name],
            by=here.kim,
            now=here.ago(days),
        )


def _keep_in_touch(here: Setting, placed: dict[str, PlacedPerson]) -> None:
    centre = list(Service.objects.filter(organisation=here.organisation).order_by("id")[:1])
    for name in OF_THE_DAY_CENTRE:
        actions.say_services(placed=placed[name], services=centre, by=here.kim, now=here.ago(40))
    for name, (how, how_often, keeper, since) in PLANS.items():
        last = (here.now - timedelta(days=since)).date()
        plan = ContactPlan(how=how, how_often=how_often, keeper=here.people[keeper], last=last)
        contact_actions.plan_contact(placed=placed[name], plan=plan, by=here.kim, now=here.ago(since))


def _tell(here: Setting, placed: dict[str, PlacedPerson]) -> None:
    for name in TOLD:
        person = here.people[name]
        told = telling_actions.tell_member(placed=placed[name], member=person, by=here.kim, now=here.ago(44))
        if name in AGREED:
            telling_actions.agree_to_name(placed=told, by=person, now=here.ago(43))
