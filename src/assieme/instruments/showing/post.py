"""What a browser sends from one page of a questionnaire, as answers. Works without a script in the page."""

import base64
import mimetypes
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from decimal import Decimal
from typing import Protocol

from assieme.instruments.showing import controls
from assieme.instruments.showing.names import field_name, place_of
from assieme.instruments.showing.pages import Page
from assieme.instruments.showing.problem_words import UNREADABLE
from assieme.instruments.showing.shown import Field
from assieme.logic.questionnaires import checks
from assieme.logic.questionnaires.checks import AnswerProblem
from assieme.logic.questionnaires.enabling import Enabling
from assieme.logic.questionnaires.entry import typed
from assieme.logic.questionnaires.model import Answers, Item, Kind, Place, Questionnaire
from assieme.logic.questionnaires.occurrences import Occurrences
from assieme.logic.questionnaires.values import Attachment, Quantity, Value, ValueType

MOST_BYTES = 5_000_000
NO_DATE = "?"


class Sent(Protocol):
    """Django's QueryDict, as far as it is needed."""

    def getlist(self, key: str) -> list[str]: ...
    def keys(self) -> Iterable[str]: ...


class File(Protocol):
    """An uploaded file."""

    @property
    def name(self) -> str | None: ...
    @property
    def size(self) -> int | None: ...
    @property
    def content_type(self) -> str | None: ...
    def read(self) -> bytes: ...


@dataclass(frozen=True)
class Posted:
    """`answers` are all of the questionnaire's, this page's included: save them whatever the problems.

    `stay`: the person pressed a button that leads back to this page; `more` names what one more is wanted of.
    `typed` is what can't be read as an answer, by field and part: show it again.
    """

    answers: Answers
    problems: tuple[AnswerProblem, ...]
    stay: bool
    more: str
    typed: Mapping[str, Mapping[str, str]]


def read_page(
    questionnaire: Questionnaire,
    page: Page,
    answers: Answers,
    data: Sent,
    files: Mapping[str, File],
    zone: tzinfo,
) -> Posted:
    """The answers after this post. `zone` is where a time of day without a zone was meant."""
    reading = _Reading(questionnaire, answers, data, files, zone)
    for item in page.items:
        reading.read(item, page.around)
    verb, _space, name = (data.getlist("do") or [""])[0].partition(" ")
    if verb in ("remove", "clear"):
        reading.drop(name)
    return Posted(
        answers=reading.found,
        problems=() if verb else reading.problems(page),
        stay=verb in ("add", "remove", "clear"),
        more=name if verb == "add" else "",
        typed=reading.typed,
    )


