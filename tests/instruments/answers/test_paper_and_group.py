"""Sheets of paper typed by two people, and a group with one screen."""

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse
from tests.factories import NOW, a_member, signed_in
from tests.instruments.conftest import CODES, Place, asked, coded, factors, ours, staffed

from assieme.core.access import Refused
from assieme.core.models import Event
from assieme.instruments.answers import actions as answer_actions
from assieme.instruments.answers import group_actions, paper_actions
from assieme.instruments.answers.comparing import differences
from assieme.instruments.answers.kept import answers_of
from assieme.instruments.models import Alert, GroupCount, Paper, Sheet, Wave
from assieme.instruments.results.reads import results
from assieme.logic.questionnaires.model import Answers
from assieme.logic.questionnaires.model import Place as At
from assieme.people.models import Person


@pytest.fixture
def nell(place: Place) -> Person:
    return a_member(place.organisation, "professional", role="researcher", name="Nell")


def typed(wave: Wave, by: Person, answers: Answers, number: int = 7, standpoint: str = "carer") -> Sheet:
    sheet = paper_actions.begin_typing(wave=wave, number=number, standpoint=standpoint, by=by, now=NOW)
    answer_actions.save_page(sheet=sheet, answers=answers, page=1, by=by, now=NOW)
    return sheet


def finished(sheet: Sheet) -> Paper:
    assert sheet.typed_by is not None
    return paper_actions.finish_typing(sheet=sheet, by=sheet.typed_by, now=NOW)


def test_a_sheet_counts_once_two_people_have_typed_the_same(place: Place, wave: Wave, nell: Person) -> None:
    paper = finished(typed(wave, place.kim, factors()))
    assert not Sheet.objects.filter(sent_on__isnull=False).exists()
    assert not paper.is_settled
    assert finished(typed(wave, nell, factors())).is_settled
    (sheet,) = Sheet.objects.all()
    assert (sheet.way, sheet.standpoint, sheet.typed_by, sheet.paper) == ("paper", "carer", None, None)
    assert answers_of(sheet) == factors()


def test_where_they_differ_somebody_looks_at_the_sheet_again(place: Place, wave: Wave, nell: Person) -> None:
    second = factors()
    second[At("power-1", (0, 0))] = coded("half", CODES)
    del second[At("power-2", (0, 0))]
    finished(typed(wave, place.kim, factors()))
    paper = finished(typed(wave, nell, second, standpoint="service user"))
    assert not paper.is_settled
    client = signed_in(Client(), place.kim)
    address = reverse("compare_paper", kwargs={"id": paper.pk})
    html = client.get(address).content.decode()
    for words in ("Mostly", "Half and half", "left empty", "carer", "service user"):
        assert words in html
    assert client.post(address, {"line-0": "0"}).status_code == 422
    first, other = paper.typings.order_by("id")
    mine = first if first.typed_by == place.kim else other
    right = 0 if mine == first else 1
    assert len(differences(first, other)) == 3
    client.post(address, {f"line-{number}": str(right) for number in range(3)})
    (sheet,) = Sheet.objects.all()
    assert (answers_of(sheet), sheet.standpoint) == (factors(), "carer")
    event = Event.objects.get(kind="instruments.paper_settled")
    assert event.data["differences"] == 3


def test_each_types_alone_and_a_third_typing_is_refused(place: Place, wave: Wave, nell: Person) -> None:
    first = typed(wave, place.kim, factors())
    client = signed_in(Client(), nell)
    assert client.get(reverse("answer_page", kwargs={"id": first.pk, "number": 1})).status_code == 404
    typed(wave, nell, {})
    val = a_member(place.organisation, "manager", role="administrator")
    with pytest.raises(Refused, match="Two people"):
        typed(wave, val, {})
    with pytest.raises(Http404):
        typed(wave, place.robin, {})


def test_a_worrying_answer_on_paper_goes_to_the_named_person_once(place: Place, nell: Person) -> None:
    wave = asked(staffed(place), place.kim, ways=["paper"])
    hard = {At("hurt", (0,)): coded("daily")}
    for person in (place.kim, nell):
        finished(typed(wave, person, hard, number=12))
    (alert,) = Alert.objects.all()
    assert alert.paper is not None
    assert (alert.person, alert.paper.number, alert.responder) == (None, 12, place.lou)
    html = signed_in(Client(), place.lou).get(reverse("instrument_alert", kwargs={"id": alert.pk})).content.decode()
    assert "Paper sheet number 12" in html


def test_hands_are_counted_for_each_standpoint_apart(place: Place) -> None:
    wave = asked(ours(place, "meeting-pulse"), place.kim)
    client = signed_in(Client(), place.kim)
    room = client.get(reverse("wave_group", kwargs={"id": wave.pk})).content.decode()
    assert "/group/1/service-user" in room
    address = reverse("wave_group_count", kwargs={"id": wave.pk, "number": 1, "standpoint": "service-user"})
    assert "Was I heard today?" in client.get(address).content.decode()
    onward = client.post(address, {"answer-8": "4", "answer-2": "3"})["Location"]
    assert onward.endswith("/group/2/service-user")
    client.post(address, {"answer-8": "8", "answer-2": "3", "answer-5": "2"})
    assert dict(GroupCount.objects.values_list("answer", "people")) == {"8": 8, "2": 3, "5": 2}
    carers = {"standpoint": "carer", "link_id": "heard", "counts": {"1": 4}, "by": place.kim, "now": NOW}
    group_actions.count_group(wave=wave, **carers)  # type: ignore[arg-type]
    (line,) = results(wave).questions[0].lines
    assert (line.group, line.people, line.counts["8"], line.counts["2"]) == ("service user", 13, 8, None)


@pytest.mark.parametrize("counts", [{"11": 1}, {"8": -1}])
def test_what_can_not_be_is_not_counted(place: Place, counts: dict[str, int]) -> None:
    wave = asked(ours(place, "meeting-pulse"), place.kim)
    with pytest.raises(ValueError, match="answers"):
        group_actions.count_group(wave=wave, standpoint="carer", link_id="heard", counts=counts, by=place.kim, now=NOW)
