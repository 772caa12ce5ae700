"""Made-up assemblies whose way of deciding is known: the regimes on which the enacted level is tried.

A regime draws the true rates of one body. The body then meets: people come or stay away, lean with their side more or
less, vote, raise items and are answered or not. The true level is the rule applied to the true rates, never to what
happened: `say` from some 10,000 decisions of the same body, complete and without end, the others as they were drawn.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from assieme.logic.mirrors.enacted import ACTED, ANSWERED, DECIDES, SHARES, VOICE, WEIGHS
from assieme.logic.mirrors.records import (
    Answer,
    Attendance,
    Ballots,
    Choice,
    Decision,
    Item,
    Meeting,
    Member,
    Records,
)
from assieme.logic.participation.levels import Level, Standpoint

Dice = np.random.Generator
Bools = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]
Numbers = np.ndarray[tuple[int, ...], np.dtype[np.int64]]
FIRST = date(2024, 1, 8)


@dataclass(frozen=True)
class Body:
    """The true rates of one body. Where `by_vote` is empty, a decision on which sides lean apart goes the service
    users' way with a chance that moves from `says[0]` to `says[1]` over the period."""

    users: int
    others: int
    meetings: int
    decisions: int
    says: tuple[float, float] = (0.5, 0.5)
    by_vote: str = ""
    favours: float = 0.5
    agree: float = 0.5
    cohesion: float = 0.85
    captured: float = 0.0
    comes: tuple[float, float] = (0.75, 0.85)
    votes: tuple[bool, bool] = (True, True)
    aside: float = 0.0
    raises: tuple[float, float] = (0.3, 0.3)
    answered: float = 0.7
    acted: float = 0.5
    days: float = 20.0


@dataclass(frozen=True)
class Course:
    """What happened: who was there, and for each decision its meeting, ballots for (by person), outcome and fate."""

    present: Bools
    meeting: Numbers
    ballots: Bools
    cast: Bools
    adopted: Bools
    aside: Bools


def held(body: Body, meetings: int, dice: Dice) -> Course:
    """The meetings and decisions of a body."""
    people = body.users + body.others
    is_user = np.arange(people) < body.users
    present = dice.random((meetings, people)) < np.where(is_user, *body.comes)
    meeting = np.repeat(np.arange(meetings), body.decisions)
    number = len(meeting)
    users_for = dice.random(number) < body.favours
    others_for = np.where(dice.random(number) < body.agree, users_for, ~users_for)
    lean = np.where(is_user, users_for[:, None], others_for[:, None])
    lean[:, : round(body.captured * body.users)] = others_for[:, None]
    # how much a side holds together differs from decision to decision
    hold = dice.beta(body.cohesion * 12, (1 - body.cohesion) * 12, (number, 2))
    follows = dice.random((number, people)) < np.where(is_user, hold[:, :1], hold[:, 1:])
    ballots = np.where(follows, lean, ~lean)
    cast = present[meeting] & np.where(is_user, *body.votes)
    adopted = _adopted(body, ballots, cast, is_user, (users_for, others_for), dice)
    return Course(present, meeting, ballots, cast, adopted, dice.random(number) < body.aside)


def _adopted(body: Body, ballots: Bools, cast: Bools, is_user: Bools, leans: tuple[Bools, Bools], dice: Dice) -> Bools:
    signed = np.where(cast, np.where(ballots, 1, -1), 0)
    users, others = signed[:, is_user].sum(1), signed[:, ~is_user].sum(1)
    if body.by_vote == "all":
        return np.asarray(users + others > 0)
    if body.by_vote == "both":
        return np.asarray((users > 0) & (others > 0))
    if body.by_vote == "users":
        return np.asarray(users > 0)
    seen = [np.where(one != 0, one > 0, lean) for one, lean in zip((users, others), leans, strict=True)]
    says = np.linspace(*body.says, num=len(ballots))
    return np.where(dice.random(len(ballots)) < says, seen[0], seen[1])


