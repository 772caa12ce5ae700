"""Questionnaires of the demonstration: ours, switched on; one asked after a meeting; and how people answer."""

from datetime import timedelta

from assieme.demo.setting import Setting
from assieme.demo.story import CARERS, PROFESSIONALS, USERS
from assieme.instruments.answers import actions as answer_actions
from assieme.instruments.answers.kept import answers_of
from assieme.instruments.content.parsing import questionnaire_of
from assieme.instruments.models import Instrument, Wave
from assieme.instruments.packs import actions as pack_actions
from assieme.instruments.packs.own import pack_called
from assieme.instruments.waves import actions as wave_actions
from assieme.logic.questionnaires.model import Answers, Item, Place, Questionnaire
from assieme.logic.questionnaires.values import Value, ValueType

HEARD = {USERS: 6, CARERS: 7, PROFESSIONALS: 9}
BEGUN = "Robin"
"""Has begun, and may go on."""


def stage_instruments(here: Setting) -> None:
    """One of our instruments, asked after a meeting, with answers from three standpoints."""
    begun = here.ago(6)
    pulse = wave_actions.open_wave(
        instrument=switch_on(here, "meeting-pulse", 6),
        title="After the Wednesday meeting",
        ways=Wave.Way.values,
        opens_on=begun.date(),
        closes_on=(here.now + timedelta(days=14)).date(),
        by=here.kim,
        now=begun,
    )
    for people, level in HEARD.items():
        for number, name in enumerate(people):
            if name != BEGUN:
                answer(here, pulse, name, (level + number % 3 - 1,) * 3, days_ago=3)


def switch_on(here: Setting, name: str, days_ago: int) -> Instrument:
    """Take up one of ours. Raises ValueError for a name that none has."""
    pack = pack_called(name)
    if pack is None:
        raise ValueError(f"no instrument of ours is called {name}")
    return pack_actions.take_up_pack(organisation=here.organisation, pack=pack, by=here.kim, now=here.ago(days_ago))


def answer(here: Setting, wave: Wave, name: str, levels: tuple[int, ...], *, days_ago: int, stops: str = "") -> None:
    """Answer one group of questions after the other, each with its level; who `stops` does so after the first."""
    person, now = here.people[name], here.ago(days_ago)
    sheet = answer_actions.begin_sheet(wave=wave, by=person, now=now)
    questionnaire = questionnaire_of(wave.instrument)
    answers = answers_of(sheet)
    for page, (part, level) in enumerate(zip(questionnaire.items, levels, strict=True), start=1):
        answers.update(_said(questionnaire, part, level))
        answer_actions.save_page(sheet=sheet, answers=answers, page=min(page + 1, len(levels)), by=person, now=now)
        if name == stops:
            return
    answer_actions.send_sheet(sheet=sheet, by=person, now=now)


def _said(questionnaire: Questionnaire, part: Item, level: int) -> Answers:
    """The same answer to each question of a part: the option of that number, or the number itself."""
    asked = [item for item in (part, *part.items) if item.is_question]
    return {
        Place(item.link_id, (0,) * len(questionnaire.paths[item.link_id])): (
            item.options[max(0, min(level, 4))].value if item.options else Value(ValueType.INTEGER, min(level, 10))
        )
        for item in asked
    }
