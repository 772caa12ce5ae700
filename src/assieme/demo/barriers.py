"""What stands in the way at the made-up service: one that is gone, one that is lower, one taken on, some new."""

from assieme.demo.setting import Setting
from assieme.evidence.barriers import actions
from assieme.evidence.barriers.actions import Said
from assieme.evidence.barriers.models import Barrier

BUS = "The last bus leaves at six. Who comes in the evening has to ask somebody for a lift."
GATE = "The gate is locked at four, and the bell can not be heard in the garden."


def stage_barriers(here: Setting) -> None:
    """Six barriers in each state of theirs."""
    people = here.people
    bus = _raised(here, "Bea", BUS, ["people", "market"], 110)
    actions.take_barrier(barrier=bus, by=people["Kim"], now=here.ago(104))
    plan = Said("Kim asks the town for a later bus. Until then the minibus drives at nine on evenings with a meeting.")
    actions.answer_barrier(barrier=bus, said=plan, by=people["Kim"], now=here.ago(98))
    seen = Said("On Thursday four of us stood at the stop at nine, and there was nothing.", named=False)
    actions.add_evidence(barrier=bus, said=seen, by=people["Jo"], now=here.ago(90))
    less = Said("The minibus drives. Eleven people used it this month. The town has not answered.")
    actions.say_what_became(barrier=bus, became="lower", said=less, by=people["Kim"], now=here.ago(21))

    gate = _raised(here, "Noa", GATE, ["people"], 80)
    actions.take_barrier(barrier=gate, by=people["Ravi"], now=here.ago(75))
    actions.answer_barrier(barrier=gate, said=Said("I ask for a second bell."), by=people["Ravi"], now=here.ago(70))
    rings = Said("The bell rings in the garden now. The gate stays open until six.")
    actions.say_what_became(barrier=gate, became="gone", said=rings, by=people["Ravi"], now=here.ago(40))

    few = _here_too(here, "Lou", "same-few", "At the last three meetings the same six people spoke.", 60)
    actions.take_barrier(barrier=few, by=people["Dee"], now=here.ago(12))
    pace = _here_too(here, "Ari", "pace", "We have ten minutes between two groups.", 45)
    actions.answer_barrier(
        barrier=pace,
        said=Said("From May on, Wednesdays are free from two to four."),
        by=people["Val"],
        now=here.ago(30),
    )
    rules = _here_too(here, "Max", "rules", "Nobody may cook in the day centre.", 38)
    law = Said("It is a law on food, and not ours. We asked the town hall, and they showed us the page.")
    actions.say_what_became(barrier=rules, became="not ours", said=law, by=people["Kim"], now=here.ago(20))
    _here_too(here, "Robin", "no-pay", "Staff come in working time. We pay for the bus ourselves.", 9)


def _raised(here: Setting, name: str, words: str, steps: list[str], days: int) -> Barrier:
    who, when = here.people[name], here.ago(days)
    return actions.raise_barrier(
        organisation=here.organisation, words=words, where="", steps=steps, named=True, by=who, now=when
    )


def _here_too(here: Setting, name: str, slug: str, where: str, days: int) -> Barrier:
    who, when = here.people[name], here.ago(days)
    return actions.take_over(organisation=here.organisation, slug=slug, where=where, named=False, by=who, now=when)
