"""Small participatory budgets for tests, and the method of equal shares counted the long way round, to compare with."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from hypothesis import strategies as st

from assieme.logic.budget.election import Ballot, Election, Project, Satisfaction

Points = dict[int, Fraction | int]


def budget_of(money: int, costs: dict[str, int], *ballots: str) -> Election:
    """`"3 ab"` are three people for a and b, `"1 aab"` is one who gives a two points."""
    places = {name: place for place, name in enumerate(costs)}
    read = []
    for text in ballots:
        people, _, named = text.partition(" ")
        points: Points = {places[name]: named.count(name) for name in named}
        read.append(Ballot(points, int(people)))
    return Election(tuple(Project(name, Fraction(cost)) for name, cost in costs.items()), tuple(read), Fraction(money))


def named(election: Election, places: Sequence[int]) -> str:
    """The ids of some projects in one word."""
    return "".join(election.projects[place].id for place in places)


@st.composite
def budgets(draw: st.DrawFn, *, most: int = 6, approvals: bool = False, dear: int = 12) -> Election:
    """Few projects and people, with many ties, cents, and budgets of any size."""
    names = "abcdef"[: draw(st.integers(1, most))]
    unit = draw(st.sampled_from([Fraction(1), Fraction(1, 4), Fraction(37)]))
    projects = tuple(Project(name, draw(st.integers(0, dear)) * unit) for name in names)
    given = st.just(1) if approvals else st.one_of(st.integers(1, 4), st.sampled_from([Fraction(1, 2), Fraction(4, 3)]))
    points = st.dictionaries(st.integers(0, len(names) - 1), given)
    ballots = draw(st.lists(st.builds(Ballot, points, st.integers(1, 3)), max_size=most))
    return Election(projects, tuple(ballots), draw(st.integers(0, 3 * dear)) * unit)


def one_by_one(election: Election) -> Election:
    """The same with a ballot for each person."""
    return replace(
        election, ballots=tuple(replace(one, weight=1) for one in election.ballots for _ in range(one.weight))
    )


def long_way(election: Election, satisfaction: Satisfaction, share: Fraction) -> str:
    """The ids that equal shares funds, tied ones by id: every rate is tried, with fractions, person by person."""
    people = one_by_one(election).ballots
    left = [share] * len(people)
    waiting = {place for place, project in enumerate(election.projects) if project.cost}
    funded = ""
    while True:
        rates = {place: _rate(election.projects[place].cost, people, left, place) for place in waiting}
        values = {
            (
                rate / (election.projects[place].cost if satisfaction is Satisfaction.COST else 1),
                election.projects[place].id,
            )
            for place, rate in rates.items()
            if rate is not None
        }
        if not values:
            return funded
        chosen = next(place for place in waiting if election.projects[place].id == min(values)[1])
        rate = rates[chosen]
        assert rate is not None
        for person, ballot in enumerate(people):
            left[person] -= min(left[person], rate * ballot.points.get(chosen, 0))
        waiting.remove(chosen)
        funded += election.projects[chosen].id


def _rate(cost: Fraction, people: Sequence[Ballot], left: Sequence[Fraction], place: int) -> Fraction | None:
    """The lowest rate at which supporters raise a cost: between two rates at which somebody runs dry it is linear."""
    supporters = [(ballot.points[place], left[one]) for one, ballot in enumerate(people) if place in ballot.points]
    if sum(have for _, have in supporters) < cost:
        return None
    for dry in sorted({have / points for points, have in supporters}):
        if sum(min(have, dry * points) for points, have in supporters) >= cost:
            poor = sum(have for points, have in supporters if have / points < dry)
            return (cost - poor) / sum(points for points, have in supporters if have / points >= dry)
    return None
