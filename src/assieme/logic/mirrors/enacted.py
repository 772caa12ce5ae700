"""What happened, as a level of involvement: a distribution over the levels, by the stated rule `enacted 1`.

The rule and its reasons are in `docs/reference/measures.md`. Its posteriors are independent of one another, and the
distribution over the levels follows from them exactly.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assieme.logic.mirrors.ballots import OTHERS, PROFESSIONALS, USERS
from assieme.logic.mirrors.counts import Counts, Outcome
from assieme.logic.mirrors.estimates import JEFFREYS, UNKNOWN, Beta, Estimate, Ratio
from assieme.logic.mirrors.records import SIDES
from assieme.logic.mirrors.roster import Roster
from assieme.logic.participation.levels import Level, Standpoint

RULE_VERSION = "enacted 1"
SURE = 0.8
"""A level is named where it has at least this probability."""

DECIDES, SHARES, WEIGHS = 0.8, 0.4, 0.25
"""The share of telling decisions that goes service users' way: empower, collaborate, involve."""

ACTED, ANSWERED, VOICE = 0.5, 1 / 3, 0.25
WEIGHT = 0.9
"""How much of a case each decision and item is: those of one meeting have the same people, and rows have errors."""

DAYS_TO_ANSWER = 60
"""Items raised less than this before the last day of the records are too young to tell."""

TELLING, MEETINGS, PEOPLE = 6, 3, 2
"""What there must be at least: telling decisions, meetings where any are recorded, service users."""


FEW = 0.15
"""The share of ballots that may be of nobody known where it must be told that a side cast none."""


class Missing(StrEnum):
    """Why there is not enough, or what the records lack."""

    TELLING = "few telling decisions"
    MEETINGS = "few meetings"
    USERS = "few service users"
    NO_MEMBERS = "no members"
    NO_MEETINGS = "no meetings"
    NO_ATTENDANCE = "no attendance"
    NO_ITEMS = "no items"
    NO_DECISIONS = "no decisions"
    NO_BALLOTS = "no ballots"
    GAPS = "rows with gaps"


@dataclass(frozen=True)
class Telling:
    """Decisions that tell whose way things go. `against` is `professional`, or `others` where none takes part."""

    decisions: int
    users_way: int
    against: str


@dataclass(frozen=True)
class Rates:
    """What the rule reads, as seen: shares, and for `voice` service users' rate over the other side's."""

    say: Estimate
    acted: Estimate
    answered: Estimate
    voice: Estimate


@dataclass(frozen=True)
class Enacted:
    """`level` is None where no level has SURE, or where there is not enough."""

    posterior: Mapping[Level, float]
    level: Level | None
    enough: bool
    missing: tuple[Missing, ...]
    rates: Rates
    telling: Telling
    rule_version: str = RULE_VERSION

    def below(self, promised: Level) -> float:
        """The probability that it was less than promised."""
        return sum(share for level, share in self.posterior.items() if level < promised)

    def above(self, promised: Level) -> float:
        """The probability that it was more than promised."""
        return sum(share for level, share in self.posterior.items() if level > promised)


@dataclass(frozen=True)
class Items:
    """Items of one side that are old enough to tell. `acted` on are those done or changed, in parts of cases."""

    raised: int
    done: int
    acted: float
    answered: int


def items(counts: Counts, standpoint: Standpoint, last_day: date | None) -> Items:
    """The items of one side. Those answered without saying how are shared out as those that say."""
    latest = None if last_day is None else last_day.toordinal() - DAYS_TO_ANSWER
    number = {
        outcome: sum(
            many
            for day, many in counts.by_day(outcome, standpoint).items()
            if day is None or latest is None or day <= latest
        )
        for outcome in Outcome
    }
    acted, kept = number[Outcome.DONE] + number[Outcome.CHANGED], number[Outcome.NOT_DONE]
    unsaid = number[Outcome.ANSWERED] * ((acted + 1) / (acted + kept + 2))
    answered = acted + kept + number[Outcome.ANSWERED]
    return Items(answered + number[Outcome.OPEN], number[Outcome.DONE], acted + unsaid, answered)


def enacted(counts: Counts, roster: Roster, last_day: date | None) -> Enacted:
    """The level that was practised, from counts over a period that ends with `last_day`."""
    against = _against(counts, roster)
    telling = _telling(counts, roster, against)
    say = Beta(telling.users_way, telling.decisions - telling.users_way)
    raised = items(counts, USERS, last_day)
    acted = Beta(raised.acted, raised.raised - raised.acted)
    answered = Beta(raised.answered, raised.raised - raised.answered)
    voice = _voice(counts, roster, against)
    posterior = _posterior(say, acted, answered, voice.above(VOICE) if voice else float(raised.raised > 0))
    lacking = _lacking(counts, roster, telling)
    likeliest = max(posterior, key=lambda level: posterior[level])
    return Enacted(
        posterior=posterior,
        level=likeliest if not lacking and posterior[likeliest] >= SURE else None,
        enough=not lacking,
        missing=(*lacking, *_gaps(counts, roster)),
        rates=Rates(
            say=say.estimate(telling.decisions),
            acted=acted.estimate(raised.raised),
            answered=answered.estimate(raised.raised),
            voice=voice.estimate() if voice else UNKNOWN,
        ),
        telling=telling,
    )


