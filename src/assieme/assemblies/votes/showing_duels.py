"""Each against each: who beats whom, as a table and in words, along the strongest way where there is a ring."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from assieme.assemblies.votes.showing_count import Count
from assieme.logic.voting.schulze import Table, strongest_ways

type Row = list[str]


def duels_of(outcome: Mapping[str, Any]) -> Table:
    """Ballots that put one above another, both ways."""
    table: Table = {}
    for above, below, votes in outcome["duels"]:
        table.setdefault(above, {})[below] = votes
    return table


def rows(count: Count, duels: Table) -> list[Row]:
    """For each option, the ballots that put it above each other one; a star where it wins that pair."""
    return [[count.names[one], *(_cell(duels, one, other) for other in sorted(duels))] for one in sorted(duels)]


def _cell(duels: Table, one: int, other: int) -> str:
    if one == other:
        return "–"
    return f"{duels[one][other]}{' ★' if duels[one][other] > duels[other][one] else ''}"


def said(count: Count, duels: Table) -> tuple[str, ...]:
    """How the winner stands against each other one; the way round where the pair alone does not say so."""
    if not count.winners:
        return ()
    first, ways = count.winners[0], strongest_ways(duels)
    return tuple(_against(count, duels, ways, first, other) for other in sorted(duels) if other != first)


def _against(count: Count, duels: Table, ways: Table, one: int, other: int) -> str:
    said = {
        "name": count.names[one],
        "other": count.names[other],
        "votes": duels[one][other],
        "against": duels[other][one],
    }
    pair = _("%(name)s against %(other)s: %(votes)s to %(against)s.") % said
    if duels[one][other] > duels[other][one]:
        return pair
    if ways[one][other] > ways[other][one]:
        steps = way_between(duels, ways[one][other], one, other)
        strong = {"way": " → ".join(count.names[step] for step in steps), "strong": ways[one][other]}
        round_about = _(
            "But there is a way round: %(way)s. Its weakest pair has %(strong)s. The way back has %(back)s."
        )
        return f"{pair} {round_about % {**strong, 'back': ways[other][one]}}"
    return f"{pair} " + _("They are equal.")


def way_between(duels: Table, strength: int, one: int, other: int) -> list[int]:
    """The shortest of the ways on which each pair is won with at least `strength` ballots, ends and all."""
    came_from = {one: one}
    edge = [one]
    while other not in came_from:
        if not edge:
            raise ValueError("there is no such way")
        here = edge.pop(0)
        for onward, votes in sorted(duels[here].items()):
            if onward not in came_from and votes >= strength and votes > duels[onward][here]:
                came_from[onward] = here
                edge.append(onward)
    way = [other]
    while way[-1] != one:
        way.append(came_from[way[-1]])
    return way[::-1]
