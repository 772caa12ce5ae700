"""The year of the demonstration: the same questions as last year, a session of the team, and what people learned."""

from datetime import date, time, timedelta

from assieme.demo.instruments import BEGUN, answer, switch_on
from assieme.demo.setting import Setting
from assieme.demo.story import CARERS, PROFESSIONALS, USERS
from assieme.instruments.models import Instrument, Wave
from assieme.people.persons import system_person
from assieme.reflection import actions as reflection_actions
from assieme.reflection.actions import Held
from assieme.year import actions as year_actions
from assieme.year.models import Asking, Year, month_after
from assieme.year.months import month_name

# How true each standpoint finds the lines on power, on what views are worth, and on those who lead: 0 to 4.
LAST_YEAR = {USERS: (1, 1, 1), CARERS: (1, 1, 2), PROFESSIONALS: (3, 3, 2)}
THIS_YEAR = {USERS: (1, 3, 2), CARERS: (1, 1, 3), PROFESSIONALS: (3, 3, 3)}
BEGAN, LAST, NOW = 150, 205, 30
"""Days ago: about when this year began, when everybody was asked last year, and when this year."""
SESSIONS = (
    (110, 90, True, "worked", ("Dee", "Ari", "Ravi", "Kim", "Val", "Sam")),
    (20, 60, True, "none", ("Dee", "Ari", "Elif", "Kim", "Sam")),
)
LEARNED = (
    ("Sam", "Peer support, first part", 60, 960),
    ("Dee", "Open dialogue: an introduction", 90, 480),
    ("Kim", "How to lead a group so that all are heard", 40, 360),
)


def stage_year(here: Setting) -> None:
    """Two years with their plans; this one goes on. The day centre has one of its own."""
    factors = switch_on(here, "contextual-factors", LAST + 5)
    began = here.ago(BEGAN).date().replace(day=1)
    before = _year(here, month_after(began, -12), LAST + 4)
    _ask(here, before, factors, LAST_YEAR, LAST)
    year = _year(here, began, BEGAN)
    _ask(here, year, factors, THIS_YEAR, NOW)
    later = max(month for month in year.months if month <= (here.now + timedelta(days=75)).date())
    _reflection(here)
    year_actions.keep_report(year=before, by=system_person(), now=here.ago(BEGAN - 31))
    of_service = year_actions.begin_year(
        organisation=here.organisation,
        service=here.initiative.service,
        begins_on=began,
        by=here.kim,
        now=here.ago(BEGAN),
    )
    _plan(here, of_service, Asking.About.PROCESS, switch_on(here, "readiness", BEGAN - 1), later)


def _year(here: Setting, begins_on: date, days_ago: int) -> Year:
    return year_actions.begin_year(
        organisation=here.organisation, begins_on=begins_on, by=here.kim, now=here.ago(days_ago)
    )


def _plan(here: Setting, year: Year, about: str, instrument: Instrument, month: date) -> Asking:
    return year_actions.plan_asking(
        year=year, about=about, instrument=instrument, month=month, by=here.kim, now=here.ago(BEGAN - 2)
    )


def _ask(
    here: Setting,
    year: Year,
    instrument: Instrument,
    levels: dict[tuple[str, ...], tuple[int, int, int]],
    days_ago: int,
) -> None:
    """Plan it, send it, and let people answer; of this year's one has begun and may go on."""
    sent = here.ago(days_ago)
    asking = _plan(here, year, Asking.About.FACTORS, instrument, sent.date().replace(day=1))
    asking = year_actions.send_asking(
        asking=asking,
        title=month_name(asking.month),
        ways=Wave.Way.values,
        closes_on=(sent + timedelta(days=NOW + 14)).date(),
        by=here.kim,
        now=sent,
    )
    stops = BEGUN if days_ago == NOW else ""
    for people, means in levels.items():
        for number, name in enumerate(people):
            said = tuple(level + (number % 3 - 1) for level in means)
            if asking.wave:
                answer(here, asking.wave, name, said, days_ago=days_ago - 3, stops=stops)


def _reflection(here: Setting) -> None:
    for days_ago, minutes, protected, conflict, people in SESSIONS:
        held = Held(here.ago(days_ago).date(), minutes, protected, conflict, [here.people[name].pk for name in people])
        reflection_actions.note_session(
            organisation=here.organisation, held=held, by=here.kim, now=here.ago(days_ago - 1)
        )
    reflection_actions.plan_session(
        organisation=here.organisation,
        on=(here.now + timedelta(days=9)).date(),
        begins=time(14),
        minutes=60,
        by=here.kim,
        now=here.now,
    )
    for name, course, days_ago, minutes in LEARNED:
        reflection_actions.note_training(
            organisation=here.organisation,
            course=course,
            held_on=here.ago(days_ago).date(),
            minutes=minutes,
            by=here.people[name],
            now=here.ago(days_ago),
        )
