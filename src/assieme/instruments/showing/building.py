"""Builds what `shown` describes: a page of a questionnaire with somebody's answers, or all of it at once."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType

from assieme.instruments.showing import controls
from assieme.instruments.showing.names import NEW, field_name, set_name
from assieme.instruments.showing.pages import Page
from assieme.instruments.showing.problem_words import message
from assieme.instruments.showing.shown import Field, Line, Note, Problem, Shown, ShownPage
from assieme.instruments.showing.wording import Reader, answer_words, listed, only_if, quoted
from assieme.logic.questionnaires import jsontext
from assieme.logic.questionnaires.checks import AnswerProblem
from assieme.logic.questionnaires.enabling import Enabling
from assieme.logic.questionnaires.jsonvalues import value_out
from assieme.logic.questionnaires.model import Answers, Behaviour, Item, Kind, Place, Questionnaire
from assieme.logic.questionnaires.occurrences import Occurrences
from assieme.logic.questionnaires.values import Value

HELP = ("help",)
HINTS = ("flyover", "prompt", "legal")
BESIDE = ("unit", "lower", "upper")
ENDS = "?!.:…"
ALONE = ("radios", "checkboxes", "date", "moment", "quantity")


def shown_page(
    questionnaire: Questionnaire,
    page: Page,
    answers: Answers,
    reader: Reader,
    *,
    pages: int,
    problems: Sequence[AnswerProblem] = (),
    more: str = "",
    typed: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
) -> ShownPage:
    """One page of the paged form. `more` (what one more is wanted of) and `typed` are as in `Posted`."""
    enabling = Enabling(questionnaire, answers)
    show = _Showing(questionnaire, answers, reader, page.link_ids, problems, more, enabling, typed)
    asks = tuple(ask for item in page.items for ask in show.asks(item, page.around))
    return ShownPage(
        title=reader.into(page.title),
        number=page.number,
        pages=pages,
        asks=(*show.elsewhere(page.items), *asks),
        problems=tuple(_problems(asks)),
    )


def shown_whole(questionnaire: Questionnaire, answers: Answers, reader: Reader) -> ShownPage:
    """The whole questionnaire on one page, for the script of the self-contained page to bring to life."""
    show = _Showing(questionnaire, answers, reader, questionnaire.by_link_id.keys())
    asks = [ask for item in questionnaire.items for ask in show.asks(item, ())]
    return ShownPage(reader.into(questionnaire.title), 1, 1, tuple(asks))


def shown_filled(questionnaire: Questionnaire, answers: Answers, reader: Reader) -> ShownPage:
    """The whole questionnaire as these answers make it: what they do not ask for is left out."""
    show = _Showing(questionnaire, answers, reader, (), enabling=Enabling(questionnaire, answers))
    asks = [ask for item in questionnaire.items for ask in show.asks(item, ())]
    return ShownPage(reader.into(questionnaire.title), 1, 1, tuple(asks))


def shown_review(
    questionnaire: Questionnaire, pages: Sequence[Page], answers: Answers, reader: Reader
) -> tuple[Line, ...]:
    """All that is asked, with what was answered, to check before it is sent."""
    given: dict[tuple[str, tuple[int, ...]], list[str]] = {}
    for place in Enabling(questionnaire, answers).places:
        item = questionnaire.by_link_id[place.link_id]
        asked = item.is_question and not questionnaire.hidden(place.link_id)
        if asked and not questionnaire.read_only(place.link_id):
            said = given.setdefault((place.link_id, place.indices[:-1]), [])
            said += [answer_words(item, answers[place], reader)] if place in answers else []
    on_page = {link_id: page.number for page in pages for link_id in page.link_ids}
    return tuple(
        Line(link_id, quoted(questionnaire.by_link_id[link_id], reader), listed(said), on_page[link_id])
        for (link_id, _around), said in given.items()
    )


@dataclass(frozen=True)
class _Showing:
    questionnaire: Questionnaire
    answers: Answers
    reader: Reader
    here: Collection[str]
    wrong: Sequence[AnswerProblem] = ()
    more: str = ""
    enabling: Enabling | None = None
    typed: Mapping[str, Mapping[str, str]] = MappingProxyType({})

    @cached_property
    def occurrences(self) -> Occurrences:
        return Occurrences(self.questionnaire, self.answers)

    @cached_property
    def problems(self) -> dict[tuple[str, tuple[int, ...]], AnswerProblem]:
        """The first problem of each item in each place around it."""
        return {(one.place.link_id, one.place.indices[:-1]): one for one in reversed(self.wrong)}

    def elsewhere(self, items: Iterable[Item]) -> Iterator[Shown]:
        """The answers of other pages, and hidden ones, on which a question here depends."""
        asked = {one.question for item in _walk(items) for one in item.conditions}
        for link_id in sorted(asked):
            if link_id in self.here and not self.questionnaire.hidden(link_id):
                continue
            counted = [
                Field(field_name(link_id, place.indices), data=controls.data_of([self.answers[place]]))
                for place in self.occurrences.places(link_id)
                if self.enabling is None or self.enabling.enabled(place)
            ]
            kind = self.questionnaire.by_link_id[link_id].kind
            yield Shown(link_id, set_name(link_id, ()), "unseen", kind, fields=tuple(counted))

    def asks(self, item: Item, around: tuple[int, ...]) -> Iterator[Shown]:
        """The item at one place: nothing where it isn't asked, or where a page needn't know of it."""
        if item.hidden:
            if self.enabling is None:
                yield self._unseen(item, around)
        elif self._may_be_asked(item, around):
            yield self._ask(item, around)

    def _may_be_asked(self, item: Item, around: tuple[int, ...]) -> bool:
        """Enabled, or depending on an answer that may still change on this page."""
        if self.enabling is None or any(one.question in self.here for one in item.conditions):
            return True
        return NEW in around or self.enabling.enabled(Place(item.link_id, (*around, 0)))

    def _numbers(self, item: Item, around: tuple[int, ...]) -> list[int]:
        if not item.repeats:
            return [0]
        numbers = self.occurrences.numbers(item.link_id, around)
        while len(numbers) < max(1, item.limits.min_occurs or 0):
            numbers.append(numbers[-1] + 1 if numbers else 0)
        return [*numbers, numbers[-1] + 1] if self.more == set_name(item.link_id, around) else numbers

    def _unseen(self, item: Item, around: tuple[int, ...]) -> Shown:
        fields = []
        for number in self._numbers(replace(item, repeats=True), around):
            value = self.answers.get(Place(item.link_id, (*around, number)))
            nested = tuple(self._unseen(inner, (*around, number)) for inner in item.items)
            data = controls.data_of([value] if value else [])
            fields.append(Field(field_name(item.link_id, (*around, number)), data=data, nested=nested))
        name = set_name(item.link_id, around)
        return Shown(item.link_id, name, "unseen", item.kind, tuple(fields), enable=self._enable(item))

    def _ask(self, item: Item, around: tuple[int, ...]) -> Shown:
        """What every kind of item has; questions have more."""
        name = set_name(item.link_id, around)
        text = self.reader.into(item.text)
        shown = Shown(
            link_id=item.link_id,
            name=name,
            kind=item.kind if item.kind in (Kind.GROUP, Kind.DISPLAY) else "question",
            type=item.kind,
            text=text or self.reader.into(item.prefix) or ("" if item.kind is Kind.GROUP else item.link_id),
            prefix=self.reader.into(item.prefix) if text else "",
            language=self._language(),
            required=item.required,
            repeats=item.repeats,
            only_if=only_if(self.questionnaire, item, self.reader),
            enable=self._enable(item),
            limits=controls.limits(item),
            links=item.look.support_links,
        )
        if item.kind is Kind.DISPLAY:
            return shown
        hints, help_ = self._notes(item)
        shown = replace(shown, problem=self._problem(item, around), hints=hints, help=help_)
        if item.kind is Kind.GROUP:
            times = tuple(self._times(item, (*around, number)) for number in self._numbers(item, around))
            empty = self._times(item, (*around, NEW)) if item.repeats and self.enabling is None else None
            return replace(shown, fields=times, empty=empty)
        return self._question(shown, item, around)

    def _language(self) -> str:
        """The language of the item's words where it isn't the reader's."""
        spoken = self.questionnaire.languages
        known = any(one.partition("-")[0] == self.reader.language.partition("-")[0] for one in spoken)
        return "" if known else self.questionnaire.language

    def _notes(self, item: Item) -> tuple[tuple[Note, ...], tuple[Note, ...]]:
        """Hints and help that stand at a question or group."""
        notes = [(one.look.control, Note(one.link_id, self.reader.into(one.text))) for one in _beside(item)]
        hints = [note for control, note in notes if control in HINTS]
        entry_format = self.reader.into(item.look.entry_format)
        if entry_format:
            hints.append(Note("", entry_format))
        return tuple(hints), tuple(note for control, note in notes if control in HELP)

    def _problem(self, item: Item, around: tuple[int, ...]) -> str:
        found = self.problems.get((item.link_id, around))
        return message(item, found, self.reader) if found else ""

    def _times(self, item: Item, indices: tuple[int, ...]) -> Field:
        nested = [ask for inner in _below(item) for ask in self.asks(inner, indices)]
        return Field(field_name(item.link_id, indices), nested=tuple(nested))

    def _question(self, shown: Shown, item: Item, around: tuple[int, ...]) -> Shown:
        _ = self.reader.speak
        control = controls.control_of(item)
        given = self.questionnaire.read_only(item.link_id)
        several = item.repeats and control != "checkboxes" and not given
        type_, keyboard = controls.input_of(item)
        seen = [("error", shown.problem), ("only", self.enabling and shown.only_if), ("hint", shown.hints)]
        return replace(
            shown,
            control=control,
            given=given,
            several=several,
            fieldset=control in ALONE,
            across=item.look.horizontal or (item.kind is Kind.BOOLEAN and control == "radios"),
            open=item.kind is Kind.OPEN_CHOICE and bool(item.options),
            other=self.reader.into(item.look.other) or _("Something else"),
            described=" ".join(f"{shown.name}?{part}" for part, there in seen if there),
            unit=controls.unit_of(item, self.reader),
            unit_open=item.look.unit_open or not controls.units_of(item),
            slide=controls.slide(item, self.reader),
            input_type=type_,
            keyboard=keyboard,
            narrow=item.kind in controls.NUMBERS or item.kind is Kind.TIME,
            accept=",".join(item.limits.mime_types),
            fields=tuple(self._answers(item, around, one_field=not several)),
            empty=self._answer(item, (*around, NEW), []) if several and self.enabling is None else None,
        )

    def _answers(self, item: Item, around: tuple[int, ...], *, one_field: bool) -> Iterator[Field]:
        """One field for each answer, or one for all of them."""
        numbers = self._numbers(item, around)
        values = [(number, self.answers.get(Place(item.link_id, (*around, number)))) for number in numbers]
        if one_field:
            yield self._answer(item, (*around, 0), [value for _number, value in values if value])
            return
        for number, value in values:
            yield self._answer(item, (*around, number), [value] if value else [])

    def _answer(self, item: Item, indices: tuple[int, ...], values: list[Value]) -> Field:
        nested = [ask for inner in _below(item) for ask in self.asks(inner, indices)]
        filled = controls.filled(item, indices, values, self.reader)
        return replace(filled, nested=tuple(nested), parts={**filled.parts, **self.typed.get(filled.name, {})})

    def _enable(self, item: Item) -> str:
        if not item.conditions:
            return ""
        when = [
            {"question": one.question, "operator": one.operator, **value_out(one.answer, "answer")}
            for one in item.conditions
        ]
        return jsontext.dump({"all": item.behaviour is Behaviour.ALL, "when": when})


def _problems(asks: Iterable[Shown]) -> Iterator[Problem]:
    for ask in asks:
        if ask.problem:
            said = ask.text or ask.link_id
            yield Problem(ask.name, f"{said}{'' if said[-1] in ENDS else ':'} {ask.problem}")
        for one in ask.fields:
            yield from _problems(one.nested)


def _walk(items: Iterable[Item]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from _walk(item.items)


def _beside(item: Item) -> list[Item]:
    """Displays that say something about the item they stand in."""
    return [one for one in item.notes if one.look.control in (*HELP, *HINTS) and not one.conditions and not one.hidden]


def _below(item: Item) -> list[Item]:
    """The items that are asked below this one; what is said beside it stands there already."""
    beside = {one.link_id for one in _beside(item)} | {
        one.link_id for one in item.notes if item.is_question and one.look.control in BESIDE
    }
    return [one for one in item.items if one.link_id not in beside]
