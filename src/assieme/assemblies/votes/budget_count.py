"""Sharing out a budget: equal shares with its completion, the greedy rule beside it, and the file to count again.

What nobody ticked is left out of the count: money that is over never goes to an idea that nobody asked for.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from assieme.assemblies.votes.marks import Marks
from assieme.assemblies.votes.models import Vote
from assieme.assemblies.votes.options import Choice
from assieme.logic.budget.completion import Completion, equal_shares
from assieme.logic.budget.election import Ballot, Election, Project, support
from assieme.logic.budget.greedy import greedy
from assieme.logic.budget.outcome import Round, Tie

COMPLETION = Completion.ADD1U
"""Shares grow by one unit of money at a time; the greedy rule spends what is then left."""


def outcome(vote: Vote, options: Sequence[Choice], marks: Iterable[Marks]) -> dict[str, Any]:
    """What a budget's ballots fund and how, as it is stored: as `counting.described`, and the money besides.

    A round has `by` (`equal shares` or `greedy`), and by equal shares `payment` (what each supporter with enough
    money pays), `in_full` and `all_left` (how many paid that, and how many gave the less that they had left).
    """
    cast = [_places(one) for one in marks]
    asked_for = _asked_for(options, cast)
    election = _election(vote, asked_for, cast)
    place = dict(enumerate(one.position for one in asked_for))
    found = equal_shares(election, completion=COMPLETION, seed=vote.seed)
    compared = greedy(election, seed=vote.seed)
    people = {place[number]: found for number, found in enumerate(support(election).people)}
    winners = [place[one] for one in found.winners]
    by_ticks = [place[one] for one in compared.winners]
    return {
        "winners": winners,
        "decided": bool(winners),
        "quota": None,
        "rounds": [_round(one, place[one.project], people) for one in found.rounds],
        "ties": [_tie(one, place) for one in found.ties],
        "ranking": [],
        "duels": [],
        "people": {str(one.position): people.get(one.position, 0) for one in options},
        "budget": str(election.budget),
        "spent": str(found.cost),
        "left": str(election.budget - found.cost),
        "share": str(found.share or 0),
        "first_share": str(election.budget / election.voters) if election.voters else "0",
        "raises": found.raises,
        "served": _served(winners, cast),
        "greedy": {"winners": by_ticks, "spent": str(compared.cost), "served": _served(by_ticks, cast)},
    }


def _places(marks: Marks) -> tuple[int, ...]:
    return tuple(int(place) for place in marks)


def _asked_for(options: Iterable[Choice], cast: Iterable[tuple[int, ...]]) -> list[Choice]:
    ticked = {place for chosen in cast for place in chosen}
    return [one for one in options if one.position in ticked]


def _election(vote: Vote, asked_for: Sequence[Choice], cast: Iterable[tuple[int, ...]]) -> Election:
    place = {one.position: number for number, one in enumerate(asked_for)}
    projects = tuple(Project(name_of(one.position), Fraction(one.cost or 0), one.name) for one in asked_for)
    ballots = tuple(
        Ballot({place[one]: 1 for one in chosen}, number) for chosen, number in sorted(Counter(cast).items())
    )
    return Election(projects, ballots, Fraction(vote.budget or 0))


def name_of(position: int) -> str:
    """An option in files and in lots."""
    return f"o{position}"


def _round(one: Round, position: int, people: Mapping[int, int]) -> dict[str, Any]:
    return {
        "votes": {str(position): str(people[position])},
        "elected": [position],
        "excluded": [],
        "transfers": [],
        "exhausted": "0",
        "lost": "0",
        "by": one.step.value,
        "payment": None if one.payment is None else str(one.payment),
        "in_full": one.in_full,
        "all_left": one.all_left,
        "spent": str(one.spent),
    }


def _tie(one: Tie, place: Mapping[int, int]) -> dict[str, Any]:
    return {
        "round": one.round,
        "occasion": "elect",
        "candidates": [place[number] for number in one.projects],
        "chosen": place[one.chosen],
        "by": "lower cost, more people, lot",
    }


def _served(winners: Iterable[int], cast: Iterable[tuple[int, ...]]) -> int:
    """How many people find something that they ticked among the funded."""
    funded = set(winners)
    return sum(not funded.isdisjoint(chosen) for chosen in cast)


def pabulib(vote: Vote, options: Sequence[Choice], box: Iterable[tuple[str, Marks]]) -> str:
    """The box as a Pabulib file, with which anyone counts again (`assieme budget FILE.pb --seed …`).

    `box` are receipts and marks. In an open vote no ballot has a receipt: it gets a number.
    """
    cast = [
        (receipt or str(number), _places(marks))
        for number, (receipt, marks) in enumerate(sorted(box, key=lambda one: one[0]), start=1)
    ]
    asked_for = _asked_for(options, [chosen for _receipt, chosen in cast])
    text = io.StringIO()
    write = csv.writer(text, delimiter=";", lineterminator="\n").writerow
    write(["META"])
    write(["key", "value"])
    facts = {
        "description": vote.title,
        "num_projects": len(asked_for),
        "num_votes": len(cast),
        "budget": vote.budget,
        "vote_type": "approval",
        "rule": "equalshares",
        "completion": COMPLETION.value,
        "seed": vote.seed,
    }
    for key, value in facts.items():
        write([key, value])
    write(["PROJECTS"])
    write(["project_id", "cost", "name"])
    for one in asked_for:
        write([name_of(one.position), one.cost, one.name])
    write(["VOTES"])
    write(["voter_id", "vote"])
    for receipt, chosen in cast:
        write([receipt, ",".join(name_of(place) for place in chosen)])
    return text.getvalue()
