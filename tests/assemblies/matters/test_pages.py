"""The pages: on a phone, on paper, and as quick with thirty rows as with one."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assieme.assemblies.bodies.actions import Rules, adopt_rules
from assieme.assemblies.matters import decision_actions, matter_actions, my_day, problem_actions
from assieme.assemblies.matters.decision_actions import Said
from assieme.assemblies.matters.models import Commitment, Matter, Override, Problem
from assieme.assemblies.matters.on_assembly import on_assembly
from assieme.assemblies.meetings.actions import plan_meeting
from assieme.assemblies.votes.models import Vote
from assieme.people.models import Person
from assieme.toolkit.cards.turn_actions import begin_turns
from tests.assemblies.matters.conftest import Forums, a_decision
from tests.assemblies.rooms import USER, Room
from tests.factories import NOW, a_member, an_initiative, an_organisation, signed_in
from tests.paper import assert_accessible

TODAY = NOW.date()


@pytest.fixture(autouse=True)
def today() -> Any:
    """The server's clock stands on the day of the tests."""
    with patch("django.utils.timezone.now", return_value=NOW) as now:
        yield now


def page(
    client: Client, name: str, row: Any, status: int = 200, post: dict[str, Any] | None = None, ask: str = ""
) -> str:
    address = reverse(name, kwargs={"id": row.pk}) + ask
    response = client.get(address) if post is None else client.post(address, post, follow=True)
    assert response.status_code == status, response.content.decode()[:2000]
    return " ".join(response.content.decode().split())


def queries(ask: Callable[[], object]) -> int:
    ask()
    with CaptureQueriesContext(connection) as captured:
        ask()
    return len(captured)


def a_problem(room: Room) -> Problem:
    return problem_actions.report_problem(
        assembly=room.assembly, words="Cold soup", named=True, by=room.leader, now=NOW
    )


def a_commitment(vote: Vote, by: Person) -> Commitment:
    said = Said("Paint", TODAY - timedelta(days=1), "It is blue", by)
    return decision_actions.make_commitment(vote=vote, said=said, by=by, now=NOW)


def day_of(day: Any) -> dict[str, str]:
    return {f"due_on_{part}": str(getattr(day, part)) for part in ("day", "month", "year")}


def test_from_a_decision_to_what_became_of_it(client: Client, room: Room, decision: Vote) -> None:
    leader = signed_in(client, room.leader)
    assert "Nobody has said yet who does what." in page(leader, "after_vote", decision)
    wrong = page(leader, "new_commitment", decision, post={"what": "Paint", **day_of(TODAY - timedelta(days=1))})
    assert "This day has passed." in wrong
    owner = room.seated[USER][0]
    said = {"what": "Paint", "owner": str(owner.pk), **day_of(TODAY + timedelta(days=9))}
    helped = page(leader, "new_commitment", decision, post=said)
    assert "It is written down." in helped
    assert "A few more words could make it clear" in helped
    made = Commitment.objects.get()
    asked = page(signed_in(client, owner), "commitment", made)
    assert "Will you do this?" in asked
    assert "What became of it?" not in asked
    agreed = page(client, "agree_to_commitment", made, post={"agrees": "yes"})
    assert "What became of it?" in agreed
    assert "Say why." in page(client, "commitment", made, post={"answer": "changed", "why": ""})
    assert "Green now" in page(client, "commitment", made, post={"answer": "changed", "why": "Green now"})
    assert "Green now" in page(client, "decisions", room.assembly)
    page(client, "commitment", made, 409, post={"answer": "done", "why": ""})


def test_setting_aside_asks_twice_and_is_read_by_all(client: Client, room: Room, decision: Vote) -> None:
    manager = signed_in(client, a_member(room.organisation, "manager"))
    assert "Set this decision aside" in page(manager, "after_vote", decision)
    assert "Tick this if you are sure." in page(manager, "override_decision", decision, post={"reason": "No money"})
    assert "Say why." in page(manager, "override_decision", decision, post={"sure": "on"})
    page(manager, "override_decision", decision, post={"reason": "No money", "sure": "on"})
    assert Override.objects.count() == 1
    seen = page(signed_in(client, room.seated[USER][0]), "after_vote", decision)
    assert "Management set this decision aside" in seen
    assert "No money" in seen
    for name, row in (("decisions", room.assembly), ("vote", decision)):
        assert "No money" in page(client, name, row)
    page(client, "override_decision", decision, 404)