def _posterior(say: Beta, acted: Beta, answered: Beta, voice: float) -> dict[Level, float]:
    """The first level that holds from the top. Whatever is acted on is answered, so one event lies in the other."""
    decides, shares, weighs = (_above(say, share) for share in (DECIDES, SHARES, WEIGHS))
    follows, hears = voice * _above(acted, ACTED), voice * _above(answered, ANSWERED)
    found = {
        Level.INFORM: (1 - weighs) * (1 - hears),
        Level.CONSULT: (1 - weighs) * (hears - follows),
        Level.INVOLVE: weighs - shares + (1 - weighs) * follows,
        Level.COLLABORATE: shares - decides,
        Level.EMPOWER: decides,
    }
    return {level: max(0.0, share) for level, share in found.items()}


def _above(seen: Beta, share: float) -> float:
    """The probability that a true share is `share` or more, from a flat prior and with each case as WEIGHT of one."""
    flat = 1 - JEFFREYS
    return Beta(WEIGHT * seen.yes + flat, WEIGHT * seen.no + flat).above(share)


def _against(counts: Counts, roster: Roster) -> str:
    """Professionals where any takes part, else all but service users."""
    there = roster.people.get(PROFESSIONALS) or counts.get("ballots", PROFESSIONALS)
    return PROFESSIONALS.value if there else OTHERS


def _telling(counts: Counts, roster: Roster, against: str) -> Telling:
    """Decisions on which the two sides differed; and those without one of them, where staying out is its rule."""
    decisions, won = counts.get("differed", USERS, against), counts.get("won", USERS, against)
    for absent, kind in ((against, "alone"), (USERS.value, "without")):
        if _stays_out(counts, roster, absent):
            decisions += counts.get(kind, against)
            won += counts.get(f"{kind} won", against)
    return Telling(decisions, won, against)


def _stays_out(counts: Counts, roster: Roster, absent: str) -> bool:
    """Whether a side cast ballots in fewer than half of the decisions: by rule then, and not by accident.

    Ballots of nobody known may be that side's own. They are taken not to be where they are few, or where some of the
    side are known.
    """
    unknown = counts.get("gap", "ballots of nobody known")
    known = sum(counts.get("ballots", one) for one in SIDES)
    seen = any(number for one, number in roster.people.items() if one == absent)
    return 2 * counts.get("voted", absent) < counts.get("voted") and (seen or unknown <= FEW * (known + unknown))


def _voice(counts: Counts, roster: Roster, against: str) -> Ratio | None:
    """Items for each person present; None where there is nobody on one of the sides."""
    others = [one for one in SIDES if one is not USERS] if against == OTHERS else [PROFESSIONALS]
    exposure, other = present(counts, roster, USERS), sum(present(counts, roster, one) for one in others)
    if not exposure or not other:
        return None
    raised = sum(counts.get("raised", one) for one in others)
    return Ratio(counts.get("raised", USERS), exposure, raised, other)


def present(counts: Counts, roster: Roster, standpoint: Standpoint) -> int:
    """People of a side present, over all meetings; members times meetings where none is known to have been there."""
    return counts.get("present", standpoint) or roster.people.get(standpoint, 0) * max(1, counts.get("meetings"))


def _lacking(counts: Counts, roster: Roster, telling: Telling) -> tuple[Missing, ...]:
    """What there is too little of to name a level."""
    voted = counts.get("voted", USERS)
    people = max(roster.people.get(USERS, 0), counts.get("ballots", USERS) // voted if voted else 0)
    meetings = counts.get("meetings")
    lacking = {
        Missing.TELLING: telling.decisions < TELLING,
        Missing.MEETINGS: 0 < meetings < MEETINGS,
        Missing.USERS: people < PEOPLE,
    }
    return tuple(code for code, holds in lacking.items() if holds)


def _gaps(counts: Counts, roster: Roster) -> tuple[Missing, ...]:
    """What the records lack, enough or not."""
    lacking = {
        Missing.NO_MEMBERS: not roster.people,
        Missing.NO_MEETINGS: not counts.get("meetings"),
        Missing.NO_ATTENDANCE: not any(counts.get("invited", one) for one in SIDES),
        Missing.NO_ITEMS: not any(counts.get("raised", one) for one in SIDES),
        Missing.NO_DECISIONS: not counts.get("decisions"),
        Missing.NO_BALLOTS: bool(counts.get("decisions")) and not counts.get("voted"),
        Missing.GAPS: any(key.startswith("gap/") for key in counts.numbers),
    }
    return tuple(code for code, holds in lacking.items() if holds)
