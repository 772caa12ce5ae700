"""The order in which tied projects come: published, and the same in every step of a count."""

from assieme.logic.budget.election import Election, Support
from assieme.logic.voting.lots import lot_order


def precedence(election: Election, found: Support, seed: str | None) -> tuple[int, ...]:
    """A number for each project; of tied projects the one with the lowest number comes first.

    With a seed: the cheaper, then the one that more people chose, then a lot (the advice of equalshares.net, with a lot
    that anyone can draw again). Without a seed: by id, character by character, as pabutools does.
    """
    projects = election.projects
    places = range(len(projects))
    if seed is None:
        order = sorted(places, key=lambda place: projects[place].id)
    else:
        drawn = {place: turn for turn, place in enumerate(lot_order(seed, [project.id for project in projects]))}
        order = sorted(places, key=lambda place: (projects[place].cost, -found.people[place], drawn[place]))
    numbers = {place: number for number, place in enumerate(order)}
    return tuple(numbers[place] for place in places)