def test_a_problem_from_its_report_to_its_end(client: Client, room: Room) -> None:
    user = signed_in(client, room.seated[USER][0])
    assert "No problem was reported yet" in page(user, "problems", room.assembly)
    reported = page(user, "new_problem", room.assembly, post={"words": "The door sticks"})
    assert str(room.seated[USER][0]) not in reported.partition("<main")[2].partition("</main")[0]
    problem = Problem.objects.get()
    page(user, "begin_try", problem, 409)
    page(user, "end_try", problem, 404)
    page(user, "understand_problem", problem, post={"behind": "Rust"})
    assert "Oil" in page(user, "begin_try", problem, post={"what": "Oil"})
    page(user, "close_problem", problem, 409)
    assert "Choose if it helped." in page(user, "end_try", problem, post={"happened": "It squeaks"})
    assert "It helped a little" in page(user, "end_try", problem, post={"helped": "partly", "happened": "It squeaks"})
    assert "I leave it to the others" in page(user, "problem_team", problem, post={"do": "join"})
    assert "I help with it" in page(user, "problem_team", problem, post={"do": "leave"})
    ended = page(user, "close_problem", problem, post={"solved": "no", "why": "A new door costs too much"})
    assert "A new door costs too much" in ended
    assert "The door sticks" in page(user, "problems", room.assembly, ask="?state=unsolved")
    assert "The door sticks" not in page(user, "problems", room.assembly, ask="?state=solved")


def test_a_matter_is_sent_listed_sent_further_and_answered(client: Client, forums: Forums) -> None:
    user = signed_in(client, forums.user)
    said = {"receiver": str(forums.area.pk), "title": "A later bus", "words": "It ends at nine"}
    assert "Choose a group." in page(user, "new_matter", forums.room.assembly, post={"title": "A later bus"})
    assert "A later bus" in page(user, "new_matter", forums.room.assembly, post=said)
    matter = Matter.objects.get()
    page(user, "answer_matter", matter, 404)
    leader = signed_in(client, forums.room.leader)
    meeting = plan_meeting(assembly=forums.area, held_on=TODAY, by=forums.room.leader, now=NOW)
    assert "on the list for" in page(leader, "list_matter", matter, post={"meeting": str(meeting.pk), "minutes": "10"})
    assert "A later bus" in page(leader, "meeting", meeting)
    further = page(leader, "send_further", matter, post={"receiver": str(forums.region.pk), "words": "Please"})
    assert "Region" in further
    last = Matter.objects.get(earlier=matter)
    assert "Say it in a few words." in page(leader, "answer_matter", last, post={"answer": "yes"})
    assert "A minibus" in page(leader, "answer_matter", last, post={"answer": "yes", "reply": "A minibus"})
    assert "A minibus" in page(signed_in(client, forums.user), "matter", matter)
    mine = client.get(reverse("my_matters")).content.decode()
    assert "A later bus" in mine


def test_groups_are_linked_and_parted_by_who_leads(client: Client, room: Room, forums: Forums) -> None:
    leader = signed_in(client, room.leader)
    alike = {"forum": str(forums.area.pk), "area": str(forums.area.pk), "days": "14"}
    assert "Choose another group." in page(leader, "matter_links", room.organisation, post=alike)
    new = alike | {"forum": str(room.assembly.pk), "area": str(forums.region.pk)}
    assert "An answer within 14 days." in page(leader, "matter_links", room.organisation, post=new)
    seen = page(signed_in(client, forums.user), "matter_links", room.organisation)
    assert "Link them" not in seen
    page(client, "matter_links", room.organisation, 404, post=new)


def test_an_address_that_names_what_one_may_not_see_is_not_here(client: Client, forums: Forums) -> None:
    elsewhere = an_organisation()
    leader = signed_in(client, forums.room.leader)
    for ask in ("?card=nonsense", f"?card={elsewhere.pk}", f"?problem={elsewhere.pk}"):
        page(leader, "new_matter", forums.room.assembly, 404, ask=ask)
    page(leader, "late_answers", elsewhere, 404)


