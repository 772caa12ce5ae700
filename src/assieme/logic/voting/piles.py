"""Ballot papers in piles, as a returning officer holds them: what a count by transfers moves about.

Papers that agree so far lie together as one node of a tree: its children are the same papers, sorted by the next
candidate on them. Moving a pile on costs as many steps as there are different ways on, not as there are papers.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from assieme.logic.voting.result import Ballot, Election

type Parcel = tuple["Node", int]
"""Papers, and the value of each of them."""


@dataclass(slots=True)
class Node:
    """Papers that name the same candidates so far, and what they name next."""

    papers: int = 0
    children: dict[int, "Node"] = field(default_factory=dict)


def sorted_papers(election: Election) -> Node:
    """All valid papers. A paper that names nobody first is not valid, and is left out.

    Withdrawn candidates and skipped ranks are passed over. A paper goes no further than a rank in which several
    candidates stand equal: it doesn't say which of them comes next.
    """
    root = Node()
    for ballot in election.ballots:
        node = root
        for candidate in _in_order(ballot, election.withdrawn):
            node = node.children.setdefault(candidate, Node())
            node.papers += ballot.weight
    root.papers = sum(child.papers for child in root.children.values())
    return root


def _in_order(ballot: Ballot, withdrawn: Collection[int]) -> Iterator[int]:
    for rank in ballot.ranking:
        there = [one for one in rank if one not in withdrawn] if withdrawn else rank
        if len(there) > 1:
            return
        yield from there


def next_choices(node: Node, continuing: Collection[int]) -> Iterator[tuple[int, Node]]:
    """Where the papers of a node go: the next candidate on each who is still in the running."""
    waiting = [node]
    while waiting:
        for candidate, child in waiting.pop().children.items():
            if candidate in continuing:
                yield candidate, child
            else:
                waiting.append(child)


def votes_of(parcels: Iterable[Parcel]) -> int:
    """The votes that parcels are worth."""
    return sum(node.papers * value for node, value in parcels)
