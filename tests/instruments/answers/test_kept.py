"""Answers as a sheet keeps them: JSON of which a page reads what it needs, and leaves the rest as it stood."""

import json
from collections.abc import Callable
from copy import copy
from dataclasses import replace
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import NOW, signed_in
from tests.instruments.conftest import FACTS, Place, asked, imported
from tests.questionnaires import answers_to, questionnaires, read

from assieme.instruments.answers import actions as answer_actions
from assieme.instruments.answers import kept as module
from assieme.instruments.answers.kept import answers_of, kept
from assieme.instruments.content.parsing import questionnaire_of
from assieme.instruments.models import Sheet
from assieme.instruments.packs import actions as pack_actions
from assieme.logic.questionnaires.jsontext import dump, parse
from assieme.logic.questionnaires.jsonvalues import value_out
from assieme.logic.questionnaires.model import Answers
from assieme.logic.questionnaires.model import Place as At
from assieme.logic.questionnaires.values import Quantity, Value, ValueType

A, B, C = (At(name, (0,)) for name in ("a", 'b":\t"', "c,\n"))
WORDS = Value(ValueType.STRING, 'said: "yes",\n\tand no}')
EXACT = Value(ValueType.QUANTITY, Quantity(Decimal("1.500"), unit="kg"))


def of(text: str) -> Answers:
    return answers_of(Sheet(answers=text))


@given(st.data())
def test_what_is_kept_comes_back(data: st.DataObject) -> None:
    answers = data.draw(answers_to(read(data.draw(questionnaires()))))
    assert of(kept(answers)) == answers
    assert kept(of(kept(answers))) == kept(answers)


def test_it_is_plain_json_whatever_people_write() -> None:
    text = kept({A: WORDS, B: EXACT, C: WORDS})
    assert parse(text)[str(A)] == {"valueString": WORDS.content}
    assert parse(text).keys() == {str(A), str(B), str(C)}
    assert of(text) == {A: WORDS, B: EXACT, C: WORDS}
    assert kept({}) == kept(of("")) == ""


@pytest.mark.parametrize("write", [dump, lambda document: json.dumps(document, default=float)])
def test_another_writing_of_the_same_json_is_read(write: Callable[[object], str]) -> None:
    text = write({str(A): value_out(WORDS), str(B): value_out(Value(ValueType.DECIMAL, Decimal("0.5")))})
    assert of(text) == {A: WORDS, B: Value(ValueType.DECIMAL, Decimal("0.5"))}


def test_answers_are_changed_one_by_one_and_a_copy_is_its_own() -> None:
    before = of(kept({A: WORDS, B: EXACT}))
    after = copy(before)
    after[C] = EXACT
    del after[A]
    assert A in before
    assert A not in after
    assert (len(before), len(after)) == (2, 2)
    assert (of(kept(before)), of(kept(after))) == ({A: WORDS, B: EXACT}, {B: EXACT, C: EXACT})
    with pytest.raises(KeyError):
        after[A]
    with pytest.raises(KeyError):
        del after[A]


def test_what_was_not_touched_goes_back_as_it_stood() -> None:
    odd = '{\t\n"0:a":\t{"valueDecimal": 1.50e0},\n"0:b":\t{"valueInteger": 2}\n}'
    answers = of(odd)
    answers[At("b", (0,))] = Value(ValueType.INTEGER, 3)
    assert kept(answers) == odd.replace('"valueInteger": 2', '"valueInteger": 3')


def test_a_page_reads_only_its_own_answers_and_not_the_file(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    client = signed_in(Client(), place.robin)
    found = {}
    for items in (10, 300):
        address, sent = _half_answered(place, items)
        client.get(address)
        read_now: list[str] = []
        reader = module._value
        monkeypatch.setattr(
            module, "_value", lambda line, told=read_now, real=reader: (told.append(line), real(line))[1]
        )
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
            assert client.post(address, sent).status_code == 302
        monkeypatch.undo()
        found[items] = (len(read_now), len(queries))
        assert not [one for one in queries if "original" in one["sql"]]
    assert found[10] == found[300]


def _half_answered(place: Place, items: int) -> tuple[str, dict[str, str]]:
    """The address of the second page, and what is sent from it."""
    options = [{"valueCoding": {"code": f"c{number}", "display": f"Answer {number}"}} for number in range(5)]
    asks = [
        {"linkId": str(n), "type": "choice", "text": f"Line {n}", "answerOption": options} for n in range(1, items + 1)
    ]
    parts = [{"linkId": f"part {n}", "type": "group", "item": asks[n : n + 10]} for n in range(0, items, 10)]
    content = {"resourceType": "Questionnaire", "status": "active", "title": f"{items} items", "item": parts}
    instrument = imported(place, json.dumps(content).encode())
    pack_actions.state_facts(instrument=instrument, facts=replace(FACTS, asks_self_harm=False), by=place.kim, now=NOW)
    instrument = pack_actions.switch_on(instrument=instrument, by=place.kim, now=NOW)
    sheet = answer_actions.begin_sheet(wave=asked(instrument, place.kim), by=place.robin, now=NOW)
    half: Answers = {
        At(item.link_id, (0, 0)): item.options[1].value
        for item in questionnaire_of(instrument).walk()
        if item.options and int(item.link_id) % 2
    }
    answer_actions.save_page(sheet=sheet, answers=half, page=2, by=place.robin, now=NOW)
    return reverse("answer_page", args=[sheet.pk, 2]), {f"0.0:{number}": "2" for number in range(6, 11)}