def test_late_answers_stand_on_one_page(client: Client, forums: Forums, decision: Vote, today: Any) -> None:
    matter = forums.sends()
    a_commitment(decision, forums.room.leader)
    today.return_value = NOW + timedelta(days=60)
    late = page(signed_in(client, forums.user), "late_answers", forums.room.organisation)
    assert "Paint" in late
    assert matter.title in late


def test_the_assemblys_own_page_gathers_a_few(forums: Forums) -> None:
    forums.sends()
    a_problem(forums.room)
    here = on_assembly(forums.room.assembly, forums.user, TODAY)
    assert [line.words for line in here.problems] == ["Cold soup"]
    assert here.linked
    assert here.to_answer == ()
    assert len(on_assembly(forums.area, forums.user, TODAY).to_answer) == 1


def test_rules_that_say_turns_ask_for_them_until_they_begin(room: Room) -> None:
    room.assembly.initiative = an_initiative(room.organisation)
    room.assembly.save()
    adopt_rules(assembly=room.assembly, rules=Rules(receiver="rotates"), by=room.leader, now=NOW)
    assert on_assembly(room.assembly, room.leader, TODAY).turns_missing
    begin_turns(initiative=room.assembly.initiative, by=room.leader, now=NOW)
    assert not on_assembly(room.assembly, room.leader, TODAY).turns_missing


def test_on_paper_blank_and_filled(client: Client, forums: Forums, decision: Vote) -> None:
    user, problem = signed_in(client, forums.user), a_problem(forums.room)
    problem_actions.understand_problem(problem=problem, behind="A gap " * 300, by=forums.user, now=NOW)
    matter = forums.sends(words="It ends at nine")
    a_commitment(decision, forums.room.leader)
    attempt = problem_actions.begin_try(problem=problem, what="A lid", by=forums.user, now=NOW)
    problem_actions.end_try(attempt=attempt, helped="yes", happened="Warm", by=forums.user, now=NOW)
    here = forums.room.assembly
    sheets = (("blank_problem", here), ("decisions_pdf", here), ("problem_pdf", problem), ("matter_pdf", matter))
    for name, row in sheets:
        response = user.get(reverse(name, kwargs={"id": row.pk}))
        assert_accessible(response.content)
    matter_actions.answer_matter(matter=matter, answer="no", reply="Not now", by=forums.room.leader, now=NOW)
    assert_accessible(user.get(reverse("matter_pdf", kwargs={"id": matter.pk})).content)


def test_as_many_queries_for_thirty_rows_as_for_one(client: Client, forums: Forums, decision: Vote) -> None:
    room, leader = forums.room, signed_in(client, forums.room.leader)
    addresses = [
        reverse(name, kwargs={"id": row.pk})
        for name, row in (
            ("decisions", room.assembly),
            ("after_vote", decision),
            ("problems", room.assembly),
            ("matters", room.assembly),
            ("matters", forums.area),
            ("late_answers", room.organisation),
        )
    ] + [reverse("my_matters")]

    def more(number: int) -> None:
        for _ in range(number):
            problem_actions.join_team(problem=a_problem(room), by=room.leader, now=NOW)
            a_commitment(decision, room.leader)
            forums.sends()
        Matter.objects.update(due_on=TODAY - timedelta(days=1))

    def counts() -> list[int]:
        asked = [queries(lambda address=address: leader.get(address)) for address in addresses]  # type: ignore[misc]
        day = queries(lambda: my_day.waiting_for(room.leader, TODAY))
        return [*asked, day, queries(lambda: on_assembly(room.assembly, room.leader, TODAY))]

    more(1)
    few = counts()
    more(29)
    assert counts() == few


def test_decisions_go_on_page_by_page(client: Client, room: Room) -> None:
    with patch("assieme.assemblies.matters.decision_reads.PAGE", 1):
        a_decision(room)
        a_decision(room)
        first = page(signed_in(client, room.leader), "decisions", room.assembly)
        after = first.partition("?after=")[2].partition('"')[0]
        assert "Back to the newest" in page(client, "decisions", room.assembly, ask=f"?after={after}")
