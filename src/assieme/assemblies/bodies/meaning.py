"""What rules mean, told before anybody lives under them: who can do what together, examples, the level, the numbers."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assieme.assemblies.bodies.reasons import reasons
from assieme.assemblies.bodies.rules import Places, Said, as_power
from assieme.assemblies.bodies.sentences import of_group, of_powers, of_seats
from assieme.core.ui.words import STANDPOINTS, standpoint_word
from assieme.logic.power import constitution as power
from assieme.logic.power.account import Account, account
from assieme.logic.power.examples import Example, examples
from assieme.logic.power.indices import Amount

PARALYSED = Fraction(1, 50)
"""Where fewer of all ways to vote pass, the page says that it is hard to decide anything."""


@dataclass(frozen=True)
class Told:
    """A vote in which whole groups stand against each other, in words, and how it ends."""

    sentence: str
    passes: bool


@dataclass(frozen=True)
class Meaning:
    """Rules with their seats, told. `level` is a file word, empty where nothing is decided; `rows` are of the annex."""

    seats: tuple[str, ...]
    powers: tuple[tuple[str, str], ...]
    examples: tuple[Told, ...]
    cautions: tuple[str, ...]
    level: str
    reasons: tuple[str, ...]
    rule_version: str
    act: str
    rows: tuple[tuple[str, ...], ...]
    sampled: bool


def meaning_of(rules: Said, places: Iterable[Places]) -> Meaning | None:
    """What rules mean with these seats; None where there are none."""
    seats = tuple(places)
    if not seats:
        return None
    constitution = as_power(rules, seats)
    found = account(constitution)
    return Meaning(
        seats=tuple(_seats(one) for one in seats),
        powers=tuple(of_powers(found.formal)),
        examples=tuple(_told(one) for one in examples(constitution)),
        cautions=tuple(_cautions(rules, constitution, found)),
        level=found.formal.level.value if found.formal.level else "",
        reasons=tuple(reasons(found.formal)),
        rule_version=found.formal.rule_version,
        act=_act(found),
        rows=tuple(_rows(found)),
        sampled=bool(found.samples),
    )


def _seats(one: Places) -> str:
    words = of_seats(one.number, one.standpoint)
    return words if one.vote else _("%(people)s, heard without a vote") % {"people": words}


def _told(one: Example) -> Told:
    some, others = (of_group([each.value for each in side]) for side in (one.in_favour, one.against))
    if not others:
        return Told(_("Everybody is for it."), one.passes)
    return Told(_("All %(some)s are for it, all %(others)s against.") % {"some": some, "others": others}, one.passes)


def _cautions(rules: Said, constitution: power.Constitution, found: Account) -> list[str]:
    everybody = frozenset(seat.id for seat in constitution.seats)
    lines = [*_out_of_reach(constitution), *_empty_quorums(rules, constitution)]
    if not power.passes(constitution, everybody):
        lines.append(_("Nothing can pass, even if everybody is for it."))
    elif Fraction(found.act.value) < PARALYSED:
        lines.append(_("These rules make it hard to decide anything."))
    if power.passes(constitution, frozenset()):
        lines.append(_("Things pass even if nobody is for them."))
    return lines


def _out_of_reach(constitution: power.Constitution) -> list[str]:
    """Conditions that the seats can never meet."""
    lines = []
    for condition in constitution.conditions:
        members = constitution.members(condition.among)
        there = power.total(members, condition.of)
        who = of_group([one.value for one in condition.among.standpoints]) or _("everybody")
        if not there:
            lines.append(
                _("The rules count the votes of %(who)s apart. None of them has a seat with a vote.") % {"who": who}
            )
        elif condition.at_least is not None and condition.at_least > there:
            given = {"needed": condition.at_least, "who": who, "there": there}
            lines.append(_("The rules ask %(needed)s votes of %(who)s. There are only %(there)s.") % given)
    return lines


def _empty_quorums(rules: Said, constitution: power.Constitution) -> list[str]:
    """Quorums of a standpoint above the number of its seats."""
    lines = []
    for one in STANDPOINTS:
        needed = rules.quorum_by_standpoint.get(one, 0)
        seats = sum(seat.count for seat in constitution.voters if seat.standpoint == one)
        if needed > seats:
            lines.append(
                _("At least %(people)s must vote. There are seats for %(seats)s.")
                % {"people": of_seats(needed, one), "seats": seats}
            )
    return lines


def _act(found: Account) -> str:
    share = float(found.act.value) * 100
    if share < 1:
        return _("If all voted by chance, fewer than 1 vote in 100 would pass.")
    number = round(share)
    words = ngettext(
        "If all voted by chance, about %(num)s vote in 100 would pass.",
        "If all voted by chance, about %(num)s votes in 100 would pass.",
        number,
    )
    return words % {"num": number}


def _rows(found: Account) -> Iterable[tuple[str, ...]]:
    for one in found.members:
        name = str(standpoint_word(one.seat.standpoint.value))
        numbers = map(_decimal, (one.measure, one.banzhaf, one.shapley))
        yield (name, str(one.seat.count), str(one.seat.weight) if one.seat.vote else "–", *numbers)


def _decimal(amount: Amount) -> str:
    if amount.interval is None:
        return f"{float(amount.value):.3f}"
    low, high = amount.interval
    return f"{float(amount.value):.3f} ({low:.3f}–{high:.3f})"
