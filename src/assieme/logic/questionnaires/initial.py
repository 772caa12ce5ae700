"""The answers that stand in a questionnaire before anybody has answered."""

from assieme.logic.questionnaires.model import Answers, Item, Place, Questionnaire


def initial_answers(questionnaire: Questionnaire) -> Answers:
    """Initial values and options selected beforehand, each in its first repetition."""
    found: Answers = {}
    for item in questionnaire.items:
        found.update(_inside(item, (0,)))
    return found


def _inside(top: Item, indices: tuple[int, ...]) -> Answers:
    found: Answers = {}
    waiting = [(top, indices)]
    while waiting:
        item, at = waiting.pop()
        found.update((Place(item.link_id, (*at[:-1], number)), value) for number, value in enumerate(item.initial))
        waiting.extend((child, (*at, 0)) for child in item.items)
    return found
