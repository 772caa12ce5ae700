"""A FHIR R4 Questionnaire as frozen dataclasses: what a page, a sheet of paper and a score need of it.

`read.read_questionnaire` makes one from JSON and says what is wrong or not supported; everything in these
classes is supported. The original JSON is kept by whoever keeps the questionnaire, and exported unchanged.
"""

from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from assieme.logic.questionnaires.values import Coding, Value, ValueType


class Kind(StrEnum):
    """Questionnaire.item.type of R4."""

    GROUP = "group"
    DISPLAY = "display"
    BOOLEAN = "boolean"
    DECIMAL = "decimal"
    INTEGER = "integer"
    DATE = "date"
    DATE_TIME = "dateTime"
    TIME = "time"
    STRING = "string"
    TEXT = "text"
    URL = "url"
    CHOICE = "choice"
    OPEN_CHOICE = "open-choice"
    ATTACHMENT = "attachment"
    REFERENCE = "reference"
    QUANTITY = "quantity"


class Operator(StrEnum):
    EXISTS = "exists"
    EQUAL = "="
    NOT_EQUAL = "!="
    GREATER = ">"
    LESS = "<"
    AT_LEAST = ">="
    AT_MOST = "<="


class Behaviour(StrEnum):
    ALL = "all"
    ANY = "any"


@dataclass(frozen=True)
class Words:
    """Text in the questionnaire's own language, and in others where it is translated. Plain text, never markup."""

    text: str = ""
    translations: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)

    def into(self, language: str) -> str:
        """The words in that language: exact ("it-CH"), else its base ("it"), else the questionnaire's own."""
        found = {spoken.lower(): text for spoken, text in self.translations}
        wanted = language.lower()
        return found.get(wanted) or found.get(wanted.partition("-")[0]) or self.text


@dataclass(frozen=True)
class Option:
    """One permitted answer. `weight` is ordinalValue or itemWeight; `exclusive` rules all other answers out."""

    value: Value
    words: Words
    prefix: str = ""
    selected: bool = False
    exclusive: bool = False
    weight: Decimal | None = None


@dataclass(frozen=True)
class Condition:
    """One enableWhen. For `exists` the answer is a boolean."""

    question: str
    operator: Operator
    answer: Value


@dataclass(frozen=True)
class Limits:
    """What an answer must keep to. `decimal_places`, lengths and occurrences are None where nothing is said."""

    min_value: Value | None = None
    max_value: Value | None = None
    min_length: int | None = None
    max_length: int | None = None
    pattern: str = ""
    decimal_places: int | None = None
    min_occurs: int | None = None
    max_occurs: int | None = None
    mime_types: tuple[str, ...] = ()
    max_bytes: Decimal | None = None


@dataclass(frozen=True)
class Look:
    """How the author wants the item shown. `control` is an itemControl code ("slider", "help" …), or empty.

    `horizontal`: options side by side. `step`: of a slider. `units`: of a quantity, or the one unit of a number;
    `unit_open`: another unit may be typed. `other`: the label of an open choice's own answer.
    """

    control: str = ""
    horizontal: bool = False
    step: Decimal | None = None
    units: tuple[Coding, ...] = ()
    unit_open: bool = False
    entry_format: Words = Words()
    other: Words = Words()
    support_links: tuple[str, ...] = ()
    category: str = ""


@dataclass(frozen=True)
class Item:
    """One item and those nested in it.

    `options` holds answerOption as well as what answerValueSet names; a kind other than choice has options
    where the author restricts it so (an integer of 1, 2 or 3). `initial` includes the selected options.
    `hidden` and `read_only` are this item's own; `Questionnaire.hidden` asks the groups around it too.
    `calculated`: a total that scoring works out from the other answers; nobody is asked for it.
    """

    link_id: str
    kind: Kind
    text: Words = Words()
    prefix: Words = Words()
    required: bool = False
    repeats: bool = False
    read_only: bool = False
    hidden: bool = False
    calculated: bool = False
    options: tuple[Option, ...] = ()
    initial: tuple[Value, ...] = ()
    conditions: tuple[Condition, ...] = ()
    behaviour: Behaviour = Behaviour.ALL
    limits: Limits = Limits()
    look: Look = Look()
    codes: tuple[Coding, ...] = ()
    items: tuple["Item", ...] = ()

    @property
    def is_question(self) -> bool:
        return self.kind not in (Kind.GROUP, Kind.DISPLAY)

    @property
    def ticked(self) -> bool:
        """Whether its answers are ticked in one list, and what is nested in it is asked once.

        Else each answer is chosen by itself, with the nested questions below it, as R4 hangs them on an answer.
        Nested questions that depend on the answers themselves ("Which other?") are of all of them together.
        """
        below = [one for one in self.items if one.kind is not Kind.DISPLAY and not one.hidden]
        return (
            self.repeats
            and bool(self.options)
            and all(any(condition.question == self.link_id for condition in one.conditions) for one in below)
        )

    @property
    def value_type(self) -> ValueType | None:
        """The type of an answer; None for groups and displays, and for a choice, whose options say it."""
        return VALUE_TYPES.get(self.kind)

    @property
    def notes(self) -> tuple["Item", ...]:
        """The displays nested directly in a question: help, units, what stands at a slider's ends."""
        return tuple(item for item in self.items if item.kind is Kind.DISPLAY)


