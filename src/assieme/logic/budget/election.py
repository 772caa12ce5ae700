"""What a participatory budget takes: projects with their cost, ballots that give points to projects, and the money."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction


@dataclass(frozen=True)
class Project:
    """A project by its id, which is unique, and what it costs."""

    id: str
    cost: Fraction
    name: str = ""


@dataclass(frozen=True)
class Ballot:
    """`weight` equal ballots of one group: points above 0 by the place of the project. An approval is one point."""

    points: Mapping[int, Fraction | int]
    weight: int = 1
    group: str = ""


@dataclass(frozen=True)
class Election:
    """Projects, ballots (empty ones too: their voters have a share) and the budget."""

    projects: tuple[Project, ...]
    ballots: tuple[Ballot, ...]
    budget: Fraction

    def __post_init__(self) -> None:
        if self.budget < 0 or any(project.cost < 0 for project in self.projects):
            raise ValueError("money is never negative")
        if len({project.id for project in self.projects}) < len(self.projects):
            raise ValueError("every project has an id of its own")
        for ballot in self.ballots:
            if ballot.weight < 1 or any(points <= 0 for points in ballot.points.values()):
                raise ValueError("weights and points are above 0")

    @property
    def voters(self) -> int:
        """People who cast a ballot."""
        return sum(ballot.weight for ballot in self.ballots)

    def cost(self, places: tuple[int, ...]) -> Fraction:
        """What some projects cost together."""
        return sum((self.projects[place].cost for place in places), Fraction(0))


class Satisfaction(StrEnum):
    """What a funded project is worth to a voter: its cost times the voter's points, or the points alone."""

    COST = "cost"
    POINTS = "points"


@dataclass(frozen=True)
class Support:
    """What the ballots say of each project, by its place: points in all, and how many people gave any."""

    points: tuple[Fraction, ...]
    people: tuple[int, ...]


def support(election: Election) -> Support:
    """Add up the ballots."""
    points: list[Fraction | int] = [0] * len(election.projects)
    people = [0] * len(election.projects)
    for ballot in election.ballots:
        for place, given in ballot.points.items():
            points[place] += given * ballot.weight
            people[place] += ballot.weight
    return Support(tuple(map(Fraction, points)), tuple(people))


def as_approvals(election: Election) -> Election:
    """The same ballots, each giving one point to whatever it gave any."""
    ballots = tuple(replace(ballot, points=dict.fromkeys(ballot.points, 1)) for ballot in election.ballots)
    return replace(election, ballots=ballots)