def records(body: Body, course: Course, dice: Dice) -> Records:
    """The complete records of a body's course."""
    names = [f"u{one}" for one in range(body.users)] + [f"p{one}" for one in range(body.others)]
    sides = [Standpoint.SERVICE_USER] * body.users + [Standpoint.PROFESSIONAL] * body.others
    days = [FIRST + timedelta(days=28 * one) for one in range(len(course.present))]
    return Records(
        members=tuple(Member(name, side, FIRST) for name, side in zip(names, sides, strict=True)),
        meetings=tuple(Meeting(str(one), day) for one, day in enumerate(days)),
        attendance=tuple(
            Attendance(str(one), name, bool(there))
            for one, row in enumerate(course.present)
            for name, there in zip(names, row, strict=True)
        ),
        items=tuple(_items(body, course, names, days, dice)),
        decisions=tuple(
            Decision(str(one), days[meeting], "", bool(adopted), bool(aside), "p0" if aside else "")
            for one, (meeting, adopted, aside) in enumerate(
                zip(course.meeting, course.adopted, course.aside, strict=True)
            )
        ),
        ballots=tuple(
            Ballots(str(one), names[person], Choice.FOR if course.ballots[one, person] else Choice.AGAINST)
            for one, person in np.argwhere(course.cast)
        ),
    )


def _items(body: Body, course: Course, names: list[str], days: list[date], dice: Dice) -> list[Item]:
    """Items of those present; an answer comes after a time, if it comes before the last meeting."""
    found: list[Item] = []
    for meeting, person in np.argwhere(course.present):
        user = person < body.users
        for _one in range(dice.poisson(body.raises[0 if user else 1])):
            on = days[meeting] + timedelta(days=int(dice.integers(0, 28)))
            by = on + timedelta(days=int(dice.exponential(body.days)))
            is_answered = dice.random() < (body.answered if user else 0.8) and by <= days[-1]
            acted = Answer.DONE if dice.random() < 0.6 else Answer.CHANGED
            answer = acted if dice.random() < (body.acted if user else 0.7) else Answer.NOT_DONE
            told = (by, answer) if is_answered else (None, None)
            found.append(Item(str(len(found)), "card", names[person], on, "", *told))
    return [item for item in found if item.raised_on and item.raised_on <= days[-1]]


def with_gaps(complete: Records, part: float, dice: Dice) -> Records:
    """The same with a part of the rows of every file dropped at random."""

    def kept[Row](rows: tuple[Row, ...]) -> tuple[Row, ...]:
        return tuple(row for row, lost in zip(rows, dice.random(len(rows)) < part, strict=True) if not lost)

    return Records(
        members=kept(complete.members),
        meetings=kept(complete.meetings),
        attendance=kept(complete.attendance),
        items=kept(complete.items),
        decisions=kept(complete.decisions),
        ballots=kept(complete.ballots),
    )


def true_level(body: Body, dice: Dice) -> Level:
    """The rule, applied to the true rates of the body."""
    say, ratio = _true_say(body, dice), body.raises[0] / body.raises[1]
    heard = ratio >= VOICE
    rules = (
        (Level.EMPOWER, say >= DECIDES),
        (Level.COLLABORATE, say >= SHARES),
        (Level.INVOLVE, say >= WEIGHS or (heard and body.answered * body.acted >= ACTED)),
        (Level.CONSULT, heard and body.answered >= ANSWERED),
    )
    return next((level for level, holds in rules if holds), Level.INFORM)


