"""The morning of the day centre: three weeks of days, and today, which waits for wishes."""

from datetime import datetime

from assieme.assemblies.bodies import actions as bodies
from assieme.assemblies.bodies.actions import Rules
from assieme.assemblies.bodies.models import Assembly
from assieme.assemblies.mornings import actions, sharing_actions
from assieme.assemblies.mornings.models import Morning
from assieme.core.days import day_of
from assieme.demo.setting import Setting
from assieme.demo.story import PROFESSIONAL, PROFESSIONALS, USER, USERS
from assieme.logic.sharing.wishes import Level

NAME = "Morning meeting"
# What there is to do, for how many people, and how many of them it needs.
TASKS = (
    ("Cook lunch", 3, 2),
    ("Water the garden", 2, 1),
    ("Open the bar", 2, 2),
    ("Walk to the post", 1, 1),
    ("Tidy the big room", 4, 2),
)
DAYS = 22
OFTEN = (1, 3)
"""Tuesdays and Thursdays."""
LATE = 3
"""So many of the people have not said their wishes today."""


def stage_mornings(here: Setting) -> None:
    """Found the group, live through three weeks, and begin today."""
    begun = here.ago(DAYS + 2)
    assembly = bodies.found_assembly(
        organisation=here.organisation,
        name=NAME,
        purpose="Who does what today in the day centre.",
        by=here.kim,
        now=begun,
    )
    for standpoint, names in ((USER, USERS), (PROFESSIONAL, PROFESSIONALS)):
        for name in names:
            bodies.give_seat(assembly=assembly, person=here.people[name], standpoint=standpoint, by=here.kim, now=begun)
    bodies.adopt_rules(assembly=assembly, rules=Rules(), by=here.kim, now=begun)
    for name, places, needed in TASKS:
        actions.add_usual_task(assembly=assembly, name=name, places=places, needed=needed, by=here.kim, now=begun)
    for days in range(DAYS, 0, -1):
        now = here.ago(days)
        if now.weekday() in OFTEN:
            sharing_actions.share_tasks(morning=_wished(here, assembly, now, late=0), by=here.kim, now=now)
    begin_today(here, assembly)


def begin_today(here: Setting, assembly: Assembly) -> None:
    """Today, with most people's wishes; nothing where it has begun."""
    today = day_of(here.now, here.organisation.time_zone)
    if not Morning.objects.filter(assembly=assembly, day=today).exists():
        _wished(here, assembly, here.now, late=LATE)


def _wished(here: Setting, assembly: Assembly, now: datetime, *, late: int) -> Morning:
    """A day with everybody's wishes but those of the first `late` people."""
    morning = actions.begin_morning(assembly=assembly, by=here.kim, now=now)
    tasks = [task.pk for task in morning.tasks.order_by("id")]
    names = (*USERS, *PROFESSIONALS)
    for number, name in enumerate(names[late:]):
        # Most like the garden or the walk, which have few places; a third like one more thing.
        liked, other, less = (1, 3)[number % 2], (number + now.day) % 5, (number + 2) % 5
        wishes = {tasks[less]: Level.RATHER_NOT, tasks[liked]: Level.LOVE}
        if number % 3 == 0:
            wishes[tasks[other]] = Level.LOVE
        actions.say_wishes(morning=morning, wishes=wishes, by=here.people[name], now=now)
    return morning
