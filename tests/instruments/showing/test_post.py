"""What a form sends becomes answers, without a script in the page."""

from collections.abc import Mapping
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from tests.instruments.showing.everything import everything

from assieme.instruments.showing.building import shown_page
from assieme.instruments.showing.names import field_name, place_of, set_name
from assieme.instruments.showing.pages import Page
from assieme.instruments.showing.post import MOST_BYTES, File, Posted, read_page
from assieme.instruments.showing.problem_words import message
from assieme.instruments.showing.shown import Field, Shown
from assieme.instruments.showing.wording import reader_of
from assieme.logic.questionnaires.model import Answers, Place, Questionnaire, Words
from assieme.logic.questionnaires.read import read_questionnaire
from assieme.logic.questionnaires.values import Attachment, Quantity, Value, ValueType

ROME = ZoneInfo("Europe/Rome")


@pytest.fixture(scope="module")
def asked() -> Questionnaire:
    found = read_questionnaire(everything()).questionnaire
    assert found is not None
    return found


def whole(questionnaire: Questionnaire) -> Page:
    return Page(1, questionnaire.items, (), Words())


def send(
    questionnaire: Questionnaire,
    fields: Mapping[str, str | list[str]],
    before: Answers | None = None,
    files: dict[str, File] | None = None,
) -> Posted:
    data = QueryDict(mutable=True)
    for name, sent in fields.items():
        data.setlist(name, sent if isinstance(sent, list) else [sent])
    return read_page(questionnaire, whole(questionnaire), before or {}, data, files or {}, ROME)


def said(posted: Posted) -> dict[str, str]:
    return {str(place): str(value.content) for place, value in posted.answers.items()}


@pytest.mark.parametrize(
    ("fields", "answers"),
    [
        ({"0:pets": "true"}, {"0:pets": "True"}),
        ({"0:pets": "perhaps"}, {}),
        ({"0:drinks": ["0", "1"]}, {"0:drinks": "tea", "1:drinks": "coffee"}),
        ({"0:drinks": ["0", "99", "-1", "x"]}, {"0:drinks": "tea"}),
        ({"0:drinks": "0", "0:drinks?free": "Water"}, {"0:drinks": "tea"}),
        ({"0:drinks": ["0", "other"], "0:drinks?free": " Water "}, {"0:drinks": "tea", "1:drinks": "Water"}),
        ({"0:drinks?there": "1", "0:drinks?free": "Water"}, {"0:drinks": "Water"}),
        ({"0:born?day": "3", "0:born?month": "5", "0:born?year": "1980"}, {"0:born": "1980-05-03"}),
        ({"0:born?day": "", "0:born?month": "5", "0:born?year": "1980"}, {"0:born": "1980-05"}),
        ({"0:born?day": "", "0:born?month": "", "0:born?year": "1980"}, {"0:born": "1980"}),
        ({"0:born?day": "", "0:born?month": "", "0:born?year": ""}, {}),
        (
            {"0:met?day": "3", "0:met?month": "7", "0:met?year": "2024", "0:met?time": "09:30"},
            {"0:met": "2024-07-03T09:30:00+02:00"},
        ),
        ({"0:met?day": "3", "0:met?month": "7", "0:met?year": "2024", "0:met?time": ""}, {"0:met": "2024-07-03"}),
        ({"0:wakes": "07:15"}, {"0:wakes": "07:15:00"}),
        ({"0:price": "12,50"}, {"0:price": "12.50"}),
        ({"0:names": "A", "3:names": "B", "7:names": " "}, {"0:names": "A", "3:names": "B"}),
        ({"0:low": "two\r\nlines"}, {"0:low": "two\nlines"}),
        ({"0:mood": "7"}, {"0:mood": "7"}),
        ({"0:why": "0", "0.0:why.more": "because"}, {"0:why": "talk", "0.0:why.more": "because"}),
        ({"0.0:animals.name": "Mo", "2.0:animals.name": "Mu"}, {"0.0:animals.name": "Mo", "2.0:animals.name": "Mu"}),
    ],
)
def test_what_is_sent_is_what_is_answered(
    asked: Questionnaire, fields: dict[str, str | list[str]], answers: dict[str, str]
) -> None:
    found = {
        place: words.partition("code='")[2].partition("'")[0] or words
        for place, words in said(send(asked, fields)).items()
    }
    assert found == answers


@pytest.mark.parametrize(
    "fields",
    [
        {"0:price": "much"},
        {"0:mood": "1.5"},
        {"0:wakes": "25:00"},
        {"0:born?day": "31", "0:born?month": "2", "0:born?year": "1980"},
        {"0:born?day": "3", "0:born?month": "", "0:born?year": "1980"},
        {"0:met?day": "", "0:met?month": "", "0:met?year": "2024", "0:met?time": "09:30"},
        {"0:weight": "heavy"},
    ],
)
def test_what_cannot_be_read_is_shown_again(asked: Questionnaire, fields: dict[str, str]) -> None:
    posted = send(asked, {"0:pets": "false", **fields})
    name = next(iter(fields)).partition("?")[0]
    assert [one.place for one in posted.problems] == [place_of(name)]
    page = shown_page(
        asked, whole(asked), posted.answers, reader_of("en"), pages=1, problems=posted.problems, typed=posted.typed
    )
    ask = next(one for one in page.asks if one.link_id == name.partition(":")[2])
    assert ask.problem
    assert [one.target for one in page.problems] == [ask.name]
    for key, text in fields.items():
        assert ask.fields[0].parts[key.partition("?")[2] or "value"] == text


