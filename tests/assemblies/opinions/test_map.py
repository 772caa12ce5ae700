"""The map: what all share, what sets groups apart, what few hold; and what too few people would give away."""

import csv
import io
import json
import zipfile
from dataclasses import replace
from unittest.mock import patch

from tests.assemblies.opinions.conftest import FIRST, Asked, a_question
from tests.assemblies.rooms import CARER, STAFF, USER, a_room
from tests.factories import NOW

from assieme.assemblies.opinions import actions, files
from assieme.assemblies.opinions.drawing import opinion_map
from assieme.assemblies.opinions.mapping import MapPage, map_page
from assieme.assemblies.opinions.models import Drawn, Question
from assieme.logic import opinions
from assieme.logic.opinions.export import read_comments, read_grouping, read_votes


def drawn_map(asked: Asked) -> tuple[Drawn, MapPage]:
    drawn = actions.end_question(question=asked.question, by=asked.room.leader, now=NOW)
    assert drawn is not None
    return drawn, map_page(asked.question, drawn)


def test_all_share_cooking_and_the_evenings_set_them_apart(asked: Asked) -> None:
    asked.two_camps()
    _drawn, page = drawn_map(asked)
    assert [one.words for one in page.yes] == ["Cook together."]
    assert [(one.letter, one.people) for one in page.groups] == [("A", 9), ("B", 5)]
    late, early = page.groups
    assert "Open until ten." in [one.words for one in late.agrees]
    assert "Close at six." in [one.words for one in early.agrees]
    assert {(one.said.words, one.letter) for one in page.few} >= {("Close at six.", "B")}
    assert not {one.said.words for one in page.few} & {"Cook together."}
    assert len({(dot.x, dot.y) for dot in page.dots}) == 14
    assert page.whole


def test_where_four_of_a_group_answered_no_figure_gives_them_away(asked: Asked) -> None:
    statements = asked.let_through()
    staff = asked.room.seated[STAFF]
    for person in asked.room.everybody:
        early = (-1, 1, 1, None if person == staff[0] else 1)
        asked.say(person, statements, early if person in staff else (1, 1, -1, 0))
    _drawn, page = drawn_map(asked)
    assert [one.people for one in page.groups] == [9, 5]
    assert [one.by_group for one in page.rows if one.people == 13] == [(None, None)]
    assert not page.whole
    assert page.few


def test_four_are_no_group_and_few_in_no_group_are_not_counted(asked: Asked) -> None:
    statements = asked.let_through()
    staff = asked.room.seated[STAFF]
    for person in asked.room.everybody[:-1]:
        asked.say(person, statements, (-1, 1, 1, 1) if person in staff[1:] else (1, 1, -1, 0))
    drawn, page = drawn_map(asked)
    assert (page.people, page.groups, page.whole) == (13, (), False)
    assert replace(page, dots=page.dots[:9]).in_no_group == 0
    assert replace(page, dots=page.dots[:8]).in_no_group == 5
    assert drawn.groups == [0] * 13


def test_the_groups_are_those_of_the_day_it_was_drawn(asked: Asked) -> None:
    asked.two_camps()
    drawn = actions.end_question(question=asked.question, by=asked.room.leader, now=NOW)
    assert drawn is not None
    assert sorted(drawn.groups) == [0] * 9 + [1] * 5
    with patch("assieme.logic.opinions.map.grouped", side_effect=AssertionError("found anew")):
        assert [one.people for one in map_page(asked.question, drawn).groups] == [9, 5]


def test_standpoints_counted_in_other_groups_are_hidden(asked: Asked) -> None:
    statements = asked.two_camps()
    votes = [[1] * len(statements)] * 7 + [[-1] * len(statements)] * 7
    counts = {USER: {"0": 5, "2": 9}}
    old = Drawn.objects.create(question=asked.question, votes=votes, standpoints=counts, at=NOW)
    page = map_page(asked.question, old)
    assert (len(page.groups), page.standpoints) == (2, ())


def test_standpoints_are_told_only_where_each_is_five_in_each_group(asked: Asked) -> None:
    asked.two_camps()
    assert drawn_map(asked)[1].standpoints == ()
    room = a_room({USER: 10, STAFF: 10})
    many = Asked(room, a_question(room))
    statements = many.let_through()
    for people in room.seated.values():
        for place, person in enumerate(people):
            many.say(person, statements, (1, 1, -1, -1) if place % 2 else (-1, 1, 1, 1))
    drawn, page = drawn_map(many)
    assert page.standpoints == ((USER, (5, 5)), (STAFF, (5, 5)))
    assert set(drawn.standpoints) == {USER, STAFF}


def test_the_files_hold_the_same_map_and_no_more(asked: Asked) -> None:
    asked.two_camps()
    drawn, page = drawn_map(asked)
    with zipfile.ZipFile(io.BytesIO(files.polis_folder(drawn, page))) as zipped:
        text = {name: zipped.read(name).decode() for name in zipped.namelist()}
    assert sorted(text) == ["comments.csv", "participants-votes.csv", "votes.csv"]
    votes, comments = read_votes(text["votes.csv"], "votes.csv"), read_comments(text["comments.csv"], "comments.csv")
    found = opinions.draw_map(votes.table(comments))
    assert found == opinion_map(drawn.votes)
    grouping = read_grouping(text["participants-votes.csv"], "participants-votes.csv")
    assert grouping == {place.person: place.group for place in found.places}
    assert set((comments.words or {}).values()) == set(FIRST)
    assert {one["author-id"] for one in csv.DictReader(io.StringIO(text["comments.csv"]))} == {""}
    assert set(votes.at.tolist()) == {int(NOW.timestamp()) * 1000}
    document = files.map_document(page)
    assert document["standpoints"] == "hidden"
    assert [one["by_group"] for one in document["statements"] if one["words"] == "Cook together."] == [((9, 9), (5, 5))]
    for standpoint in (USER, CARER, STAFF):
        assert standpoint not in json.dumps(document)


def test_erased_words_leave_a_gap_and_the_figures(asked: Asked) -> None:
    asked.two_camps()
    _drawn, before = drawn_map(asked)
    asked.question.statements.filter(words="Cook together.").update(words="")
    after = map_page(asked.question, Drawn.objects.get(question=Question.objects.get()))
    assert [(one.words, one.agree) for one in after.yes] == [("", 14)]
    assert [one.agree for one in before.yes] == [14]


def test_people_who_all_say_the_same_are_one_group(asked: Asked) -> None:
    statements = asked.let_through()
    for person in asked.room.everybody:
        asked.say(person, statements, (1, 1, -1, -1))
    _drawn, page = drawn_map(asked)
    assert (page.groups, page.few, page.standpoints) == ((), (), ())
    assert {one.by_group for one in page.rows} == {()}
    assert {one.words for one in page.yes} == {"Open until ten.", "Cook together."}
    assert len(page.no) == 2
