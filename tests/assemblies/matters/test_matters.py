"""Matters go up and down between groups, and their answers come back to whoever raised them."""

from datetime import timedelta

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse

from assieme.assemblies.bodies.models import Assembly
from assieme.assemblies.matters import matter_actions, matter_reads, my_day, problem_actions
from assieme.assemblies.matters.matter_actions import Letter
from assieme.assemblies.matters.models import Matter
from assieme.assemblies.meetings import actions as meeting_actions
from assieme.assemblies.meetings import held_actions
from assieme.assemblies.meetings.models import AgendaItem, Meeting
from assieme.core.access import Refused
from assieme.core.models import Event
from assieme.people.models import Notice, Person
from assieme.toolkit.cards import actions as card_actions
from assieme.toolkit.cards.actions import Raised
from assieme.toolkit.cards.written import Written
from tests.assemblies.matters.conftest import Forums
from tests.assemblies.rooms import STAFF, USER, a_seat
from tests.factories import NOW, a_facilitator, a_member, an_initiative, an_organisation, signed_in

TODAY = NOW.date()


def a_card(forums: Forums, authorship: str, by: Person) -> Raised:
    return card_actions.raise_card(
        initiative=an_initiative(forums.room.organisation),
        written=Written(idea="A bench at the bus stop"),
        authorship=authorship,
        by=by,
        now=NOW,
    )


def a_meeting(forums: Forums) -> Meeting:
    return meeting_actions.plan_meeting(
        assembly=forums.area, held_on=TODAY + timedelta(days=7), by=forums.room.leader, now=NOW
    )


def titles(matter: Matter) -> list[str]:
    matter.refresh_from_db()
    return [stop.title for stop in matter_reads.way_of(matter, TODAY).stops]


def answered(matter: Matter, by: Person, answer: str = "yes", reply: str = "A new stop from May") -> Matter:
    return matter_actions.answer_matter(matter=matter, answer=answer, reply=reply, by=by, now=NOW)


def test_a_matter_goes_up_and_its_answer_comes_back(forums: Forums) -> None:
    matter = forums.sends()
    assert matter.direction == "up"
    assert matter.due_on == TODAY + timedelta(days=30)
    assert titles(matter) == ["Wednesday committee", "Area board", "The answer"]
    answered(matter, a_seat(forums.area, STAFF))
    way = matter_reads.way_of(matter, TODAY)
    assert (way.answer, way.reply) == ("yes", "A new stop from May")
    assert Notice.objects.get(person=forums.user, code="matters.matter_answered").path == f"/matters/{matter.pk}"


def test_an_area_asks_its_forums(forums: Forums) -> None:
    sent = matter_actions.send_matter(
        sender=forums.area, receiver=forums.room.assembly, letter=Letter("Hours"), by=forums.room.leader, now=NOW
    )
    assert sent.direction == "down"


def test_no_link_no_way(forums: Forums) -> None:
    for receiver in (forums.region, forums.room.assembly):
        with pytest.raises(Refused):
            matter_actions.send_matter(
                sender=forums.room.assembly, receiver=receiver, letter=Letter("Hours"), by=forums.user, now=NOW
            )
    for link in matter_reads.links_of(forums.room.organisation):
        matter_actions.end_link(link=link, by=forums.room.leader, now=NOW)
    with pytest.raises(Refused):
        forums.sends()


def test_two_groups_are_linked_once_and_only_within_an_organisation(forums: Forums) -> None:
    leader, here = forums.room.leader, forums.room.organisation
    with pytest.raises(Refused):
        matter_actions.declare_link(
            organisation=here, forum=forums.area, area=forums.room.assembly, days=14, by=leader, now=NOW
        )
    stranger = Assembly.objects.create(organisation=an_organisation(), name="Elsewhere", created_at=NOW)
    for area in (stranger, forums.area):
        with pytest.raises(ValueError, match="groups"):
            matter_actions.declare_link(organisation=here, forum=forums.area, area=area, days=14, by=leader, now=NOW)


def test_what_is_sent_further_is_answered_all_the_way_back(forums: Forums) -> None:
    first, middle = forums.sends(), a_seat(forums.area, STAFF)
    further = matter_actions.send_further(
        matter=first, receiver=forums.region, words="We have no buses", by=middle, now=NOW
    )
    assert titles(first) == titles(further) == ["Wednesday committee", "Area board", "Region", "The answer"]
    with pytest.raises(Refused):
        answered(first, middle)
    answered(further, a_seat(forums.region, STAFF), answer="no", reply="Not this year")
    first.refresh_from_db()
    assert (first.answer, first.reply) == ("no", "")
    assert matter_reads.way_of(first, TODAY).reply == "Not this year"
    told = Notice.objects.filter(code="matters.matter_answered").values_list("person_id", flat=True)
    assert set(told) == {forums.user.pk, middle.pk}


def test_a_matter_does_not_go_in_circles(forums: Forums) -> None:
    further = matter_actions.send_further(
        matter=forums.sends(), receiver=forums.region, words="", by=forums.room.leader, now=NOW
    )
    assert matter_reads.further_from(further) == []
    with pytest.raises(Refused):
        matter_actions.send_further(matter=further, receiver=forums.area, words="", by=forums.room.leader, now=NOW)


