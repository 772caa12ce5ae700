"""Rules in sentences that everybody can read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assieme.assemblies.bodies.models import Constitution
from assieme.assemblies.bodies.rules import Said
from assieme.core.ui.words import STANDPOINTS, standpoint_word
from assieme.logic.power.formal import BlocPower, FormalLevel


def of_group(standpoints: Sequence[str]) -> str:
    """`service users, carers and professionals`, in the order in which standpoints always come."""
    words = [str(standpoint_word(one, many=True)) for one in STANDPOINTS if one in standpoints]
    if len(words) < 2:
        return "".join(words)
    return _("%(some)s and %(last)s") % {"some": ", ".join(words[:-1]), "last": words[-1]}


def of_fraction(share: str) -> str:
    """`half` for 1/2, `two thirds` for 2/3; a rarer one as `5 of 8`."""
    known = {
        "1/4": _("a quarter"),
        "1/3": _("a third"),
        "1/2": _("half"),
        "3/5": _("three fifths"),
        "2/3": _("two thirds"),
        "3/4": _("three quarters"),
        "1": _("all"),
        "1/1": _("all"),
    }
    if share in known:
        return known[share]
    part, _slash, whole = share.partition("/")
    return _("%(part)s of %(whole)s") % {"part": part, "whole": whole or "1"}


def of_majority(share: str, strict: bool) -> str:
    """`more than half`, `at least two thirds`, or `all`."""
    if share in ("1", "1/1"):
        return of_fraction(share)
    words = _("more than %(share)s") if strict else _("at least %(share)s")
    return words % {"share": of_fraction(share)}


def of_seats(number: int, standpoint: str) -> str:
    """`3 service users`."""
    return f"{number} {standpoint_word(standpoint, many=number != 1)}"


@dataclass(frozen=True)
class Chapter:
    """A part of a constitution: what it is about, and its sentences."""

    key: str
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """What is new in later rules, and what no longer holds."""

    new: tuple[str, ...]
    gone: tuple[str, ...]


def chapters(rules: Said) -> tuple[Chapter, ...]:
    """The whole constitution, part by part; a part of which nothing is said is left out."""
    parts = (
        Chapter("seats", _("Who sits here"), tuple(of_places(one) for one in rules.seat_plan)),
        Chapter("passing", _("When something passes"), tuple(_passing(rules))),
        Chapter("taking-part", _("Who must take part"), tuple(_taking_part(rules))),
        Chapter("worth", _("What a decision is worth"), tuple(_worth(rules))),
        Chapter("powers", _("Who may do what"), tuple(_powers(rules))),
        Chapter("meetings", _("Around the meetings"), tuple(_meetings(rules))),
    )
    return tuple(one for one in parts if one.lines)


def of_rules(rules: Said) -> list[str]:
    """How a constitution decides: how a vote passes, who must take part, what it is worth, who may do what."""
    return [*_passing(rules), *_taking_part(rules), *_worth(rules), *_powers(rules)]


def of_everything(rules: Said) -> list[str]:
    """All sentences of a constitution, for a vote on it."""
    return [line for chapter in chapters(rules) for line in chapter.lines]


def of_change(before: Said, after: Said) -> Change:
    """What later rules change, sentence by sentence."""
    old, new = of_everything(before), of_everything(after)
    return Change(tuple(one for one in new if one not in old), tuple(one for one in old if one not in new))


def of_places(one: Mapping[str, Any]) -> str:
    """`6 service users, elected, for 24 months.`"""
    parts = [of_seats(one["places"], one["standpoint"]), _kind(one["kind"])]
    if one.get("term_months"):
        parts.append(
            ngettext("for %(num)s month", "for %(num)s months", one["term_months"]) % {"num": one["term_months"]}
        )
    if not one.get("vote", True):
        parts.append(_("heard, without a vote"))
    elif one.get("weight", "1") != "1":
        parts.append(_("each with a weight of %(weight)s") % {"weight": one["weight"]})
    return ", ".join(parts) + "."


def _kind(kind: str) -> str:
    return {
        "open": _("open to all who want it"),
        "appointed": _("appointed"),
        "elected": _("elected"),
        "drawn": _("drawn by lot"),
    }[kind]


def _passing(rules: Said) -> list[str]:
    lines = [_condition(one) for one in _everybody_first(rules.conditions)]
    if not lines:
        lines = [_("A vote passes whatever the numbers are. The rules ask for no share.")]
    if rules.vetoes:
        lines.append(
            _("Each seat of %(group)s can stop a vote alone, by voting against.") % {"group": of_group(rules.vetoes)}
        )
    return lines


def _everybody_first(conditions: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return sorted(conditions, key=lambda one: one["among"] != ["all"])


def _condition(one: Mapping[str, Any]) -> str:
    everybody, weighed = one["among"] == ["all"], one.get("of") == "weight"
    if "at_least" in one:
        return _number(one, everybody=everybody, weighed=weighed)
    majority = of_majority(one["share"], one.get("strict", True))
    given = {"majority": majority, "Majority": _capital(majority), "group": of_group(one["among"])}
    if everybody and weighed:
        return _("A vote passes when %(majority)s of the weight of the votes for and against is for.") % given
    if everybody:
        return (
            _(
                "A vote passes when %(majority)s of the votes for and against are for. "
                "Who abstains counts for neither side."
            )
            % given
        )
    if weighed:
        return _("%(Majority)s of the weight of %(group)s, counted apart, must be for.") % given
    words = _("%(majority)s of the votes of %(group)s, counted apart, must be for too. This group cannot be outvoted.")
    return words % {**given, "majority": given["Majority"]}


def _number(one: Mapping[str, Any], *, everybody: bool, weighed: bool) -> str:
    given = {"number": one["at_least"], "group": of_group(one["among"])}
    if everybody and weighed:
        return _("A vote passes when votes with a weight of at least %(number)s are for.") % given
    if everybody:
        return _("A vote passes when at least %(number)s votes are for.") % given
    if weighed:
        return _("Of %(group)s, votes with a weight of at least %(number)s must be for.") % given
    return _("Of %(group)s, at least %(number)s votes must be for.") % given


def _taking_part(rules: Said) -> list[str]:
    lines = []
    if rules.quorum_share != "0":
        lines.append(
            _("At least %(share)s of all who can vote must vote. If not, nothing is decided.")
            % {"share": of_fraction(rules.quorum_share)}
        )
    for one in STANDPOINTS:
        number = rules.quorum_by_standpoint.get(one, 0)
        if number:
            lines.append(
                _("At least %(people)s must vote. If not, nothing is decided.") % {"people": of_seats(number, one)}
            )
    if not lines:
        lines.append(_("No smallest number of people must vote."))
    return [*lines, *_ballots(rules)]


def _ballots(rules: Said) -> list[str]:
    if rules.ballots == Constitution.Ballots.OPEN:
        lines = [_("Votes are open. Names and choices can be seen.")]
    else:
        lines = [_("Each vote is secret.")]
        if rules.vetoes:
            lines.append(
                _(
                    "But nobody can stop a vote alone and stay unseen. So no vote can open under these rules. "
                    "Let votes be open, or take this right out."
                )
            )
        if rules.trustees:
            lines.append(
                _("The key of a vote is shared out among %(group)s. It takes %(needed)s of them to open the box.")
                % {"group": of_group(rules.trustees["standpoints"]), "needed": rules.trustees["needed"]}
            )
    if rules.proxies:
        lines.append(
            ngettext(
                "A person may vote for %(num)s other person, who says so in the open.",
                "A person may vote for up to %(num)s others, who say so in the open.",
                rules.proxies,
            )
            % {"num": rules.proxies}
        )
    return lines


def _worth(rules: Said) -> list[str]:
    """What a decision that passed is worth."""
    binding = (
        _("A decision binds the service.")
        if rules.binding
        else _("A decision is advice. It does not bind the service.")
    )
    aside = {
        Constitution.Override.NONE: _("Nobody else can set it aside."),
        Constitution.Override.REASONED: _(
            "Management can set it aside, but only with a reason that everybody can read."
        ),
        Constitution.Override.FREE: _("Management can set it aside and need not say why."),
    }
    return [binding, aside[Constitution.Override(rules.override)]]


def of_consequence(rules: Said) -> str:
    """What follows from a vote that passed."""
    bound = _("The service must do this.") if rules.binding else _("This is advice to the service.")
    return f"{bound} {_worth(rules)[-1]}"


def _powers(rules: Said) -> list[str]:
    everybody = _("Everybody with a seat")
    agenda, chair = _capital(of_group(rules.agenda)), _capital(of_group(rules.chair))
    return [
        _("%(who)s can bring a question, and so can the facilitator.") % {"who": agenda or everybody},
        _("%(who)s can open and close a vote, and so can the facilitator.") % {"who": chair or everybody},
    ]


def _meetings(rules: Said) -> list[str]:
    readers = {
        "seats": _("People with a seat can read the minutes."),
        "organisation": _("All members of the organisation can read the minutes."),
        "everybody": _("Everybody can read the minutes."),
    }
    receivers = {
        "facilitator": _("The facilitator receives the cards with ideas."),
        "rotates": _("People take turns to receive the cards with ideas."),
    }
    papers = ngettext(
        "Papers are there %(num)s day before a meeting.",
        "Papers are there %(num)s days before a meeting.",
        rules.papers_days,
    )
    return [papers % {"num": rules.papers_days}, readers[rules.minutes_for], receivers[rules.receiver]]


def of_powers(level: FormalLevel) -> list[tuple[str, str]]:
    """For each standpoint with a seat, and each group that the rules join: its name, and what it can do as one."""
    named = [(of_group(sorted(one.value for one in power.group.standpoints)), power) for power in level.standpoints]
    named += [(of_group(sorted(one.value for one in power.group.standpoints)), power) for power in level.joined]
    return [(_capital(name), _power(power)) for name, power in named]


def _power(power: BlocPower) -> str:
    if not power.has_vote:
        return _("They are heard. They have no vote.")
    if power.can_pass and power.can_block:
        return _("They can decide alone. Nothing passes against all of them.")
    if power.can_block:
        return _("Nothing passes against all of them. They cannot decide alone.")
    if power.can_pass:
        return _("They can decide alone. They can be outvoted too.")
    return _("They can be outvoted.")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
