"""An account of formal power in words and one table, for people at a terminal."""

from assieme.logic.participation.levels import Standpoint
from assieme.logic.power.account import Account, Member
from assieme.logic.power.formal import BlocPower
from assieme.logic.power.indices import Amount
from assieme.logic.power.sampling import COVERAGE

HEADS = ("seat", "standpoint", "number", "Penrose–Banzhaf measure", "Banzhaf index", "Shapley–Shubik index")


def told(found: Account) -> str:
    """What each standpoint can do, the level with its reasons, and then the numbers."""
    level = found.formal.level or "not applicable"
    lines = [f"{_capital(side.standpoint)}, {_seats(side.seats)}: {_bloc(side.bloc)}" for side in found.sides]
    for bloc in found.formal.joined:
        names = " and ".join(one for one in Standpoint if one in bloc.group.standpoints)
        lines.append(f"{_capital(names)}, joined by the rules: {_bloc(bloc)}")
    return "\n".join(
        [
            *lines,
            "",
            f'Level: {level} (rule "{found.formal.rule_version}"): {"; ".join(found.formal.reasons)}.',
            "",
            *_table(found.members),
            "",
            f"Power of the body to act (Coleman): {_number(found.act)}",
            _method(found.samples),
        ]
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _seats(number: int) -> str:
    return f"{number} seat" if number == 1 else f"{number} seats"


def _bloc(bloc: BlocPower) -> str:
    if not bloc.has_vote:
        return "heard, with no vote." if bloc.has_seat else "no seat."
    if bloc.can_pass and bloc.can_block:
        return "together they can pass a motion alone, and block any."
    if bloc.can_block:
        return "together they can block any motion, and pass none alone."
    if bloc.can_pass:
        return "together they can pass a motion alone, and can be outvoted."
    return "they can be outvoted."


def _table(members: tuple[Member, ...]) -> list[str]:
    rows = [HEADS, *(_row(one) for one in members)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADS))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    lines.insert(1, "  ".join("-" * width for width in widths))
    return lines


def _row(one: Member) -> tuple[str, ...]:
    seat = one.seat
    return (seat.id, seat.standpoint, str(seat.count), *map(_number, (one.measure, one.banzhaf, one.shapley)))


def _number(amount: Amount) -> str:
    if amount.interval is None:
        return f"{float(amount.value):.6f}"
    low, high = amount.interval
    return f"{float(amount.value):.4f} ({low:.4f} to {high:.4f})"


def _method(samples: int) -> str:
    if not samples:
        return "Exact."
    return f"Sampled: {samples} ways to vote. Each interval claims to hold the truth {COVERAGE:.0%} of the time."
