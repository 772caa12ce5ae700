"""What must be so before a vote can open: the roll that it would have, and refusals. No writes."""

from collections.abc import Sequence
from datetime import date, datetime
from fractions import Fraction

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from assieme.assemblies.bodies.models import Assembly, Constitution, Seat
from assieme.assemblies.bodies.rules import Places, keeps_its_majority
from assieme.assemblies.bodies.sentences import of_group
from assieme.assemblies.votes.marks import Method
from assieme.assemblies.votes.models import RollEntry, Vote
from assieme.assemblies.votes.tally import called_of, rule_of
from assieme.core.access import Refused
from assieme.core.ui.words import standpoint_word
from assieme.logic.participation.levels import Standpoint
from assieme.logic.voting.box import SMALLEST_GROUP, too_small
from assieme.logic.voting.majority import Rule
from assieme.logic.voting.parts import ALL, Voter, divided
from assieme.organisations.models import Membership

SMALLEST_ROLL = 3


def is_named(vote: Vote, rules: Constitution) -> bool:
    """Whether names stand beside choices: the rules say so, or people are asked whether they object."""
    return vote.method == Method.CONSENT or rules.ballots == Constitution.Ballots.OPEN


def seats_of(assembly: Assembly, today: date) -> list[Seat]:
    """Seats held today by members of the organisation. A pause loses no vote, a term that is over gives none."""
    members = Membership.objects.filter(organisation_id=assembly.organisation_id, left_at=None)
    seats = Seat.objects.filter(assembly=assembly, until=None, person_id__in=members.values("person_id"))
    return list(seats.exclude(term_ends__lt=today))


def roll_of(vote: Vote, rules: Constitution, seats: Sequence[Seat]) -> list[RollEntry]:
    """The roll that a vote would have: seats with a vote, each in its part of the box.

    Weights and vetoes are for votes by the rules; where there are options, or consent is asked, all count the same.
    """
    voting = [seat for seat in seats if seat.has_vote]
    if vote.method != Method.RULES:
        return [RollEntry(vote=vote, person_id=one.person_id, standpoint=one.standpoint, part=ALL) for one in voting]
    voters = [
        Voter(Standpoint(seat.standpoint), Fraction(seat.weight), seat.standpoint in rules.vetoes) for seat in voting
    ]
    return [
        RollEntry(
            vote=vote,
            person_id=seat.person_id,
            standpoint=seat.standpoint,
            part=part,
            weight=seat.weight,
            can_veto=voter.veto,
        )
        for seat, voter, part in zip(voting, voters, divided(rule_of(rules).conditions, voters), strict=True)
    ]


def refuse_what_cannot_be_kept(
    vote: Vote, rules: Constitution, seats: Sequence[Seat], roll: Sequence[RollEntry], now: datetime
) -> None:
    """Raise Refused, in words that say what to do, where the rules could not be kept or secrecy not be promised."""
    if not keeps_its_majority(
        rules, (Places(seat.standpoint, 1, Fraction(seat.weight), seat.has_vote) for seat in seats)
    ):
        raise Refused(
            _(
                "Our rules give more than half of the votes to people who do not work here. Too many of their seats "
                "are empty. Fill them first."
            )
        )
    rule = rule_of(rules)
    if not is_named(vote, rules):
        _refuse_what_is_no_secret(rule, roll)
    if not roll:
        raise Refused(_("Nobody has a seat with a vote here. Fill the seats first."))
    _refuse_without_a_quorum(rule, roll)
    if vote.closes_at is not None and vote.closes_at <= now:
        raise Refused(_("The time at which this vote should close has passed. Prepare it again with a later one."))


def _refuse_what_is_no_secret(rule: Rule, roll: Sequence[RollEntry]) -> None:
    if len(roll) < SMALLEST_ROLL:
        raise Refused(
            _("A secret vote needs at least 3 people with a seat. With fewer, each would know how the others voted.")
        )
    if any(entry.can_veto for entry in roll):
        raise Refused(
            _(
                "Our rules let one seat stop a vote alone. That shows who did it, so the vote cannot be secret. "
                "Change the rules: let them ask for open votes, or take the veto out."
            )
        )
    small = too_small(rule, called_of((entry, False) for entry in roll).parts)
    if small:
        raise Refused(
            _(
                "Our rules count the votes of %(group)s apart. Fewer than %(smallest)s people of this group have a "
                "seat, so their votes would not stay secret. Fill the empty seats first, or let the rules ask for "
                "open votes."
            )
            % {"group": of_group([one.value for one in small[0].standpoints]), "smallest": SMALLEST_GROUP}
        )


def _refuse_without_a_quorum(rule: Rule, roll: Sequence[RollEntry]) -> None:
    for one, needed in rule.quorum.of_standpoint.items():
        seated = sum(entry.standpoint == one for entry in roll)
        if seated < needed:
            raise Refused(
                ngettext(
                    "Our rules need %(needed)s %(who)s to vote, and %(seated)s has a seat. Fill empty seats first.",
                    "Our rules need %(needed)s %(who)s to vote, and %(seated)s have a seat. Fill empty seats first.",
                    seated,
                )
                % {
                    "needed": needed,
                    "seated": seated,
                    "who": standpoint_word(one.value, many=needed != 1),
                }
            )
