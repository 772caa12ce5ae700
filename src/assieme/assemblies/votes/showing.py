"""A count step by step, as pages and paper show it: bars for each round, the round in words, and one table of all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from assieme.assemblies.votes import showing_duels, showing_money, showing_words
from assieme.assemblies.votes.models import Vote
from assieme.assemblies.votes.options import Choice
from assieme.assemblies.votes.showing_count import Count, Votes, read_count

MOST_PICTURES = 30
"""Rounds that get a picture each; of a longer count the first and the last do."""

MOST_OPEN, MOST_OPEN_OF_BUDGET = 3, 12
"""Rounds that stand open together; of more, all but the first and the last are folded away."""


@dataclass(frozen=True)
class Bar:
    """One option's votes. `share` is the bar's length in percent, `gained` the part at its end that is new.

    `state`: `in` (elected or chosen before), `new` (in this very round), `out` (leaves next), or nothing.
    """

    name: str
    number: str
    share: float
    gained: float
    state: str


@dataclass(frozen=True)
class Step:
    """A round in words and as bars; `line` is where what is needed stands, in percent."""

    title: str
    words: tuple[str, ...]
    bars: tuple[Bar, ...]
    line: float | None


@dataclass(frozen=True)
class Table:
    """Numbers in rows; the first column names the row."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True)
class Steps:
    """A whole count. `line` says what the line in the bars means, `beside` what one may compare it with."""

    lead: tuple[str, ...]
    steps: tuple[Step, ...]
    table: Table
    line: str
    duels: Table | None
    beside: tuple[str, ...]
    most_open: int = MOST_OPEN

    @property
    def first(self) -> tuple[Step, ...]:
        """What stands open at the beginning."""
        return self.steps if len(self.steps) <= self.most_open else self.steps[:1]

    @property
    def between(self) -> tuple[Step, ...]:
        """What is folded away."""
        return () if len(self.steps) <= self.most_open else self.steps[1:-1]

    @property
    def last(self) -> tuple[Step, ...]:
        """What stands open at the end."""
        return () if len(self.steps) <= self.most_open else self.steps[-1:]


def steps_of(vote: Vote, choices: Sequence[Choice], outcome: Mapping[str, Any]) -> Steps | None:
    """The steps of a stored outcome; None where there was nothing to count."""
    if outcome["shape"] != "options" or not outcome["rounds"]:
        return None
    count = read_count(vote, choices, outcome)
    if vote.method == Vote.Method.BUDGET:
        return _of_budget(count, choices, outcome)
    duels = showing_duels.duels_of(outcome)
    return Steps(
        lead=showing_words.lead(count),
        steps=_steps(count),
        table=_table(count),
        line=showing_words.line_label(count),
        duels=_duels(count, duels) if duels else None,
        beside=showing_duels.said(count, duels) if duels else (),
    )


def _steps(count: Count) -> tuple[Step, ...]:
    rounds = len(count.rounds)
    lines = [count.line(number) for number in range(rounds)]
    longest = max(
        [*(votes for one in count.rounds for votes in one.votes.values()), *(line for line in lines if line)],
        default=Fraction(1),
    ) or Fraction(1)
    return tuple(
        Step(
            title=_("Round %(num)s") % {"num": number + 1} if rounds > 1 else "",
            words=said,
            bars=_bars(count, number, longest) if rounds <= MOST_PICTURES or number in (0, rounds - 1) else (),
            line=None if line is None else _percent(line, longest),
        )
        for number, (said, line) in enumerate(zip(showing_words.words(count), lines, strict=True))
    )


def _bars(count: Count, number: int, longest: Fraction) -> tuple[Bar, ...]:
    """The bars of a round, most votes first; who left before has none."""
    here = count.rounds[number]
    before: Votes = count.rounds[number - 1].votes if number else here.votes
    gone = {one for found in count.rounds[: number + 1] for one in found.excluded}
    shown = [one for one in here.votes if one not in gone]
    return tuple(
        Bar(
            name=count.names[one],
            number=count.number(here.votes[one]),
            share=_percent(here.votes[one], longest),
            gained=_percent(max(here.votes[one] - before.get(one, Fraction(0)), Fraction(0)), longest),
            state=_state(count, number, one),
        )
        for one in sorted(shown, key=lambda option: (-here.votes[option], option))
    )


def _state(count: Count, number: int, option: int) -> str:
    if option in count.rounds[number].elected:
        return "new"
    if option in count.before(number):
        return "in"
    leaves = number + 1 < len(count.rounds) and option in count.rounds[number + 1].excluded
    return "out" if leaves else ""


def _percent(votes: Fraction, longest: Fraction) -> float:
    return round(float(100 * votes / longest), 2)


def _table(count: Count) -> Table:
    """Options down, rounds across; a row for the votes that are with nobody."""
    rounds = count.rounds
    heads = [_("Round %(num)s") % {"num": number + 1} for number in range(len(rounds))]
    rows = [[name, *_across(count, option), _came_of(count, option)] for option, name in count.names.items()]
    if any(one.exhausted for one in rounds):
        rows.append([_("With nobody"), *(count.number(one.exhausted) for one in rounds), ""])
    columns = [_("Name"), *(heads if len(rounds) > 1 else [_("Number")]), _("What came of it")]
    return Table(_("All rounds"), columns, rows)


def _across(count: Count, option: int) -> list[str]:
    """The votes of an option in each round; a dash once it has left."""
    cells: list[str] = []
    for one in count.rounds:
        if option in one.votes and option not in one.excluded and cells[-1:] != ["–"]:
            cells.append(count.number(one.votes[option]))
        else:
            cells.append("–")
    return cells


def _came_of(count: Count, option: int) -> str:
    for number, one in enumerate(count.rounds, start=1):
        if option in one.elected:
            return _("chosen in round %(num)s") % {"num": number} if len(count.rounds) > 1 else _("chosen")
        if option in one.excluded:
            return _("left in round %(num)s") % {"num": number}
    return ""


def _duels(count: Count, duels: Mapping[int, Mapping[int, int]]) -> Table:
    return Table(
        _("Each against each: ballots that put the row above the column. A star marks who wins the pair."),
        [_("Name"), *(count.names[one] for one in sorted(duels))],
        showing_duels.rows(count, {one: dict(row) for one, row in duels.items()}),
    )


def _of_budget(count: Count, choices: Sequence[Choice], outcome: Mapping[str, Any]) -> Steps:
    budget = Fraction(outcome["budget"]) or Fraction(1)
    words = showing_money.words(count, outcome)
    spent = Fraction(0)
    steps = []
    for number, (one, said) in enumerate(zip(outcome["rounds"], words, strict=True), start=1):
        now = Fraction(one["spent"])
        bar = Bar(
            name=_("Spent so far"),
            number=showing_money.euros(now),
            share=_percent(now, budget),
            gained=_percent(now - spent, budget),
            state="new",
        )
        steps.append(Step(f"{number}. {count.of(one['elected'])}", said, (bar,), None))
        spent = now
    return Steps(
        lead=showing_money.lead(outcome),
        steps=tuple(steps),
        table=_money_table(count, choices, outcome),
        line="",
        duels=None,
        beside=showing_money.beside(count, outcome),
        most_open=MOST_OPEN_OF_BUDGET,
    )


def _money_table(count: Count, choices: Sequence[Choice], outcome: Mapping[str, Any]) -> Table:
    people = outcome["people"]
    return Table(
        _("All ideas"),
        [_("Name"), _("It costs"), _("People who ticked it"), _("What came of it")],
        [[one.name, one.price, str(people[str(one.position)]), _came_of(count, one.position)] for one in choices],
    )
