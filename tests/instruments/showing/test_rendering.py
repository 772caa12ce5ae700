"""Any valid Questionnaire becomes a page and paper: each shown text is there, and comes back as it was sent."""

from html import escape
from html.parser import HTMLParser
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.instruments.showing.everything import coding, everything
from tests.instruments.showing.test_post import sent_by
from tests.paper import assert_accessible, text_of
from tests.questionnaires import Json, answers_to, questionnaires, read

from assieme.instruments.showing.building import shown_page, shown_review
from assieme.instruments.showing.pages import Page, split
from assieme.instruments.showing.post import read_page
from assieme.instruments.showing.printed import blank_pdf, filled_pdf
from assieme.instruments.showing.selfcontained import render
from assieme.instruments.showing.wording import reader_of
from assieme.logic.questionnaires.initial import initial_answers
from assieme.logic.questionnaires.model import Answers, Kind, Place, Questionnaire, Words
from assieme.logic.questionnaires.read import read_questionnaire
from assieme.logic.questionnaires.values import Coding, Value, ValueType

quick = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
VOID = {"input", "meta", "br", "path", "circle", "link", "hr"}


class WellFormed(HTMLParser):
    """Every element is closed, in order; ids are unique; every label and described id is there."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.wanted: set[str] = set()
        self.link_ids: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = {name: value or "" for name, value in attrs}
        if tag not in VOID:
            self.open.append(tag)
        if "id" in held:
            self.ids.append(held["id"])
        for name in ("for", "aria-describedby", "aria-labelledby"):
            self.wanted |= set(held.get(name, "").split())
        if "data-link-id" in held and "template" not in self.open:
            self.link_ids.append(held["data-link-id"])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A drawing's element that holds nothing."""

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def parsed(html: str) -> WellFormed:
    found = WellFormed()
    found.feed(html)
    assert found.open == []
    assert len(found.ids) == len(set(found.ids))
    assert found.wanted <= set(found.ids)
    return found


@quick
@given(questionnaires())
def test_every_text_is_on_the_page(document: Json) -> None:
    asked = read(document)
    html = render(asked, "en")
    found = parsed(html)
    for item in asked.walk():
        if not asked.hidden(item.link_id):
            assert item.link_id in found.link_ids
            assert escape(str(item.text), quote=True).replace("&#x27;", "&#39;").replace("&quot;", "&#34;") in html
            for option in item.options:
                assert str(option.words) in found.text


@quick
@given(st.data())
def test_a_page_that_is_sent_as_it_stands_changes_nothing(data: st.DataObject) -> None:
    asked = read(data.draw(questionnaires()))
    assert_comes_back(asked, data.draw(answers_to(asked)))


def assert_comes_back(asked: Questionnaire, answers: Answers) -> None:
    everything_on = Page(1, asked.items, (), Words())
    page = shown_page(asked, everything_on, answers, reader_of("it"), pages=1)
    posted = read_page(asked, everything_on, answers, sent_by(page.asks), {}, ZoneInfo("Europe/Rome"))
    assert by_question(posted.answers) == by_question(answers)


YES, NO = Value(ValueType.BOOLEAN, content=True), Value(ValueType.BOOLEAN, content=False)
OWN = [Value(ValueType.STRING, text) for text in ("Water", "Juice")]
A, B = (Value(ValueType.CODING, Coding(code, code, "urn:made-up")) for code in "ab")


@pytest.mark.parametrize(
    ("kind", "nested", "answers"),
    [
        ("boolean", {}, {(0,): NO, (1,): YES}),
        ("open-choice", {}, {(0,): OWN[0], (1,): OWN[1]}),
        ("open-choice", {}, {(0,): A, (1,): OWN[0], (2,): OWN[1]}),
        ("open-choice", {"type": "string"}, {(0,): OWN[0], (1,): B, (3,): OWN[1]}),
        ("choice", {"type": "string"}, {(0,): B, (1,): A}),
    ],
)
def test_several_answers_come_back(kind: str, nested: Json, answers: dict[tuple[int, ...], Value]) -> None:
    """Found by chance among generated ones: several of yes and no, of one's own words, of choices that are asked on."""
    item: Json = {"linkId": "1", "type": kind, "text": "?", "repeats": True}
    if kind != "boolean":
        item["answerOption"] = [coding("a", "a"), coding("b", "b")]
    item["item"] = [{"linkId": "1.1", "text": "More?", **nested}] if nested else [display("1.1")]
    asked = read({"resourceType": "Questionnaire", "status": "active", "title": "?", "item": [item]})
    below = {Place("1.1", (number, 0)): OWN[0] for (number,) in answers if nested}
    assert_comes_back(asked, {Place("1", indices): value for indices, value in answers.items()} | below)


def display(link_id: str) -> Json:
    return {"linkId": link_id, "type": "display", "text": "Take your time."}


