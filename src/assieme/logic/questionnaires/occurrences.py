"""Where answers stand: which repetitions of a group there are, and which answers to a question.

Sorted when it is asked, and by item: most pages of a questionnaire ask for none, and the others for few.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property

from assieme.logic.questionnaires.model import Item, Place, Questionnaire, walk

Around = tuple[int, ...]
"""The repetitions of all that an item stands in."""


class Occurrences:
    """Of answers at these places; a place that the questionnaire does not have counts for nothing."""

    def __init__(self, questionnaire: Questionnaire, places: Collection[Place]) -> None:
        self._questionnaire = questionnaire
        self._places = places
        self._own: dict[str, dict[Around, set[int]]] = {}
        self._all: dict[str, dict[Around, set[int]]] = {}

    @cached_property
    def _by_item(self) -> dict[str, list[Place]]:
        found: dict[str, list[Place]] = defaultdict(list)
        for place in self._places:
            found[place.link_id].append(place)
        return found

    def places(self, link_id: str) -> list[Place]:
        """Where that item itself is answered."""
        depth = len(self._questionnaire.paths.get(link_id, ()))
        return [place for place in self._by_item.get(link_id, ()) if len(place.indices) == depth]

    def below(self, item: Item) -> Iterator[Place]:
        """Where the item or something in it is answered."""
        return (place for inner in walk((item,)) for place in self.places(inner.link_id))

    def answered(self, link_id: str, around: Around) -> list[int]:
        """The numbers of the answers to one occurrence of a question."""
        if link_id not in self._own:
            self._own[link_id] = _numbers(self.places(link_id), -1)
        return sorted(self._own[link_id].get(around, ()))

    def numbers(self, link_id: str, around: Around) -> list[int]:
        """The repetitions of a group, or the answers of a question, that are there, also by what stands in them."""
        if link_id not in self._all:
            path = self._questionnaire.paths[link_id]
            self._all[link_id] = _numbers(self.below(path[-1]), len(path) - 1)
        return sorted(self._all[link_id].get(around, ()))


def _numbers(places: Iterable[Place], depth: int) -> dict[Around, set[int]]:
    found: dict[Around, set[int]] = defaultdict(set)
    for place in places:
        found[place.indices[:depth]].add(place.indices[depth])
    return found
