"""What follows from a decision: who does what, what became of it, and that it was set aside for all to see."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.http import Http404

from assieme.assemblies.bodies.models import Seat
from assieme.assemblies.matters import access, decision_actions, decision_reads
from assieme.assemblies.matters.decision_actions import Said
from assieme.assemblies.matters.models import Commitment, Override, OverrideReason
from assieme.assemblies.meetings import actions as meeting_actions
from assieme.assemblies.meetings import agenda_actions, held_actions
from assieme.assemblies.meetings.models import AgendaItem
from assieme.assemblies.votes.models import Vote
from assieme.core.access import Refused
from assieme.people.erasure import erase_identity_of
from assieme.people.export import everything_about
from assieme.people.models import Notice, Person
from tests.assemblies.matters.conftest import a_decision
from tests.assemblies.rooms import STAFF, USER, Room, a_room, an_open_vote
from tests.factories import NOW, a_member, an_organisation

TODAY = NOW.date()
SOON = TODAY + timedelta(days=10)


def a_commitment(vote: Vote, by: Person, **said: Any) -> Commitment:
    asked: dict[str, Any] = {"what": "Paint the small office", "due_on": SOON} | said
    return decision_actions.make_commitment(vote=vote, said=Said(**asked), by=by, now=NOW)


def an_item(room: Room, **outcome: Any) -> AgendaItem:
    """Something that a meeting agreed on, with everybody there."""
    meeting = meeting_actions.plan_meeting(assembly=room.assembly, held_on=TODAY, by=room.leader, now=NOW)
    item = agenda_actions.bring_item(meeting=meeting, title="The kitchen", minutes=10, by=room.leader, now=NOW)
    seats = Seat.objects.filter(assembly=room.assembly)
    held_actions.begin_meeting(meeting=meeting, present=seats, by=room.leader, now=NOW)
    held_actions.take_item(item=item, by=room.leader, now=NOW)
    what = held_actions.Outcome("agreed", **{"follow_up": "Buy a kettle", "due_on": SOON, **outcome})
    return held_actions.finish_item(item=item, what=what, by=room.leader, now=NOW)


def test_somebody_is_asked_and_says_yes_and_everybody_hears_what_became_of_it(room: Room, decision: Vote) -> None:
    owner = room.seated[USER][0]
    made = a_commitment(decision, room.seated[STAFF][0], owner=owner)
    assert Notice.objects.get(person=owner, code="matters.commitment_asks").path == f"/commitments/{made.pk}"
    made = decision_actions.agree_to_commitment(commitment=made, agrees=True, by=owner, now=NOW)
    decision_actions.answer_commitment(commitment=made, answer="done", why="", by=owner, now=NOW)
    told = Notice.objects.filter(code="matters.decision_answered")
    assert {notice.person for notice in told} == set(room.everybody)
    assert decision_reads.late_ones(SOON + timedelta(days=1), assembly=room.assembly.pk) == ()


def test_whoever_says_no_is_taken_off_and_nobody_is_asked_twice(room: Room, decision: Vote) -> None:
    owner = room.seated[USER][0]
    made = a_commitment(decision, room.leader, owner=owner)
    made = decision_actions.agree_to_commitment(commitment=made, agrees=False, by=owner, now=NOW)
    assert made.owner is None
    with pytest.raises(Http404):
        decision_actions.agree_to_commitment(commitment=made, agrees=True, by=owner, now=NOW)


def test_one_who_takes_something_on_is_not_asked(room: Room, decision: Vote) -> None:
    made = a_commitment(decision, room.leader, owner=room.leader)
    assert made.agreed_at == NOW
    assert not Notice.objects.filter(code="matters.commitment_asks").exists()


@pytest.mark.parametrize("answer", ["changed", "not done", "perhaps"])
def test_another_answer_than_done_says_why(room: Room, decision: Vote, answer: str) -> None:
    made = a_commitment(decision, room.leader, owner=room.leader)
    with pytest.raises(ValueError, match="why"):
        decision_actions.answer_commitment(commitment=made, answer=answer, why=" ", by=room.leader, now=NOW)


def test_an_answer_is_given_once(room: Room, decision: Vote) -> None:
    made = a_commitment(decision, room.leader, owner=room.leader)
    made = decision_actions.answer_commitment(commitment=made, answer="done", why="", by=room.leader, now=NOW)
    with pytest.raises(Refused):
        decision_actions.answer_commitment(commitment=made, answer="changed", why="No", by=room.leader, now=NOW)


def test_only_members_are_asked(room: Room, decision: Vote) -> None:
    with pytest.raises(ValueError, match="member"):
        a_commitment(decision, room.leader, owner=a_member(an_organisation()))


def test_what_did_not_pass_leads_to_nothing(room: Room) -> None:
    lost = a_decision(room, "against")
    with pytest.raises(Refused):
        a_commitment(lost, room.leader)
    with pytest.raises(Refused):
        a_commitment(an_open_vote(room), room.leader)
    assert decision_reads.decisions_page(room.assembly, TODAY).decisions == ()


def test_overdue_answers_are_listed_for_all_the_oldest_first(room: Room, decision: Vote) -> None:
    a_commitment(decision, room.leader, what="Later", due_on=SOON + timedelta(days=3))
    a_commitment(decision, room.leader, what="Sooner", due_on=SOON)
    an_item(room, owner=room.seated[USER][1], due_on=SOON + timedelta(days=1))
    after = SOON + timedelta(days=30)
    late = decision_reads.late_ones(after, organisation=room.organisation.pk)
    assert [line.what for line in late] == ["Sooner", "Buy a kettle", "Later"]
    assert all(line.late for line in late)
    assert decision_reads.late_ones(after, organisation=an_organisation().pk) == ()


def test_what_a_meeting_agreed_gets_its_answer_and_those_who_were_there_hear_of_it(room: Room) -> None:
    owner = room.seated[USER][0]
    item = an_item(room, owner=owner)
    assert [line.what for line in decision_reads.waiting_of(owner, TODAY)] == ["Buy a kettle"]
    decision_actions.answer_follow_up(item=item, answer="changed", why="Two pots", by=owner, now=NOW)
    assert decision_reads.waiting_of(owner, TODAY) == ()
    (line,) = decision_reads.agreed_in_meetings(room.assembly, TODAY)
    assert (line.answer, line.why, line.late) == ("changed", "Two pots", False)
    assert {one.person for one in Notice.objects.filter(code="matters.decision_answered")} == set(room.everybody)
    with pytest.raises(Refused):
        decision_actions.answer_follow_up(item=item, answer="done", why="", by=owner, now=NOW)


def test_a_vote_in_a_meeting_leads_on_as_that_vote(room: Room, decision: Vote) -> None:
    item = an_item(room, owner=room.leader, vote=decision)
    (shown,) = decision_reads.decisions_page(room.assembly, TODAY).decisions
    assert [line.what for line in shown.doing] == ["Buy a kettle"]
    decision_actions.answer_follow_up(item=item, answer="done", why="", by=room.leader, now=NOW)
    assert Notice.objects.filter(code="matters.decision_answered").count() == len(room.everybody)


def test_a_decision_set_aside_stays_visible_with_its_reason(
    room: Room, decision: Vote, people: dict[str, Person]
) -> None:
    made = decision_actions.override_decision(vote=decision, reason="No money", by=people["manager"], now=NOW)
    shown = decision_reads.on_vote(decision, people["member"], TODAY).decision
    assert shown.aside is not None
    assert (shown.aside.by, shown.aside.reason) == (str(people["manager"]), "No money")
    told = Notice.objects.filter(code="matters.decision_overridden")
    assert {notice.person for notice in told} == set(room.everybody)
    with pytest.raises(Refused):
        decision_actions.override_decision(vote=decision, reason="Again", by=people["manager"], now=NOW)
    for change in (lambda: made.delete(), lambda: Override.objects.filter(pk=made.pk).update(at=NOW)):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_the_reason_can_be_erased_and_the_deed_can_not(decision: Vote, people: dict[str, Person]) -> None:
    manager = people["manager"]
    decision_actions.override_decision(vote=decision, reason="No money", by=manager, now=NOW)
    exported = everything_about(manager)
    assert exported["matters.overridereason"][0]["words"] == "No money"
    erase_identity_of(manager, NOW)
    assert OverrideReason.objects.get().words == ""
    assert Override.objects.count() == 1


@pytest.mark.parametrize(
    ("rules", "reason", "holds"), [("none", "Why", False), ("free", "", True), ("reasoned", "", False)]
)
@pytest.mark.django_db
def test_the_rules_of_the_vote_say_whether_and_how(rules: str, reason: str, holds: bool) -> None:
    room = a_room({USER: 3}, override=rules)
    manager = a_member(room.organisation, "manager")
    vote = a_decision(room)
    if holds:
        decision_actions.override_decision(vote=vote, reason=reason, by=manager, now=NOW)
    else:
        with pytest.raises((Refused, ValueError)):
            decision_actions.override_decision(vote=vote, reason=reason, by=manager, now=NOW)
    assert Override.objects.exists() is holds


def test_a_decision_that_failed_can_not_be_set_aside(room: Room, people: dict[str, Person]) -> None:
    assert not access.override_decision.allows(people["manager"], a_decision(room, "against"))


def test_new_rules_and_elections_can_not_be_set_aside(decision: Vote, people: dict[str, Person]) -> None:
    """They take effect by the vote itself."""
    manager = people["manager"]
    assert access.override_decision.allows(manager, decision)
    decision.proposed_rules = decision.constitution
    assert not access.override_decision.allows(manager, decision)
    decision.proposed_rules, decision.elects = None, True
    assert not access.override_decision.allows(manager, decision)