@dataclass
class _Reading:
    questionnaire: Questionnaire
    before: Answers
    data: Sent
    files: Mapping[str, File]
    zone: tzinfo
    wrong: list[AnswerProblem] = field(default_factory=list)
    typed: dict[str, dict[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.found = copy(self.before)
        self.occurrences = Occurrences(self.questionnaire, self.before)
        self.numbers: dict[tuple[str, tuple[int, ...]], set[int]] = defaultdict(set)
        for key in {*self.data.keys(), *self.files}:
            self._note(key.partition("?")[0])

    def _note(self, name: str) -> None:
        """Remember which repetitions and answers the page had."""
        try:
            place = place_of(name)
        except ValueError:
            return
        path = self.questionnaire.paths.get(place.link_id, ())
        if len(path) == len(place.indices):
            for depth, item in enumerate(path):
                self.numbers[item.link_id, place.indices[:depth]].add(place.indices[depth])

    def read(self, item: Item, around: tuple[int, ...]) -> None:
        """Take what was sent for the item and those below; what wasn't on the page stays as it was."""
        numbers = sorted(self.numbers.get((item.link_id, around), ()))
        if item.kind is Kind.DISPLAY or item.hidden or not numbers:
            return
        if item.kind is Kind.GROUP:
            self._forget(item, around, {*numbers})
        elif not self.questionnaire.read_only(item.link_id):
            self._question(item, around, numbers)
        for number in numbers if item.repeats else numbers[:1]:
            for inner in item.items:
                self.read(inner, (*around, number))

    def _forget(self, item: Item, around: tuple[int, ...], but: set[int]) -> None:
        """Drop repetitions that the page no longer had."""
        depth = len(around)
        for place in self.occurrences.below(item):
            if place.indices[:depth] == around and place.indices[depth] not in but:
                self.found.pop(place, None)

    def _question(self, item: Item, around: tuple[int, ...], numbers: list[int]) -> None:
        for number in self.occurrences.answered(item.link_id, around):
            self.found.pop(Place(item.link_id, (*around, number)), None)
        control = controls.control_of(item)
        if control == "checkboxes":
            name = field_name(item.link_id, (*around, numbers[0]))
            for number, value in enumerate(self._chosen(item, name)):
                self.found[Place(item.link_id, (*around, number))] = value
            return
        for number in numbers if item.repeats else numbers[:1]:
            place = Place(item.link_id, (*around, number))
            name = field_name(item.link_id, place.indices)
            chosen = control in ("radios", "select")
            answer = next(self._chosen(item, name), None) if chosen else self._one(item, place, name)
            if answer is not None:
                self.found[place] = answer

    def _text(self, name: str, part: str = "") -> str:
        sent = self.data.getlist(f"{name}?{part}" if part else name)
        return sent[0].strip() if sent else ""

    def _chosen(self, item: Item, name: str) -> Iterator[Value]:
        """Options by their number, yes and no, and one's own words where nothing else is chosen or "other" is."""
        sent = self.data.getlist(name)
        if item.kind is Kind.BOOLEAN and not item.options:
            yield from (Value(ValueType.BOOLEAN, one == "true") for one in sent[:1] if one in ("true", "false"))
            return
        numbers = {int(one) for one in sent if one.isascii() and one.isdigit() and len(one) < 6}
        values = [option.value for number, option in enumerate(item.options) if number in numbers]
        if item.kind is Kind.OPEN_CHOICE and (controls.OTHER in sent or not values):
            free = [line.strip() for line in self._text(name, "free").split("\n")]
            values += [Value(ValueType.STRING, line) for line in dict.fromkeys(free) if line]
        yield from values if item.repeats else values[:1]

    def _one(self, item: Item, place: Place, name: str) -> Value | None:
        """What is typed in one field. Remembers what can't be read."""
        if item.kind is Kind.ATTACHMENT:
            return self._file(item, place, name)
        before = self.before.get(place)
        if before is not None and self._untouched(item, name, before):
            return before
        parts = {part: self._text(name, part) for part in ("day", "month", "year", "time", "unit_words")}
        written = self._text(name) or _moment(parts, self.zone)
        if not written:
            return None
        value = self._quantity(item, name, written) if item.kind is Kind.QUANTITY else typed(item, written)
        if value is None:
            self.wrong.append(AnswerProblem(place, UNREADABLE, ""))
            self.typed[name] = parts | {"value": self._text(name)}
        return value

    def _untouched(self, item: Item, name: str, before: Value) -> bool:
        """Whether the field says what the page put into it: then the answer stays as it was, to the last digit."""
        put = Field(name, controls.parts(item, [before]), units=controls.units(item, [before]))
        sent = {part: self._text(name, "" if part == "value" else part) for part in put.parts if part != "zone"}
        unit = next((one.value for one in put.units if one.chosen), "")
        same_unit = len(put.units) < 2 or self._text(name, "unit") == unit
        return same_unit and all(_plain(put.parts[part]) == _plain(text) for part, text in sent.items())

    def _quantity(self, item: Item, name: str, written: str) -> Value | None:
        number = typed(Item("", Kind.DECIMAL), written)
        if number is None or not isinstance(number.content, Decimal):
            return None
        words = self._text(name, "unit_words")
        units = controls.units_of(item)
        if words or not units:
            return Value(ValueType.QUANTITY, Quantity(value=number.content, unit=words))
        sent = self._text(name, "unit")
        unit = units[int(sent)] if sent.isascii() and sent.isdigit() and int(sent) < len(units) else units[0]
        return Value(ValueType.QUANTITY, Quantity(value=number.content, **controls.unit_in(unit)))

    def _file(self, item: Item, place: Place, name: str) -> Value | None:
        file = self.files.get(name)
        if file is None:
            return None if self._text(name, "drop") else self.before.get(place)
        if (file.size or 0) > int(item.limits.max_bytes or MOST_BYTES):
            self.wrong.append(AnswerProblem(place, "too_big", ""))
            return self.before.get(place)
        content = file.read()
        title = (file.name or "")[:200]
        kind = mimetypes.guess_type(title)[0] or file.content_type or "application/octet-stream"
        data = base64.b64encode(content).decode("ascii")
        return Value(ValueType.ATTACHMENT, Attachment(kind, data, title=title, size=len(content)))

    def drop(self, name: str) -> None:
        """Forget an answer, or a repetition with all that is in it."""
        try:
            gone = place_of(name)
        except ValueError:
            return
        depth = len(gone.indices)
        for place in list(self.found):
            path = self.questionnaire.paths[place.link_id][:depth]
            if place.indices[:depth] == gone.indices and path[-1].link_id == gone.link_id:
                del self.found[place]

    def problems(self, page: Page) -> tuple[AnswerProblem, ...]:
        """What can't be read first, then what the checks find elsewhere on the page."""
        found = checks.problems(self.questionnaire, self.found, page.link_ids)
        if not self.wrong:
            return found
        enabling = Enabling(self.questionnaire, self.found)
        unread = [one for one in self.wrong if enabling.enabled(one.place)]
        known = {(one.place.link_id, one.place.indices[:-1]) for one in unread}
        return (*unread, *(one for one in found if (one.place.link_id, one.place.indices[:-1]) not in known))


def _plain(text: str) -> str:
    return text.strip().replace("\r\n", "\n")


def _moment(parts: Mapping[str, str], zone: tzinfo) -> str:
    """Day, month, year and time of day in FHIR's writing."""
    day = "-".join(parts[part].zfill(2) for part in ("year", "month", "day") if parts[part])
    if parts["day"] and not parts["month"]:
        return NO_DATE
    if not parts["time"]:
        return day
    try:
        moment = datetime.fromisoformat(f"{day}T{parts['time'].replace('.', ':')}")
    except ValueError:
        return NO_DATE
    return moment.replace(tzinfo=zone).isoformat()
