"""All of somebody's answers in the order of the questions, to look at before they are sent and afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass

from assieme.instruments.pages import Page
from assieme.instruments.wording import Reader, answer_words
from assieme.logic.questionnaires.enabling import Enabling
from assieme.logic.questionnaires.model import Answers, Item, Kind, Place, Questionnaire


@dataclass(frozen=True)
class Line:
    """A question with its answers, or a heading; `page` is where it is asked, None where it can't be changed."""

    link_id: str
    text: str
    said: tuple[str, ...] = ()
    page: int | None = None
    is_heading: bool = False


def review(questionnaire: Questionnaire, pages: Sequence[Page], answers: Answers, reader: Reader) -> tuple[Line, ...]:
    """What is asked and seen, each question once in each repetition of its groups."""
    found: dict[tuple[str, tuple[int, ...]], list[str]] = {}
    for place in Enabling(questionnaire, answers).places:
        item = questionnaire.by_link_id[place.link_id]
        if item.kind is Kind.DISPLAY or questionnaire.hidden(item.link_id):
            continue
        said = found.setdefault(_once(item, place), [])
        if item.is_question and (value := answers.get(place)):
            said.append(answer_words(item, value, reader))
    changed_on = {
        link_id: page.number for page in pages for link_id in page.link_ids if not questionnaire.read_only(link_id)
    }
    lines = (
        _line(questionnaire.by_link_id[link_id], tuple(said), reader, changed_on.get(link_id))
        for (link_id, _around), said in found.items()
    )
    return tuple(line for line in lines if line.text)


def _once(item: Item, place: Place) -> tuple[str, tuple[int, ...]]:
    """A question's answers stand together; a group has a heading each time."""
    return place.link_id, place.indices if item.kind is Kind.GROUP else place.indices[:-1]


def _line(item: Item, said: tuple[str, ...], reader: Reader, page: int | None) -> Line:
    text = reader.into(item.text)
    if item.kind is Kind.GROUP:
        return Line(item.link_id, text, is_heading=True)
    return Line(item.link_id, text or item.link_id, said, page)