def test_an_answer_is_said_in_words_and_given_once(forums: Forums) -> None:
    matter, leader = forums.sends(), forums.room.leader
    for answer, reply in (("yes", " "), ("maybe", "We will see")):
        with pytest.raises(ValueError, match="answer"):
            answered(matter, leader, answer, reply)
    answered(matter, leader)
    with pytest.raises(Refused):
        answered(matter, leader)


def test_it_is_put_on_the_list_of_their_meeting_and_its_way_shows_it(forums: Forums) -> None:
    matter, meeting, leader = forums.sends(), a_meeting(forums), forums.room.leader
    assert [line.id for line in matter_reads.waiting_here(forums.area, TODAY)] == [matter.pk]
    item = matter_actions.list_matter(matter=matter, meeting=meeting, minutes=10, by=leader, now=NOW)
    assert AgendaItem.objects.get().matter_id == matter.pk
    assert matter_reads.waiting_here(forums.area, TODAY) == ()
    assert list(matter_reads.coming_meetings(matter)) == []
    with pytest.raises(Refused):
        matter_actions.list_matter(matter=matter, meeting=meeting, minutes=10, by=leader, now=NOW)
    stop = matter_reads.way_of(matter, TODAY).stops[2]
    assert (stop.title, stop.state) == ("Their meeting", "current")
    held_actions.begin_meeting(meeting=meeting, present=(), by=leader, now=NOW)
    held_actions.take_item(item=item, by=leader, now=NOW)
    held_actions.finish_item(item=item, what=held_actions.Outcome("heard"), by=leader, now=NOW)
    assert matter_reads.way_of(matter, TODAY).stops[2].state == "done"


def test_only_their_own_meetings_can_take_it(forums: Forums) -> None:
    meeting = meeting_actions.plan_meeting(assembly=forums.room.assembly, held_on=TODAY, by=forums.room.leader, now=NOW)
    with pytest.raises(ValueError, match="another group"):
        matter_actions.list_matter(matter=forums.sends(), meeting=meeting, minutes=10, by=forums.room.leader, now=NOW)


def test_late_answers_are_listed_for_all_where_they_wait_now(forums: Forums) -> None:
    matter = forums.sends()
    after = TODAY + timedelta(days=31)
    assert [line.id for line in matter_reads.late_ones(after, organisation=forums.room.organisation.pk)] == [matter.pk]
    further = matter_actions.send_further(
        matter=matter, receiver=forums.region, words="", by=forums.room.leader, now=NOW
    )
    assert [line.id for line in matter_reads.late_ones(after, organisation=forums.room.organisation.pk)] == [further.pk]
    waits = matter_reads.matters_of(forums.room.assembly, after).waits_for
    assert [(line.id, line.late) for line in waits] == [(matter.pk, True)]


def test_the_author_of_a_card_hears_where_it_went_and_what_came_back(forums: Forums) -> None:
    author = a_member(forums.room.organisation)
    matter = forums.sends(card=a_card(forums, "named", author).card)
    assert Notice.objects.filter(person=author, code="matters.matter_sent").exists()
    assert [line.id for line in matter_reads.mine(author, TODAY)] == [matter.pk]
    answered(matter, forums.room.leader)
    assert Notice.objects.filter(person=author, code="matters.matter_answered").exists()


def test_whoever_reported_a_problem_hears_too(forums: Forums) -> None:
    reporter = a_member(forums.room.organisation)
    problem = problem_actions.report_problem(
        assembly=forums.room.assembly, words="No bus", named=False, by=reporter, now=NOW
    )
    forums.sends(problem=problem)
    assert Notice.objects.filter(person=reporter, code="matters.matter_sent").exists()


def test_a_hidden_author_follows_the_way_with_the_code_and_stays_hidden(forums: Forums, client: Client) -> None:
    author = a_member(forums.room.organisation, name="Rosa Verdi")
    raised = a_card(forums, "hidden", author)
    matter = forums.sends(card=raised.card)
    answered(matter, forums.room.leader)
    assert not Notice.objects.filter(person=author).exists()
    assert not Event.objects.filter(actor_id=author.pk, subject_id=matter.pk).exists()
    assert matter_reads.mine(author, TODAY) == ()
    seen = client.post(reverse("way_by_code"), {"code": raised.code})
    page = seen.content.decode()
    assert "A new stop from May" in page
    assert "Rosa" not in page
    assert seen["Cache-Control"] == "no-store"
    assert client.post(reverse("way_by_code"), {"code": "AAAA-AAAA-AAAA-AAAA"}).status_code == 404
    told = signed_in(client, forums.user).get(reverse("matter", kwargs={"id": matter.pk})).content.decode()
    assert "Rosa" not in told


def test_a_card_of_another_organisation_is_not_sent(forums: Forums) -> None:
    elsewhere = an_organisation()
    card = card_actions.raise_card(
        initiative=an_initiative(elsewhere),
        written=Written(idea="Secret"),
        authorship="named",
        by=a_facilitator(elsewhere),
        now=NOW,
    ).card
    with pytest.raises(Http404):
        forums.sends(card=card)


def test_a_matter_waits_in_the_day_of_those_who_may_answer(forums: Forums) -> None:
    chair, member = a_seat(forums.area, STAFF), a_seat(forums.area, USER)
    matter = forums.sends()
    assert [one.path for one in my_day.waiting_for(chair, TODAY)] == [f"/matters/{matter.pk}"]
    assert my_day.waiting_for(member, TODAY) == ()
    answered(matter, chair)
    assert my_day.waiting_for(chair, TODAY) == ()
