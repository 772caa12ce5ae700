"""Rules in sentences that everybody can read."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from assieme.assemblies.bodies.models import Constitution
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
    """`more than half` or `at least two thirds`."""
    words = _("more than %(share)s") if strict else _("at least %(share)s")
    return words % {"share": of_fraction(share)}


def of_seats(number: int, standpoint: str) -> str:
    """`3 service users`."""
    return f"{number} {standpoint_word(standpoint, many=number != 1)}"


def of_rules(rules: Constitution) -> list[str]:
    """A constitution as sentences: how a vote passes, who must take part, what a decision is worth, who may do what."""
    return [*_passing(rules), *_taking_part(rules), *_worth(rules), *_powers(rules)]


def _passing(rules: Constitution) -> list[str]:
    majority = of_majority(rules.share, rules.strict)
    lines = [
        _("A vote passes when %(majority)s of the votes for and against are for. Who abstains counts for neither side.")
        % {"majority": majority}
    ]
    if rules.joined:
        lines.append(
            _("%(majority)s of the votes of %(group)s, counted apart, must be for too. This group cannot be outvoted.")
            % {"majority": majority[:1].upper() + majority[1:], "group": of_group(rules.joined)}
        )
    return lines


def _taking_part(rules: Constitution) -> list[str]:
    lines = []
    if rules.quorum_of_roll:
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
    return [*lines, _("Each vote is secret.")]


def _worth(rules: Constitution) -> list[str]:
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


def of_consequence(rules: Constitution) -> str:
    """What follows from a vote that passed."""
    bound = _("The service must do this.") if rules.binding else _("This is advice to the service.")
    return f"{bound} {_worth(rules)[-1]}"


def _powers(rules: Constitution) -> list[str]:
    everybody = _("Everybody with a seat")
    agenda, chair = _capital(of_group(rules.agenda)), _capital(of_group(rules.chair))
    return [
        _("%(who)s can bring a question, and so can the facilitator.") % {"who": agenda or everybody},
        _("%(who)s can open and close a vote, and so can the facilitator.") % {"who": chair or everybody},
    ]


def of_powers(level: FormalLevel) -> list[tuple[str, str]]:
    """For each standpoint with a seat, and each group that the rules join: its name, and what it can do as one."""
    named = [(of_group(sorted(one.value for one in power.group.standpoints)), power) for power in level.standpoints]
    named += [(of_group(sorted(one.value for one in power.group.standpoints)), power) for power in level.joined]
    return [(_capital(name), _power(power)) for name, power in named]


def _power(power: BlocPower) -> str:
    if power.can_pass and power.can_block:
        return _("They can decide alone. Nothing passes against all of them.")
    if power.can_block:
        return _("Nothing passes against all of them. They cannot decide alone.")
    if power.can_pass:
        return _("They can decide alone.")
    return _("They can be outvoted.")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
