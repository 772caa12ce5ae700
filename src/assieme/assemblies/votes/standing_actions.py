"""Writes of an election besides its votes: standing, stepping back, and the seats of those who were elected."""

from datetime import datetime

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.bodies.models import Seat
from assieme.assemblies.bodies.seat_actions import give_seat
from assieme.assemblies.votes import access, events, standing
from assieme.assemblies.votes.models import Option, Result, Vote
from assieme.core.access import Refused, require
from assieme.core.action import action, lock
from assieme.core.actors import Actor
from assieme.core.events import record
from assieme.organisations.models import Membership
from assieme.people.models import Person
from assieme.people.persons import system_person


@action
def stand_for_election(*, vote: Vote, words: str, by: Person, now: datetime, standpoint: str = "") -> Option:
    """Stand for election with words of one's own, or change them.

    `standpoint` is that of the seat, where seats are for standpoints: all who vote then see it beside the name.
    Raises Refused for one that the person does not hold, or that no seat is for.
    """
    vote = lock(vote)
    require(access.stand, by, vote)
    if standing.seats_to_fill(vote.assembly) and standpoint not in standing.standpoints_to_stand_for(vote, by):
        raise Refused(_("No seat that is free is for you. You can stand only for a group that you belong to."))
    last = vote.options.aggregate(last=Max("position", default=-1))["last"]
    option, _new = Option.objects.update_or_create(
        vote=vote,
        person=by,
        defaults={"words": words, "standpoint": standpoint},
        create_defaults={"words": words, "standpoint": standpoint, "position": last + 1},
    )
    record(events.candidate_stood, by=by, now=now, organisation=vote.organisation_id, subject=vote.pk)
    return option


@action
def step_back(*, vote: Vote, by: Person, now: datetime) -> None:
    """Stand no longer. Does nothing for who did not stand."""
    vote = lock(vote)
    require(access.stand, by, vote)
    gone, _rows = Option.objects.filter(vote=vote, person=by).delete()
    if gone:
        record(events.candidate_stepped_back, by=by, now=now, organisation=vote.organisation_id, subject=vote.pk)


@action
def seat_elected(*, vote: Vote, by: Actor, now: datetime) -> list[Person]:
    """Give the seats to those who were elected; returns whom the rules or the standpoint of now keep from theirs.

    They are passed over, as is who has left the organisation or has a seat here already: the seat stays free.
    """
    vote = lock(vote)
    require(access.seat_elected, by, vote)
    chosen = Option.objects.filter(vote=vote, position__in=Result.objects.get(vote=vote).outcome.get("winners", []))
    members = Membership.objects.filter(organisation_id=vote.organisation_id, left_at=None)
    seated = Seat.objects.filter(assembly=vote.assembly_id, until=None)
    given, passed_over = 0, []
    for one in chosen.filter(person__in=members.values("person")).exclude(person__in=seated.values("person")):
        if one.person is not None and one.standpoint:
            try:
                give_seat(
                    assembly=vote.assembly,
                    person=one.person,
                    standpoint=one.standpoint,
                    kind=Seat.Kind.ELECTED,
                    given_by=vote.pk,
                    by=system_person(),
                    now=now,
                )
                given += 1
            except Refused:
                passed_over.append(one.person)
    record(events.elected_seated, by=by, now=now, organisation=vote.organisation_id, subject=vote.pk, seats=given)
    return passed_over
