"""Panels drawn by lot: one that is complete, with a place that was drawn again, and one that people can say yes to."""

from datetime import datetime, timedelta

from assieme.assemblies.bodies import actions as bodies
from assieme.assemblies.bodies.actions import Rules
from assieme.assemblies.bodies.models import Assembly
from assieme.assemblies.draws import call_actions, drawing_actions
from assieme.assemblies.draws.forms import BANDS
from assieme.assemblies.draws.lots import Prepared, outlook
from assieme.assemblies.draws.models import AGE, STANDPOINT, Draw, Entry
from assieme.demo.setting import Setting
from assieme.demo.story import CARER, CARERS, USER, USERS

NAME = "Advisory panel"
LETTERS = (
    "Our letters are hard to read. Four people read them with us, one afternoon a month, for half a year. "
    "What they do not understand, we write anew. There is tea, and a voucher each time."
)
HOUSE = (
    "The day centre may get a new house. Six people look at the plans, visit two houses, and tell the service what "
    "they think. Four evenings. The service has to answer in writing. Travel is paid."
)
BEGAN, DRAWN, COMPLETE, CALLED = 75, 50, 45, 12
SIT_OUT = ("Robin", "Lou")
"""They are not in the first draw: whoever takes their place in the demonstration can say yes to the second."""
SAID_YES = ("Noa", "Jo", "Tess", "Bea", "Ivo")


def stage_draws(here: Setting) -> None:
    """Found the panel's assembly, draw its first panel, and open the draw of its second."""
    assembly = bodies.found_assembly(
        organisation=here.organisation,
        name=NAME,
        purpose="People with lived experience advise the day centre. They are drawn by lot.",
        by=here.kim,
        now=here.ago(BEGAN),
    )
    rules = Rules(binding=False, override="reasoned", minutes_for="everybody")
    bodies.adopt_rules(assembly=assembly, rules=rules, by=here.kim, now=here.ago(BEGAN))
    _complete(here, assembly)
    seated = {seat.person_id for seat in assembly.seats.filter(until=None)}
    second = _open(here, assembly, "Panel for plain letters", LETTERS, 4, here.ago(CALLED))
    for number, name in enumerate(SAID_YES):
        if here.people[name].pk not in seated:
            _say_yes(here, second, name, number, here.ago(CALLED - 2 - number))


def _open(here: Setting, assembly: Assembly, name: str, purpose: str, size: int, now: datetime) -> Draw:
    draw = call_actions.begin_draw(
        assembly=assembly,
        name=name,
        purpose=purpose,
        size=size,
        closes_on=(now + timedelta(days=21)).date(),
        standpoints=[USER, CARER],
        by=here.kim,
        now=now,
    )
    call_actions.add_feature(draw=draw, feature=AGE, values=BANDS, by=here.kim, now=now)
    bounds = {USER: (size // 2, size - 1), CARER: (1, size // 2), BANDS[0]: (0, 1), BANDS[1]: (1, size - 1)}
    numbers = {one.pk: bounds[one.value] for one in draw.targets.all() if one.value in bounds}
    call_actions.set_targets(draw=draw, numbers=numbers, by=here.kim, now=now)
    return call_actions.open_call(draw=draw, by=here.kim, now=now)


def _say_yes(here: Setting, draw: Draw, name: str, number: int, now: datetime) -> None:
    said = {STANDPOINT: USER if name in USERS else CARER, AGE: BANDS[1 + number * 2 % 4]}
    call_actions.enter_draw(draw=draw, said=said, by=here.people[name], now=now)


def _complete(here: Setting, assembly: Assembly) -> None:
    """Nine people said yes; one who was drawn said no, and another came in by the same rule."""
    draw = _open(here, assembly, "Panel on the new house", HOUSE, 6, here.ago(BEGAN))
    for number, name in enumerate(one for one in (*USERS, *CARERS) if one not in SIT_OUT):
        _say_yes(here, draw, name, number, here.ago(BEGAN - 3 - number))
    now = here.ago(DRAWN)
    drawing_actions.close_call(draw=draw, prepared=_lottery(draw), by=here.kim, now=now)
    drawing_actions.draw_panel(draw=draw, said="3 5 1 6 2 4", by=here.kim, now=now)
    _answer(draw, now, refusing=1)
    if found := outlook(draw).prepared:
        drawing_actions.draw_again(draw=draw, prepared=found, by=here.kim, now=here.ago(COMPLETE))
        _answer(draw, here.ago(COMPLETE), refusing=0)
    drawing_actions.finish_draw(draw=draw, by=here.kim, now=here.ago(COMPLETE))


def _lottery(draw: Draw) -> Prepared:
    found = outlook(draw).prepared
    if found is None:
        raise ValueError("the people of the story are enough for its panel")
    return found


def _answer(draw: Draw, now: datetime, *, refusing: int) -> None:
    """Who is asked says yes, but for the first `refusing`."""
    asked = Entry.objects.filter(draw=draw, state=Entry.State.ASKED).select_related("person", "draw")
    for place, entry in enumerate(asked.order_by("person_id")):
        if place < refusing:
            drawing_actions.refuse_place(entry=entry, by=entry.person, now=now)
        else:
            drawing_actions.take_place(entry=entry, by=entry.person, now=now)
