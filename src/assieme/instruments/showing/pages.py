"""How a questionnaire is laid out on pages: one question on each, or a few short ones that belong together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from assieme.logic.questionnaires.enabling import Enabling
from assieme.logic.questionnaires.model import Answers, Item, Kind, Place, Questionnaire, Words

MOST_TOGETHER = 5
"""Questions that share a page."""

SHORT = (Kind.BOOLEAN, Kind.CHOICE, Kind.INTEGER, Kind.DECIMAL, Kind.DATE, Kind.TIME, Kind.STRING)


@dataclass(frozen=True)
class Page:
    """`around` is the number of repetitions around the items: all 0, since what repeats stays on one page."""

    number: int
    items: tuple[Item, ...]
    around: tuple[int, ...]
    title: Words

    @cached_property
    def link_ids(self) -> frozenset[str]:
        """Every item on the page."""
        return frozenset(_link_ids(self.items))


@dataclass(frozen=True)
class _Block:
    """What stays together: items below the same groups."""

    items: tuple[Item, ...]
    depth: int
    title: Words
    alike: object = None


def split(questionnaire: Questionnaire) -> tuple[Page, ...]:
    """The pages in order. Hidden items are on none; a questionnaire of displays alone has one page."""
    blocks = _joined(_blocks(questionnaire.items, 0, questionnaire.title))
    return tuple(
        Page(number, block.items, (0,) * block.depth, block.title) for number, block in enumerate(blocks, start=1)
    )


def step(questionnaire: Questionnaire, pages: Sequence[Page], answers: Answers, after: int = 0) -> Page | None:
    """The next page after that number on which something is asked; None where there is none."""
    return _first_asked(questionnaire, pages[after:], answers)


def step_back(questionnaire: Questionnaire, pages: Sequence[Page], answers: Answers, before: int) -> Page | None:
    """The last page before that number on which something is asked."""
    return _first_asked(questionnaire, pages[before - 2 :: -1] if before > 1 else (), answers)


def page_of(pages: Sequence[Page], link_id: str) -> Page | None:
    """The page on which an item stands."""
    return next((page for page in pages if link_id in page.link_ids), None)


def _first_asked(questionnaire: Questionnaire, pages: Sequence[Page], answers: Answers) -> Page | None:
    enabling = Enabling(questionnaire, answers)
    return next((page for page in pages if is_asked(page, enabling)), None)


def is_asked(page: Page, enabling: Enabling) -> bool:
    """Whether anything on the page is asked."""
    return any(enabling.enabled(Place(item.link_id, (*page.around, 0))) for item in page.items)


def _link_ids(items: tuple[Item, ...]) -> Iterator[str]:
    for item in items:
        yield item.link_id
        yield from _link_ids(item.items)


def _blocks(items: tuple[Item, ...], depth: int, title: Words) -> Iterator[_Block]:
    """Displays go with what follows them; a group that is too large for one page is taken apart."""
    before: list[Item] = []
    for item in items:
        if item.hidden:
            continue
        if item.kind is Kind.DISPLAY:
            before.append(item)
        elif _stays_whole(item):
            yield _Block((*before, item), depth, title, None if before else _alike(item))
            before = []
        else:
            inner = list(_blocks(item.items, depth + 1, item.text or title))
            if before:
                yield _Block(tuple(before), depth, title)
                before = []
            yield from inner
    if before:
        yield _Block(tuple(before), depth, title)


def _stays_whole(item: Item) -> bool:
    """A question with what is nested in it, what repeats, and a group of a few short questions."""
    if item.kind is not Kind.GROUP or item.repeats:
        return True
    seen = [one for one in item.items if not one.hidden and one.kind is not Kind.DISPLAY]
    return len(seen) <= MOST_TOGETHER and all(_is_short(one) for one in seen)


def _is_short(item: Item) -> bool:
    return item.kind in SHORT and not any(one.kind is not Kind.DISPLAY for one in item.items)


def _alike(item: Item) -> object:
    """What questions have in common that may share a page: the same short list of answers, always asked."""
    if item.kind is not Kind.CHOICE or item.repeats or item.conditions or not _is_short(item):
        return None
    return tuple(option.value for option in item.options) if len(item.options) <= MOST_TOGETHER + 2 else None


def _joined(blocks: Iterator[_Block]) -> list[_Block]:
    """Neighbours with the same answers to choose from share a page, evenly: seven make four and three."""
    found: list[_Block] = []
    run: list[_Block] = []
    for block in blocks:
        if run and not _belongs(run[0], block):
            found += _shared(run)
            run = []
        run.append(block)
    return found + _shared(run)


def _belongs(first: _Block, block: _Block) -> bool:
    return first.alike is not None and (first.alike, first.title) == (block.alike, block.title)


def _shared(run: list[_Block]) -> list[_Block]:
    if not run:
        return []
    pages = -(-len(run) // MOST_TOGETHER)
    size, larger = divmod(len(run), pages)
    found = []
    start = 0
    for number in range(pages):
        end = start + size + (number < larger)
        items = tuple(item for block in run[start:end] for item in block.items)
        found.append(replace(run[start], items=items))
        start = end
    return found