VALUE_TYPES = {
    Kind.BOOLEAN: ValueType.BOOLEAN,
    Kind.DECIMAL: ValueType.DECIMAL,
    Kind.INTEGER: ValueType.INTEGER,
    Kind.DATE: ValueType.DATE,
    Kind.DATE_TIME: ValueType.DATE_TIME,
    Kind.TIME: ValueType.TIME,
    Kind.STRING: ValueType.STRING,
    Kind.TEXT: ValueType.STRING,
    Kind.URL: ValueType.URI,
    Kind.ATTACHMENT: ValueType.ATTACHMENT,
    Kind.REFERENCE: ValueType.REFERENCE,
    Kind.QUANTITY: ValueType.QUANTITY,
}
"""What an answer of each kind is; a choice takes its type from its options, an own answer to it is a string."""


def walk(items: tuple[Item, ...]) -> Iterator[Item]:
    """These items and all nested in them, each before what stands in it."""
    waiting = list(reversed(items))
    while waiting:
        item = waiting.pop()
        yield item
        waiting.extend(reversed(item.items))


@dataclass(frozen=True)
class Questionnaire:
    """`url` and `version` name it for others; `languages` begins with its own and adds those it is translated to."""

    url: str
    version: str
    title: Words
    description: Words
    copyright: Words
    language: str
    languages: tuple[str, ...]
    items: tuple[Item, ...]

    def walk(self) -> Iterator[Item]:
        """Every item, nested ones after the one they stand in."""
        return walk(self.items)

    @cached_property
    def by_link_id(self) -> dict[str, Item]:
        return {item.link_id: item for item in self.walk()}

    @cached_property
    def positions(self) -> dict[str, int]:
        """For each linkId its place in the order of `walk`."""
        return {item.link_id: number for number, item in enumerate(self.walk())}

    @cached_property
    def paths(self) -> dict[str, tuple[Item, ...]]:
        """For each linkId the items from the top down to it, itself last."""
        found: dict[str, tuple[Item, ...]] = {item.link_id: (item,) for item in self.items}
        for item in self.walk():
            found |= {child.link_id: (*found[item.link_id], child) for child in item.items}
        return found

    def hidden(self, link_id: str) -> bool:
        """Whether nobody sees the item, for itself or for something that it stands in."""
        return any(item.hidden for item in self.paths[link_id])

    def read_only(self, link_id: str) -> bool:
        """Whether nobody may change its answer: for itself, or for a group that it stands in."""
        *above, item = self.paths[link_id]
        return item.read_only or any(group.read_only for group in above if group.kind is Kind.GROUP)


@dataclass(frozen=True, order=True)
class Place:
    """One occurrence of an item: `indices` has one number for each item on its path, its own last.

    A group's number says which repetition, a question's which of its answers; all are 0 where nothing repeats.
    The second answer of "pets" in the first repetition of its group is Place("pets", (0, 1)).
    """

    link_id: str
    indices: tuple[int, ...]

    def __str__(self) -> str:
        """A name for a form's field: "0.1:pets"."""
        return f"{'.'.join(map(str, self.indices))}:{self.link_id}"

    @classmethod
    def parse(cls, name: str) -> "Place":
        """Read what `str` wrote; raises ValueError for anything else."""
        numbers, colon, link_id = name.partition(":")
        parts = numbers.split(".")
        if not colon or not all(part.isascii() and part.isdigit() and len(part) < LONGEST_INDEX for part in parts):
            raise ValueError("no place in a questionnaire")
        return cls(link_id, tuple(int(part) for part in parts))


LONGEST_INDEX = 6

Answers = MutableMapping[Place, Value]
"""All that somebody answered, in no order; numbers may have holes, and a place that isn't there is unanswered."""