def _true_say(body: Body, dice: Dice) -> float:
    """The share of telling decisions that go the service users' way and stand."""
    decisions = min(20_000, 2_000_000 // (body.users + body.others))
    course = held(body, decisions // body.decisions, dice)
    signed = np.where(course.cast, np.where(course.ballots, 1, -1), 0)
    users, others = signed[:, : body.users].sum(1), signed[:, body.users :].sum(1)
    telling = users * others < 0
    if not body.votes[1]:
        telling |= users != 0
    if not body.votes[0]:
        telling |= others != 0
    went = (users != 0) & ((users > 0) == course.adopted) & ~course.aside
    return float(went[telling].mean())


def _size(dice: Dice) -> tuple[int, int]:
    """From 5 to 500 people, small bodies more often; one in eight is very small."""
    if dice.random() < 0.125:
        return int(dice.integers(2, 4)), int(dice.integers(1, 4))
    people = round(5 * 100 ** dice.random() ** 1.6)
    users = round(people * dice.uniform(0.3, 0.65))
    return max(2, users), max(2, people - users)


def _body(dice: Dice) -> Body:
    users, others = _size(dice)
    return Body(
        users,
        others,
        meetings=int(dice.integers(4, 37)),
        decisions=int(dice.integers(1, 5)),
        favours=dice.uniform(0.3, 0.7),
        agree=dice.uniform(0.2, 0.8),
        cohesion=dice.uniform(0.65, 0.95),
        comes=(dice.uniform(0.5, 0.9), dice.uniform(0.6, 0.95)),
        raises=(dice.uniform(0.05, 0.4), dice.uniform(0.1, 0.4)),
        answered=dice.uniform(0.3, 0.95),
        acted=dice.uniform(0.1, 0.9),
        days=dice.uniform(5, 30),
    )


def _steady(low: float, high: float, dice: Dice) -> tuple[float, float]:
    say = dice.uniform(low, high)
    return say, say


def _listen(body: Body, dice: Dice) -> Body:
    ratio = dice.uniform(0.02, 0.4)
    answered, acted = dice.uniform(0.05, 0.5), dice.uniform(0, 0.4)
    raises = (ratio * body.raises[1], body.raises[1])
    return replace(body, says=_steady(0, 0.15, dice), raises=raises, answered=answered, acted=acted)


def _not_followed(body: Body, dice: Dice) -> Body:
    return replace(body, says=_steady(0, 0.2, dice), answered=dice.uniform(0.4, 0.95), acted=dice.uniform(0, 0.4))


def _granted(body: Body, dice: Dice) -> Body:
    return replace(body, says=_steady(0, 0.25, dice), answered=dice.uniform(0.6, 0.95), acted=dice.uniform(0.5, 0.95))


def _drifting(body: Body, dice: Dice) -> Body:
    return replace(body, says=(dice.uniform(0, 1), dice.uniform(0, 1)))


def _aside(body: Body, dice: Dice) -> Body:
    return replace(body, says=_steady(0.5, 1, dice), aside=dice.uniform(0.2, 0.8))


REGIMES: dict[str, Callable[[Body, Dice], Body]] = {
    "professionals decide, others listen": _listen,
    "professionals alone vote": lambda body, dice: replace(_listen(body, dice), votes=(False, True), says=(0.0, 0.0)),
    "heard and not followed": _not_followed,
    "small wishes granted": _granted,
    "weighed": lambda body, dice: replace(body, says=_steady(0.15, 0.5, dice)),
    "equal sides": lambda body, dice: replace(body, says=_steady(0.35, 0.65, dice)),
    "one vote a head": lambda body, _dice: replace(body, by_vote="all"),
    "a bloc votes with professionals": lambda body, dice: replace(body, by_vote="all", captured=dice.uniform(0.1, 0.5)),
    "double majority": lambda body, _dice: replace(body, by_vote="both"),
    "decisions set aside afterwards": _aside,
    "drifting": _drifting,
    "users decide": lambda body, dice: replace(body, says=_steady(0.75, 1, dice)),
    "users alone": lambda body, dice: replace(
        body, by_vote="users", votes=(True, False), aside=max(0.0, dice.uniform(-0.3, 0.3))
    ),
}


def draw(regime: str, dice: Dice) -> Body:
    """A body under a regime."""
    return REGIMES[regime](_body(dice), dice)
