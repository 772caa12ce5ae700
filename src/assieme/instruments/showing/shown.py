"""What a page shows of a questionnaire: frozen values for the templates, built for one reader.

`instruments/_items.jinja` turns them into a form. Nothing here asks the database or Django's settings.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Choice:
    """One option: `value` is what the form sends, `data` the answer as FHIR writes it."""

    value: str
    text: str
    data: str
    chosen: bool
    prefix: str = ""
    exclusive: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """One answer, or one time that a group is filled in. `words` and `data` are the answer where it is given."""

    name: str
    parts: Mapping[str, str] = field(default_factory=dict)
    options: tuple[Choice, ...] = ()
    units: tuple[Choice, ...] = ()
    words: str = ""
    data: str = ""
    nested: tuple["Shown", ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """Words beside a question, with the linkId of the display that says them; empty where no item says them."""

    link_id: str
    text: str


@dataclass(frozen=True, slots=True)
class Slide:
    """A slider's ends in numbers and in words."""

    low: str
    high: str
    step: str
    low_words: Note
    high_words: Note


@dataclass(frozen=True, slots=True)
class Shown:
    """An item at one place of the page.

    `kind` is display, group, question or unseen; `control` names what a question is answered with. `several`: more
    than one answer may be added; `given`: the answer can't be changed. `only_if` says in words what `enable` says
    to the script.
    """

    link_id: str
    name: str
    kind: str
    type: str
    fields: tuple[Field, ...] = ()
    empty: Field | None = None
    text: str = ""
    prefix: str = ""
    language: str = ""
    control: str = ""
    required: bool = False
    repeats: bool = False
    several: bool = False
    given: bool = False
    fieldset: bool = False
    across: bool = False
    open: bool = False
    other: str = ""
    only_if: str = ""
    enable: str = ""
    limits: str = ""
    hints: tuple[Note, ...] = ()
    help: tuple[Note, ...] = ()
    links: tuple[str, ...] = ()
    described: str = ""
    problem: str = ""
    unit: Note | None = None
    unit_open: bool = False
    slide: Slide | None = None
    input_type: str = "text"
    keyboard: str = ""
    narrow: bool = False
    accept: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """What to put right, and the id of the place to do so."""

    target: str
    message: str


@dataclass(frozen=True, slots=True)
class Line:
    """A question with its answer in words (empty: left open), and the number of the page where it can be changed."""

    link_id: str
    text: str
    words: str
    page: int


@dataclass(frozen=True, slots=True)
class ShownPage:
    """`title` is the part of the questionnaire that the page belongs to; among `asks` are unseen ones too: answers of
    other pages on which questions of this one depend."""

    title: str
    number: int
    pages: int
    asks: tuple[Shown, ...]
    problems: tuple[Problem, ...] = ()
