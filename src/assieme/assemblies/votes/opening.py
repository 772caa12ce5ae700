"""What must be so before a vote can open: reads and refusals, no writes."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from assieme.assemblies.bodies.models import Assembly, Constitution, Seat
from assieme.assemblies.bodies.rules import Places, keeps_its_majority
from assieme.assemblies.votes.countable import beyond_the_count
from assieme.assemblies.votes.models import Vote
from assieme.assemblies.votes.tally import rule_of
from assieme.core.access import Refused
from assieme.core.ui.words import standpoint_word
from assieme.logic.participation.levels import Standpoint
from assieme.logic.voting.box import SMALLEST_GROUP, second_majority_offered
from assieme.logic.voting.majority import Rule
from assieme.organisations.models import Membership

SMALLEST_ROLL = 3


def voters(assembly: Assembly, today: date) -> list[Seat]:
    """Seats held today by members of the organisation. A pause loses no vote, a term that is over gives none."""
    members = Membership.objects.filter(organisation_id=assembly.organisation_id, left_at=None)
    seats = Seat.objects.filter(assembly=assembly, until=None, person_id__in=members.values("person_id"))
    return list(seats.exclude(term_ends__lt=today))


def refuse_what_cannot_be_kept(vote: Vote, rules: Constitution, seats: Sequence[Seat], now: datetime) -> None:
    """Raise Refused, in words that say what to do, where the rules could not be kept or secrecy not be promised."""
    beyond = beyond_the_count(rules, seats)
    if beyond:
        raise Refused(
            _("Our rules ask for something that a vote here cannot count yet: %(what)s. So this vote was not opened.")
            % {"what": ", ".join(str(one) for one in beyond)}
        )
    if not keeps_its_majority(rules, (Places(seat.standpoint, 1) for seat in seats)):
        raise Refused(
            _(
                "Our rules give more than half of the votes to people who do not work here. Too many of their seats "
                "are empty. Fill them first."
            )
        )
    _refuse_small_rolls(rule_of(rules), seats)
    if vote.closes_at is not None and vote.closes_at <= now:
        raise Refused(_("The time at which this vote should close has passed. Prepare it again with a later one."))


def _refuse_small_rolls(rule: Rule, seats: Sequence[Seat]) -> None:
    if len(seats) < SMALLEST_ROLL:
        raise Refused(
            _("A secret vote needs at least 3 people with a seat. With fewer, each would know how the others voted.")
        )
    eligible = {one: sum(seat.standpoint == one for seat in seats) for one in Standpoint}
    if rule.second is not None and not second_majority_offered(rule.second, eligible):
        raise Refused(
            _(
                "Our rules ask for a majority in a smaller group, counted apart. Fewer than %(smallest)s people of it "
                "have a seat, so their votes would not stay secret. Fill the empty seats first."
            )
            % {"smallest": SMALLEST_GROUP}
        )
    for one, needed in rule.quorum.of_standpoint.items():
        if eligible[one] < needed:
            raise Refused(
                ngettext(
                    "Our rules need %(needed)s %(who)s to vote, and %(seated)s has a seat. Fill empty seats first.",
                    "Our rules need %(needed)s %(who)s to vote, and %(seated)s have a seat. Fill empty seats first.",
                    eligible[one],
                )
                % {
                    "needed": needed,
                    "seated": eligible[one],
                    "who": standpoint_word(one.value, many=needed != 1),
                }
            )
