"""Pabulib's files (`.pb`): what is voted on and how people voted. Untidy ones are read where they can mean one thing.

The format: Faliszewski and others, "Participatory Budgeting: Data, Tools, and Analysis" (IJCAI 2023), and pabulib.org.
"""

from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction

from assieme.logic.budget.amounts import amount
from assieme.logic.budget.election import Ballot, Election, Project
from assieme.logic.budget.sections import Row, Section, read_sections
from assieme.logic.budget.votes import NOTHING, Points, UnclearError, VoteType, read_vote
from assieme.logic.tomlfile import FileError, Problem
from assieme.logic.voting.files.source import Source, plain

MOST_PROBLEMS = 20
"""Errors that are told at once."""


@dataclass(frozen=True)
class PabulibFile:
    """An election, how people voted in it, and what the file says it is."""

    election: Election
    vote_type: VoteType
    description: str


def read_pabulib(source: Source) -> PabulibFile:
    """Read a file. Raises FileError with every line (up to MOST_PROBLEMS) that doesn't mean one thing for certain."""
    reader = _Reader(source, read_sections(source))
    budget, vote_type, longest = reader.budget(), reader.vote_type(), reader.longest()
    projects = reader.projects()
    reader.check()
    ballots = reader.ballots(vote_type, projects, longest)
    reader.check()
    return PabulibFile(
        Election(tuple(projects.values()), ballots, budget), vote_type, plain(reader.meta.get("description", ""))
    )


@dataclass
class _Reader:
    source: Source
    sections: dict[str, Section]
    meta: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        for row in self.sections["META"].rows:
            key, value = row.fields[0].lower(), ";".join(row.fields[1:]).strip("; ")
            if self.meta.setdefault(key, value) != value:
                self.refuse(row.line, key, f"is there twice, as {self.meta[key]!r:.40} and as {value!r:.40}")
            self.lines.setdefault(key, row.line)

    def refuse(self, line: int, name: str, message: str) -> None:
        self.problems.append(Problem(self.source.file, line, name, message))
        if len(self.problems) >= MOST_PROBLEMS:
            self.check()

    def check(self) -> None:
        """Raise FileError when anything was refused."""
        if self.problems:
            raise FileError(tuple(self.problems))

    def refuse_meta(self, key: str, what: str) -> None:
        """Refuse what META says, or doesn't say, for a key."""
        said = f"must be {what}, not {self.meta[key]!r:.40}" if self.meta.get(key) else "is missing"
        self.refuse(self.lines.get(key, self.sections["META"].line), key, said)

    def vote_type(self) -> VoteType:
        found = self.meta.get("vote_type", "").lower()
        if found in list(VoteType):
            return VoteType(found)
        self.refuse_meta("vote_type", f"one of {', '.join(VoteType)}")
        return VoteType.APPROVAL

    def budget(self) -> Fraction:
        found = amount(self.meta.get("budget", ""))
        if found is None:
            self.refuse_meta("budget", "an amount of money")
        return found or Fraction(0)

    def longest(self) -> int | None:
        """How many projects an ordinal ballot may rank; None where the file doesn't say."""
        found = self.meta.get("max_length", "")
        if found.lower() in NOTHING:
            return None
        number = amount(found)
        if number is None or number.denominator > 1:
            self.refuse_meta("max_length", "a whole number")
            return None
        return int(number)

    def announced(self, key: str, found: int) -> None:
        """Refuse a file that announces another number of rows than it has: it may have been cut off."""
        said = self.meta.get(key, "")
        if said.lower() not in NOTHING and amount(said) != found:
            self.refuse(self.lines[key], key, f"announces {said!r:.40}, and the file has {found}")

    def columns(self, name: str, needed: tuple[str, ...]) -> list[int]:
        """The places of the columns that are needed."""
        section = self.sections[name]
        for column in needed:
            if section.header.count(column) != 1:
                said = "is missing" if column not in section.header else "is there twice"
                raise self.source.error(section.line, name, f"its column {column} {said}")
        return [section.header.index(column) for column in needed]

    def whole(self, row: Row, name: str, *, sure: bool) -> bool:
        """Whether a row has a field for each column.

        One with more is taken where it is `sure` which of them are needed, or where what is too much is empty.
        """
        header = self.sections[name].header
        surplus = row.fields[len(header) :]
        if len(row.fields) < len(header) or (any(surplus) and not sure):
            self.refuse(row.line, name, f"has {len(row.fields)} fields, and there are {len(header)} columns")
            return False
        return True

    def projects(self) -> dict[str, Project]:
        header = self.sections["PROJECTS"].header
        at_id, at_cost = self.columns("PROJECTS", ("project_id", "cost"))
        sure = "name" in header and max(at_id, at_cost) < header.index("name")
        found: dict[str, Project] = {}
        for row in self.sections["PROJECTS"].rows:
            if self.whole(row, "PROJECTS", sure=sure):
                self.project(row, row.fields[at_id], row.fields[at_cost], found)
        self.announced("num_projects", len(self.sections["PROJECTS"].rows))
        return found

    def project(self, row: Row, id: str, cost: str, found: dict[str, Project]) -> None:
        money = amount(cost)
        if not id or "," in id or id in found:
            said = "has a comma in it" if id not in found else "is there twice"
            self.refuse(row.line, "project_id", f"{id!r:.40} {said}" if id else "is missing")
        elif money is None:
            self.refuse(row.line, "cost", f"must be an amount of money, not {cost!r:.40}" if cost else "is missing")
        else:
            found[id] = Project(id, money)

    def ballots(self, vote_type: VoteType, projects: dict[str, Project], longest: int | None) -> tuple[Ballot, ...]:
        at_voter, at_vote = self.columns("VOTES", ("voter_id", "vote"))
        at_points = self.columns("VOTES", ("points",))[0] if vote_type.pointed else None
        places = {project: place for place, project in enumerate(projects)}
        voters: dict[str, int] = {}
        cast: Counter[tuple[str, str]] = Counter()
        read: dict[tuple[str, str], Points] = {}
        for row in self.sections["VOTES"].rows:
            if not self.whole(row, "VOTES", sure=False):
                continue
            voter = row.fields[at_voter]
            if voter and voters.setdefault(voter, row.line) != row.line:
                self.refuse(row.line, "voter_id", f"{voter!r:.40} voted on line {voters[voter]} already")
            vote = (row.fields[at_vote], "" if at_points is None else row.fields[at_points])
            cast[vote] += 1
            if vote not in read:
                try:
                    read[vote] = read_vote(*vote, vote_type, places, longest)
                except UnclearError as error:
                    self.refuse(row.line, error.column, str(error))
        self.announced("num_votes", len(self.sections["VOTES"].rows))
        return tuple(Ballot(read[vote], number) for vote, number in cast.items() if vote in read)
