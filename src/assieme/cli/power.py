"""`assieme power`: what an assembly's rules allow each member and each standpoint."""

from pathlib import Path
from typing import Annotated, Any

import typer

from assieme.cli.output import print_json, read_text, refuse
from assieme.cli.power_words import told
from assieme.logic.power.account import Account, Member, Side, account
from assieme.logic.power.file import read_constitution
from assieme.logic.power.formal import BlocPower
from assieme.logic.power.indices import Amount
from assieme.logic.power.sampling import COVERAGE
from assieme.logic.tomlfile import FileError


def power(
    file: Annotated[Path, typer.Argument(metavar="FILE.toml", help="The constitution of an assembly.")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Say what an assembly's rules allow: power indices, what each standpoint can do together, the level."""
    try:
        constitution = read_constitution(read_text(file), str(file))
    except FileError as error:
        refuse(error.problems, as_json=as_json)
    found = account(constitution)
    if as_json:
        print_json(described(found))
    else:
        typer.echo(told(found))


def described(found: Account) -> dict[str, Any]:
    """An account as JSON says it."""
    document = {
        "members": [_member(one) for one in found.members for _copy in range(one.seat.count)],
        "standpoints": {side.standpoint.value: _side(side) for side in found.sides},
        "informal": _bloc(found.informal),
        **_amounts({"coleman_act": found.act}),
        "method": "sampled" if found.samples else "exact",
        "level": found.formal.level,
        "reasons": list(found.formal.reasons),
        "rule_version": found.formal.rule_version,
    }
    if found.samples:
        document["sampling"] = {"samples": found.samples, "coverage": COVERAGE}
    return document


def _member(one: Member) -> dict[str, Any]:
    numbers = {"banzhaf_measure": one.measure, "banzhaf_index": one.banzhaf, "shapley_shubik": one.shapley}
    return {"id": one.seat.id, "standpoint": one.seat.standpoint, **_amounts(numbers)}


def _side(side: Side) -> dict[str, Any]:
    return {"seats": side.seats, **_amounts({"banzhaf_index": side.banzhaf}), **_bloc(side.bloc)}


def _bloc(bloc: BlocPower) -> dict[str, bool]:
    return {"can_pass": bloc.can_pass, "can_block": bloc.can_block, "can_be_outvoted": bloc.can_be_outvoted}


def _amounts(numbers: dict[str, Amount]) -> dict[str, Any]:
    """Numbers by name; where they were sampled, their intervals too."""
    values: dict[str, Any] = {name: float(one.value) for name, one in numbers.items()}
    intervals = {name: list(one.interval) for name, one in numbers.items() if one.interval}
    return {**values, "intervals": intervals} if intervals else values
