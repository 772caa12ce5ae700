"""Which items are asked, given the answers: enableWhen over repeating and nested groups."""

from collections.abc import Collection, Iterator

from assieme.logic.questionnaires.comparing import satisfied
from assieme.logic.questionnaires.model import Answers, Behaviour, Condition, Item, Place, Questionnaire
from assieme.logic.questionnaires.occurrences import Occurrences
from assieme.logic.questionnaires.values import Value

Within = tuple[str, tuple[int, ...]]
"""A linkId, and the indices of all that the item stands in."""


class Enabling:
    """Judged as far as it is asked, for one set of answers that does not change. What is disabled counts for nothing.

    A condition on an item in a repeating group asks its nearest occurrence, as R4 says: in what both stand in,
    else the last one before, else the first one after.
    """

    def __init__(self, questionnaire: Questionnaire, answers: Answers) -> None:
        self._questionnaire = questionnaire
        self._answers = answers
        self._occurrences = Occurrences(questionnaire, answers)
        self._enabled: dict[Within, bool] = {}

    def enabled(self, place: Place) -> bool:
        """Whether the item is asked there, or would be in a repetition that nobody has begun."""
        return self._decided((place.link_id, place.indices[:-1]))

    @property
    def places(self) -> tuple[Place, ...]:
        """Every enabled occurrence in the order of the questionnaire; what has no answer yet occurs once."""
        return self.places_of(self._questionnaire.by_link_id)

    def places_of(self, among: Collection[str]) -> tuple[Place, ...]:
        """The same for these linkIds, and what they stand in."""
        paths = self._questionnaire.paths
        looked_at = {item.link_id for link_id in among for item in paths.get(link_id, ())}
        return tuple(place for item in self._questionnaire.items for place in self._places(item, (), looked_at))

    def answers(self, link_id: str, above: tuple[int, ...]) -> dict[int, Value]:
        """The answers to one occurrence of a question, by their numbers."""
        numbers = self._occurrences.answered(link_id, above)
        return {number: self._answers[Place(link_id, (*above, number))] for number in numbers}

    def numbers(self, link_id: str, above: tuple[int, ...]) -> tuple[int, ...]:
        """The repetitions of a group, or the answers of a question, that are there."""
        return tuple(self._occurrences.numbers(link_id, above))

    def _decided(self, wanted: Within) -> bool:
        """Judge one occurrence after all that it depends on, and nothing else: without recursion, chains are long."""
        waiting = [wanted]
        while waiting:
            at = waiting[-1]
            open_ = [] if at in self._enabled else [one for one in self._needed(*at) if one not in self._enabled]
            if open_:
                waiting += open_
                continue
            waiting.pop()
            if at not in self._enabled:
                self._enabled[at] = self._judge(*at)
        return self._enabled[wanted]

    def _needed(self, link_id: str, above: tuple[int, ...]) -> Iterator[Within]:
        """What an occurrence stands in, and the questions that its conditions ask."""
        path = self._questionnaire.paths[link_id]
        if above:
            yield path[-2].link_id, above[:-1]
        for condition in path[-1].conditions:
            question = self._questionnaire.paths[condition.question]
            yield condition.question, self._nearest(question, path, above)

    def _judge(self, link_id: str, above: tuple[int, ...]) -> bool:
        path = self._questionnaire.paths[link_id]
        if above and not self._enabled[path[-2].link_id, above[:-1]]:
            return False
        item = path[-1]
        met = (self._met(condition, path, above) for condition in item.conditions)
        return not item.conditions or (all(met) if item.behaviour is Behaviour.ALL else any(met))

    def _met(self, condition: Condition, path: tuple[Item, ...], above: tuple[int, ...]) -> bool:
        near = self._nearest(self._questionnaire.paths[condition.question], path, above)
        asked = self._enabled[condition.question, near]
        return satisfied(condition, self.answers(condition.question, near).values() if asked else ())

    def _nearest(self, wanted: tuple[Item, ...], path: tuple[Item, ...], above: tuple[int, ...]) -> tuple[int, ...]:
        shared = 0
        while shared < min(len(above), len(wanted) - 1) and wanted[shared] is path[shared]:
            shared += 1
        near = above[:shared]
        positions = self._questionnaire.positions
        before = positions[wanted[shared].link_id] < positions[path[shared].link_id]
        for item in wanted[shared:-1]:
            numbers = self.numbers(item.link_id, near) or (0,)
            near = (*near, numbers[-1 if before else 0])
        return near

    def _places(self, item: Item, above: tuple[int, ...], among: Collection[str]) -> Iterator[Place]:
        if item.link_id not in among or not self._decided((item.link_id, above)):
            return
        for number in self.numbers(item.link_id, above) or (0,):
            here = (*above, number)
            yield Place(item.link_id, here)
            if number == 0 or not item.ticked or self._has_inside(item, here):
                for child in item.items:
                    yield from self._places(child, here, among)

    def _has_inside(self, item: Item, here: tuple[int, ...]) -> bool:
        return any(self.numbers(child.link_id, here) for child in item.items)