def test_a_unit_is_one_of_those_to_choose_from(asked: Questionnaire) -> None:
    posted = send(asked, {"0:weight": "2.5", "0:weight?unit": "1"})
    value = posted.answers[Place("weight", (0,))].content
    assert isinstance(value, Quantity)
    assert (str(value.value), value.code, value.system) == ("2.5", "g", "http://unitsofmeasure.org")


def test_what_the_page_did_not_show_stays(asked: Questionnaire) -> None:
    """Read-only and hidden answers can't be sent; a question without a field on the page keeps its answer."""
    before = {
        Place("fixed", (0,)): Value(ValueType.STRING, "A & B"),
        Place("secret", (0,)): Value(ValueType.STRING, "x"),
        Place("tea", (0,)): Value(ValueType.STRING, "green"),
    }
    posted = send(
        asked, {"0:fixed": "changed", "0:secret": "changed", "0:nothing": "x", "bad": "x", "0.0:tea": "x"}, before
    )
    assert posted.answers == before


def test_nothing_ticked_takes_answers_back(asked: Questionnaire) -> None:
    before = send(asked, {"0:drinks": ["0", "1"]}).answers
    assert send(asked, {"0:drinks?there": "1"}, before).answers == {}


def test_buttons_without_a_script(asked: Questionnaire) -> None:
    """One more, one less, and an answer taken back: each leads to the same page, and nothing is judged yet."""
    fields: dict[str, str | list[str]] = {"0.0:animals.name": "Mo", "1.0:animals.name": "Mu", "0:pets": "true"}
    more = send(asked, {**fields, "do": "add *:animals"})
    assert (more.stay, more.more, more.problems, len(more.answers)) == (True, "*:animals", (), 3)
    less = send(asked, {**fields, "do": "remove 0:animals"})
    assert set(said(less)) == {"1.0:animals.name", "0:pets"}
    clear = send(asked, {**fields, "do": "clear 0:pets"})
    assert "0:pets" not in said(clear)
    assert send(asked, {**fields, "do": "remove nonsense"}).answers == more.answers
    assert send(asked, {**fields, "do": "later"}).stay is False


def test_one_more_is_shown_where_it_was_asked_for(asked: Questionnaire) -> None:
    answers = send(asked, {"0:pets": "true", "0.0:animals.name": "Mo", "4.0:animals.name": "Mu"}).answers
    page = shown_page(asked, whole(asked), answers, reader_of("en"), pages=1, more="*:animals")
    animals = next(one for one in page.asks if one.link_id == "animals")
    assert [one.name for one in animals.fields] == ["0:animals", "4:animals", "5:animals"]


def test_a_file_is_kept_until_it_is_taken_away(asked: Questionnaire) -> None:
    photo = SimpleUploadedFile("me.png", b"picture", content_type="text/html")
    kept = send(asked, {}, files={"0:photo": photo}).answers
    content = kept[Place("photo", (0,))].content
    assert content == Attachment("image/png", "cGljdHVyZQ==", title="me.png", size=7)
    assert send(asked, {"0:photo": ""}, kept).answers == kept
    assert send(asked, {"0:photo": "", "0:photo?drop": "1"}, kept).answers == {}


def test_a_file_that_is_too_large_is_refused(asked: Questionnaire) -> None:
    large = SimpleUploadedFile("film.mp4", b"")
    large.file, large.size = BytesIO(b"x"), MOST_BYTES + 1
    posted = send(asked, {"0:pets": "false"}, files={"0:photo": large})
    assert [(one.place.link_id, one.code) for one in posted.problems] == [("photo", "too_big")]


def test_every_problem_has_words(asked: Questionnaire) -> None:
    posted = send(
        asked, {"0.0:animals.name": "x" * 13, "0:pets": "true", "0.0:animals.kind": "1", "0.0:animals.walks": "10"}
    )
    found = {
        one.place.link_id: message(asked.by_link_id[one.place.link_id], one, reader_of("en")) for one in posted.problems
    }
    assert found == {
        "animals.name": "Write 12 letters or fewer.",
        "animals.walks": "This is too high. The highest is 9.",
    }


def sent_by(asks: tuple[Shown, ...]) -> QueryDict:
    """What a browser sends of a page as it stands."""
    data = QueryDict(mutable=True)
    for ask in asks:
        for one in ask.fields:
            if ask.kind == "question" and not ask.given:
                _fill(data, ask, one)
            for name, sent in sent_by(one.nested).lists():
                data.setlist(name, sent)
    return data


def _fill(data: QueryDict, ask: Shown, one: Field) -> None:
    chosen = [option.value for option in one.options if option.chosen]
    if ask.open and one.parts.get("free"):
        chosen.append("other")
    data.setlist(one.name, chosen if one.options else [one.parts.get("value", "")])
    for part, text in one.parts.items():
        data[f"{one.name}?{part}"] = text
    if one.units:
        data[f"{one.name}?unit"] = next((unit.value for unit in one.units if unit.chosen), "0")


@pytest.mark.parametrize("link_id", ["plain", "1.2", "/54126-8", "a b", 'q"<>', "é", "a?b", "a:b", "x" * 200])
def test_names_lead_back_to_their_place(link_id: str) -> None:
    name = field_name(link_id, (0, 12))
    assert place_of(name) == Place(link_id, (0, 12))
    assert not set(name) & set(" \"'<>?")
    assert set_name(link_id, (0,)).startswith("0.*:")
