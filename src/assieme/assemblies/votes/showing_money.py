"""A shared-out budget in sentences: who paid for what, and what the most ticks alone would have bought."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assieme.assemblies.votes.options import money
from assieme.assemblies.votes.showing_count import Count, to_decimal

type Lines = tuple[str, ...]


def euros(stored: str | Fraction) -> str:
    """An amount as it is stored, to the cent."""
    return money(to_decimal(Fraction(stored), 2))


def lead(outcome: Mapping[str, Any]) -> Lines:
    """The money, each person's share of it, and the raises."""
    said = [
        _("There was %(budget)s for %(people)s people. So each had a share of %(share)s.")
        % {
            "budget": euros(outcome["budget"]),
            "people": outcome["ballots"],
            "share": euros(outcome["first_share"]),
        }
    ]
    if outcome["raises"]:
        said.append(
            _("Money would have been left over. So the shares were raised to %(share)s, and the count began again.")
            % {"share": euros(outcome["share"])}
        )
    said.append(
        _("%(spent)s is spent and %(left)s is left.")
        % {"spent": euros(outcome["spent"]), "left": euros(outcome["left"])}
    )
    return tuple(said)


def words(count: Count, outcome: Mapping[str, Any]) -> tuple[Lines, ...]:
    """Sentences for each idea that was paid for."""
    return tuple(
        (*_paid(count, one, outcome), *_ties(count, number)) for number, one in enumerate(outcome["rounds"], start=1)
    )


def _paid(count: Count, one: Mapping[str, Any], outcome: Mapping[str, Any]) -> Lines:
    option = one["elected"][0]
    people = outcome["people"][str(option)]
    name = count.names[option]
    if one["by"] == "greedy":
        ticked = ngettext("%(num)s person ticked it", "%(num)s people ticked it", people) % {"num": people}
        return (
            _("Nobody’s share was enough for more. Of what still fitted, %(name)s had the most ticks: %(ticked)s.")
            % {"name": name, "ticked": ticked},
        )
    said = [
        ngettext(
            "%(num)s person wanted %(name)s and paid %(payment)s.",
            "%(num)s people wanted %(name)s. Each paid %(payment)s.",
            one["in_full"],
        )
        % {"num": one["in_full"], "name": name, "payment": euros(one["payment"])}
    ]
    if one["all_left"]:
        said.append(
            ngettext(
                "%(num)s more had less than that left, and gave all of it.",
                "%(num)s more had less than that left, and gave all of it.",
                one["all_left"],
            )
            % {"num": one["all_left"]}
        )
    return tuple(said)


def _ties(count: Count, number: int) -> Lines:
    return tuple(
        _("%(names)s were equal. The cheaper one comes first, then the one with more ticks, then the lot: %(name)s.")
        % {"names": count.of(tie["candidates"]), "name": count.names[tie["chosen"]]}
        for tie in count.ties
        if tie["round"] == number
    )


def beside(count: Count, outcome: Mapping[str, Any]) -> Lines:
    """What the most ticks alone would have bought, and how many people would have found something of theirs."""
    by_ticks = outcome["greedy"]
    if set(by_ticks["winners"]) == set(outcome["winners"]):
        return (_("The most ticks alone would have bought the same."),)
    return (
        _("The most ticks alone would have bought: %(names)s.") % {"names": count.of(by_ticks["winners"])},
        _("Then %(num)s of %(people)s people would have found something that they ticked. Now %(now)s do.")
        % {"num": by_ticks["served"], "people": outcome["ballots"], "now": outcome["served"]},
    )