def by_question(answers: Answers) -> dict[tuple[str, tuple[int, ...]], set[object]]:
    found: dict[tuple[str, tuple[int, ...]], set[object]] = {}
    for place, value in answers.items():
        found.setdefault((place.link_id, place.indices[:-1]), set()).add(value.identity)
    return found


@quick
@given(st.data())
def test_every_question_has_its_page_and_its_line(data: st.DataObject) -> None:
    asked = read(data.draw(questionnaires(most_items=8)))
    answers = data.draw(answers_to(asked))
    pages = split(asked)
    on_pages = [link_id for page in pages for link_id in page.link_ids]
    questions = [item.link_id for item in asked.walk() if item.is_question and not asked.hidden(item.link_id)]
    assert sorted(link_id for link_id in on_pages if link_id in questions) == sorted(questions)
    lines = shown_review(asked, pages, answers, reader_of("en"))
    assert {place.link_id for place in answers} <= {line.link_id for line in lines}


@settings(quick, max_examples=10)
@given(st.data())
def test_it_prints_blank_and_filled(data: st.DataObject) -> None:
    asked = read(data.draw(questionnaires()))
    assert blank_pdf(asked, reader_of("en"), address="https://example.org/a/1").startswith(b"%PDF")
    assert filled_pdf(asked, data.draw(answers_to(asked)), reader_of("it")).startswith(b"%PDF")


@pytest.fixture(scope="module")
def asked() -> Questionnaire:
    found = read_questionnaire(everything()).questionnaire
    assert found is not None
    return found


def test_the_form_on_paper_is_accessible(asked: Questionnaire) -> None:
    content = blank_pdf(asked, reader_of("en"), address="https://example.org/a/1", place="Lakeside")
    assert_accessible(content)
    text = " ".join(text_of(content).split())
    for words in (
        "Do you have a pet?",
        "A few words <first> & foremost.",
        "Given by us",
        "A & B",
        "Bad",
        "Good",
        "kg / g",
    ):
        assert words in text
    assert "Answer this only if your answer to “How is your day?” is less than 4." in text
    assert "Nobody sees this" not in text
    assert "Robin" not in text


def test_the_filled_form_says_what_was_answered_and_nothing_else(asked: Questionnaire) -> None:
    answers = {
        **initial_answers(asked),
        Place("pets", (0,)): Value(ValueType.BOOLEAN, content=False),
        Place("born", (0,)): Value(ValueType.DATE, "1980-05-03"),
    }
    content = filled_pdf(asked, answers, reader_of("en"))
    assert_accessible(content)
    text = " ".join(text_of(content).split())
    assert "3 May 1980" in text
    assert "Robin" in text
    assert "Your animals" not in text
    assert "Answer this only if" not in text


def test_the_page_speaks_another_language(asked: Questionnaire) -> None:
    html = render(asked, "it")
    assert '<html lang="it">' in html
    assert "Hai un animale?" in html
    assert "Tutto insieme" in parsed(html).text


def test_what_has_only_a_prefix_is_shown_by_it() -> None:
    question = {"linkId": "q", "type": "string", "prefix": "Q."}
    items = [{"linkId": "g", "type": "group", "prefix": "Section A", "item": [question]}]
    found = parsed(render(read({"resourceType": "Questionnaire", "status": "active", "item": items})))
    assert "Section A" in found.text
    assert "Q." in found.text


def test_the_page_needs_nothing_else(asked: Questionnaire) -> None:
    html = render(asked)
    assert "default-src 'none'" in html
    for outside in ("<link", "<img", "src=", "url(fonts", "@import", "url(http"):
        assert outside not in html.replace("default-src=", "")


@pytest.mark.parametrize(
    ("kinds", "pages"),
    [
        ([Kind.BOOLEAN], [1]),
        ([Kind.STRING] * 3, [1, 1, 1]),
        ([Kind.CHOICE] * 4, [4]),
        ([Kind.CHOICE] * 7, [4, 3]),
        ([Kind.CHOICE] * 11, [4, 4, 3]),
        ([Kind.DISPLAY, Kind.STRING, Kind.DISPLAY], [2, 1]),
        ([Kind.CHOICE, Kind.STRING, Kind.CHOICE], [1, 1, 1]),
    ],
)
def test_pages_hold_one_question_or_a_few_alike(kinds: list[Kind], pages: list[int]) -> None:
    from assieme.logic.questionnaires.model import Item, Option
    from assieme.logic.questionnaires.values import Coding

    options = tuple(Option(Value(ValueType.CODING, Coding(code)), Words(code)) for code in "ab")
    items = tuple(
        Item(str(number), kind, Words("?"), options=options if kind is Kind.CHOICE else ())
        for number, kind in enumerate(kinds)
    )
    asked = Questionnaire("", "", Words(), Words(), Words(), "en", ("en",), items)
    assert [len(page.items) for page in split(asked)] == pages
