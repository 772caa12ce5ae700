"""Every indicator of enacted power, by side, each with its interval and the number of cases behind it.

A side stands under an indicator where it has any case. `docs/reference/measures.md` says what each is.
"""

from collections.abc import Callable
from datetime import date
from functools import partial

from assieme.logic.mirrors.ballots import OTHERS, PROFESSIONALS, USERS
from assieme.logic.mirrors.counts import Counts, Outcome
from assieme.logic.mirrors.enacted import items, present
from assieme.logic.mirrors.estimates import UNKNOWN, Beta, Estimate, rate, share
from assieme.logic.mirrors.few import Doing, evenness
from assieme.logic.mirrors.records import SIDES
from assieme.logic.mirrors.roster import RAISED, SPOKE, THERE, Roster
from assieme.logic.mirrors.times import kaplan_meier
from assieme.logic.participation.levels import Standpoint

NOT_SAID = "not said"
YEAR = 365

Read = Callable[[Counts, Roster, date | None, Standpoint], Estimate]


def indicators(counts: Counts, roster: Roster, last_day: date | None) -> dict[str, dict[str, Estimate]]:
    """Estimates by the indicator's name and the standpoint's word, service users first."""
    found: dict[str, dict[str, Estimate]] = {}
    for name, read in READS.items():
        read_all = ((one.value, read(counts, roster, last_day, one)) for one in SIDES)
        found[name] = {one: estimate for one, estimate in read_all if estimate.n}
    nobody = counts.get("set aside", "")
    if nobody:
        found["override"][NOT_SAID] = share(nobody, counts.get("decisions"))
    return found


def _presence(counts: Counts, _roster: Roster, _day: date | None, one: Standpoint) -> Estimate:
    return share(counts.get("present", one), counts.get("invited", one))


def _voice(counts: Counts, roster: Roster, _day: date | None, one: Standpoint) -> Estimate:
    return rate(counts.get("raised", one), present(counts, roster, one))


def _speaking(counts: Counts, _roster: Roster, _day: date | None, one: Standpoint) -> Estimate:
    """The share of speaking turns, where this side's were counted at all.

    People who speak go on speaking: the interval takes each meeting as one case.

    Linearised variance of a ratio, turned into the number of single turns that would be as precise (Korn and
    Graubard 1998).
    """
    turns, mine, meetings = counts.get("turns"), counts.get("turns", one), counts.get("turn meetings")
    if not counts.get("heard", one):
        return UNKNOWN
    part = mine / turns
    if meetings < 2:
        return Estimate(part, None, None, turns)
    squares = counts.get("turns²", one) - 2 * part * counts.get("turns×", one) + part**2 * counts.get("turns²")
    variance = squares * meetings / (meetings - 1) / turns**2
    as_precise = min(turns, part * (1 - part) / variance) if variance > 0 and 0 < part < 1 else meetings
    return Beta(part * as_precise, (1 - part) * as_precise).estimate(turns)


def _influence(counts: Counts, roster: Roster, _day: date | None, one: Standpoint) -> Estimate:
    """Of the decisions on which this side and professionals (for professionals: service users) differed."""
    other = PROFESSIONALS.value
    if one is PROFESSIONALS:
        other = USERS.value
    elif one is USERS and not (roster.people.get(PROFESSIONALS) or counts.get("ballots", PROFESSIONALS)):
        other = OTHERS
    return share(counts.get("won", one, other), counts.get("differed", one, other))


def _answered(counts: Counts, _roster: Roster, last_day: date | None, one: Standpoint) -> Estimate:
    found = items(counts, one, last_day)
    return share(found.answered, found.raised)


def _acted(counts: Counts, _roster: Roster, last_day: date | None, one: Standpoint) -> Estimate:
    found = items(counts, one, last_day)
    return Beta(found.acted, found.raised - found.acted).estimate(found.raised)


def _done(counts: Counts, _roster: Roster, last_day: date | None, one: Standpoint) -> Estimate:
    found = items(counts, one, last_day)
    return share(found.done, found.raised)


def _days_to_answer(counts: Counts, _roster: Roster, last_day: date | None, one: Standpoint) -> Estimate:
    """The median, those still open counted with the days that they have waited."""
    waiting: dict[int, int] = {}
    for day, number in counts.by_day(Outcome.OPEN, one).items():
        if day is not None and last_day is not None and day <= last_day.toordinal():
            waiting[last_day.toordinal() - day] = number
    return kaplan_meier(counts.waits(one), waiting).median()


def _leadership(counts: Counts, roster: Roster, _day: date | None, one: Standpoint) -> Estimate:
    """The share of meetings chaired, relative to the share of members: 1 is as many as members."""
    members, mine = sum(roster.people.values()), roster.people.get(one, 0)
    if not mine:
        return UNKNOWN
    chaired = share(counts.get("chaired", one), sum(counts.get("chaired", other) for other in SIDES))
    parts = (chaired.value, chaired.low, chaired.high)
    value, low, high = (None if part is None else part * members / mine for part in parts)
    return Estimate(value, low, high, chaired.n)


def _roles(_counts: Counts, roster: Roster, _day: date | None, one: Standpoint) -> Estimate:
    """The share of roles with authority or pay, relative to the share of people of whom roles are known."""
    known, mine = sum(roster.known.values()), roster.known.get(one, 0)
    if not mine:
        return UNKNOWN
    held = share(roster.roles.get(one, 0), sum(roster.roles.values()))
    parts = (held.value, held.low, held.high)
    value, low, high = (None if part is None else part * known / mine for part in parts)
    return Estimate(value, low, high, held.n)


def _unpaid(counts: Counts, roster: Roster, _day: date | None, one: Standpoint) -> Estimate:
    """Things taken on without pay, for each of the side who has none. It is work, and says nothing of power."""
    anything = any(counts.get("unpaid", other) for other in SIDES)
    return rate(counts.get("unpaid", one), roster.unpaid.get(one, 0)) if anything else UNKNOWN


def _before_vote(counts: Counts, _roster: Roster, _day: date | None, one: Standpoint) -> Estimate:
    """Of the proposals that this side asked to change before they were decided, the share that was changed."""
    return share(counts.get("taken up", one), counts.get("asked", one))


def _few(what: str, _counts: Counts, roster: Roster, _day: date | None, one: Standpoint) -> Estimate:
    """The number of people that it comes to, if all did alike ÷ those of the side."""
    return evenness(roster.did.get(what, {}).get(one, Doing(0)))


def _override(counts: Counts, roster: Roster, _day: date | None, one: Standpoint) -> Estimate:
    """The share of decisions that somebody of this side set aside."""
    if not (roster.people.get(one) or counts.get("set aside", one)):
        return UNKNOWN
    return share(counts.get("set aside", one), counts.get("decisions"))


def _continuity(_counts: Counts, roster: Roster, _day: date | None, one: Standpoint) -> Estimate:
    """The share who are still members a year after they came."""
    return roster.stays(one).at(YEAR)


READS: dict[str, Read] = {
    "presence": _presence,
    "voice": _voice,
    "speaking": _speaking,
    "influence": _influence,
    "answered": _answered,
    "acted": _acted,
    "done": _done,
    "days_to_answer": _days_to_answer,
    "before_vote": _before_vote,
    "leadership": _leadership,
    "roles": _roles,
    "unpaid": _unpaid,
    "override": _override,
    "continuity": _continuity,
    "few_present": partial(_few, THERE),
    "few_raised": partial(_few, RAISED),
    "few_speaking": partial(_few, SPOKE),
}
