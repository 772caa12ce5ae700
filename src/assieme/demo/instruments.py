"""Questionnaires of the demonstration: ours, asked in spring and after a meeting, and answers to them."""

from datetime import timedelta

from assieme.demo.setting import Setting
from assieme.demo.story import CARERS, PROFESSIONALS, USERS
from assieme.instruments.answers import actions as answer_actions
from assieme.instruments.answers.kept import answers_of
from assieme.instruments.content.parsing import questionnaire_of
from assieme.instruments.models import Wave
from assieme.instruments.packs import actions as pack_actions
from assieme.instruments.packs.own import pack_called
from assieme.instruments.waves import actions as wave_actions
from assieme.logic.questionnaires.model import Answers, Item, Place, Questionnaire
from assieme.logic.questionnaires.values import Value, ValueType

# How true each standpoint finds the lines on power, on what views are worth, and on those who lead: 0 to 4.
FACTORS = {USERS: (1, 2, 2), CARERS: (1, 1, 3), PROFESSIONALS: (3, 3, 3)}
HEARD = {USERS: 6, CARERS: 7, PROFESSIONALS: 9}
BEGUN = "Robin"
"""Has begun, and may go on."""


def stage_instruments(here: Setting) -> None:
    """Two of our instruments, switched on and asked, with answers from three standpoints."""
    factors = _asked(here, "contextual-factors", "Spring", 30)
    for people, levels in FACTORS.items():
        for number, name in enumerate(people):
            _answer(here, factors, name, tuple(level + (number % 3 - 1) for level in levels))
    pulse = _asked(here, "meeting-pulse", "After the Wednesday meeting", 6)
    for people, level in HEARD.items():
        for number, name in enumerate(people):
            if name != BEGUN:
                _answer(here, pulse, name, (level + number % 3 - 1,) * 3)


def _asked(here: Setting, name: str, title: str, days_ago: int) -> Wave:
    pack = pack_called(name)
    if pack is None:
        raise ValueError(f"no instrument of ours is called {name}")
    begun = here.ago(days_ago)
    instrument = pack_actions.take_up_pack(organisation=here.organisation, pack=pack, by=here.kim, now=begun)
    return wave_actions.open_wave(
        instrument=instrument,
        title=title,
        ways=Wave.Way.values,
        opens_on=begun.date(),
        closes_on=(here.now + timedelta(days=14)).date(),
        by=here.kim,
        now=begun,
    )


def _answer(here: Setting, wave: Wave, name: str, levels: tuple[int, ...]) -> None:
    """Answer one group of questions after the other, each with its level; who has begun stops after the first."""
    person, now = here.people[name], here.ago(3)
    sheet = answer_actions.begin_sheet(wave=wave, by=person, now=now)
    questionnaire = questionnaire_of(wave.instrument)
    answers = answers_of(sheet)
    for page, (part, level) in enumerate(zip(questionnaire.items, levels, strict=True), start=1):
        answers.update(_said(questionnaire, part, level))
        answer_actions.save_page(sheet=sheet, answers=answers, page=min(page + 1, len(levels)), by=person, now=now)
        if name == BEGUN:
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
