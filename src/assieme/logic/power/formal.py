"""What the rules of an assembly allow: powers of each standpoint as a bloc, and from them a level.

Source of the rule: the project's own design of the formal mirror, stated in `docs/reference/measures.md`.
Blocs only: a standpoint votes as one. Shares are exact.
"""

from dataclasses import dataclass
from enum import StrEnum

from assieme.logic.participation.levels import INFORMAL, Level, Standpoint
from assieme.logic.power.constitution import Constitution, Group, Override, passes, standpoints

RULE_VERSION = "formal 2"


class Reason(StrEnum):
    """One sentence of the explanation, as a code; the page that shows it owns the words."""

    NOTHING_DECIDED = "nothing is decided"
    ALL_SEATS = "all seats are service users'"
    ROLE = "the decision is assigned to a role that service users hold"
    OTHER_ROLE = "the decision is assigned to a role that others hold"
    BINDS = "the decision binds"
    DOES_NOT_BIND = "the decision does not bind"
    NOT_SET_ASIDE = "nobody else can set it aside"
    SET_ASIDE_REASONED = "it can be set aside with a published reason"
    SET_ASIDE_FREELY = "it can be set aside freely"
    CAN_BLOCK = "service users can block"
    CAN_BLOCK_JOINED = "the group that the rules join to service users can block"
    CAN_BE_OUTVOTED = "service users can be outvoted"
    AGENDA_OPEN = "all can put items on the agenda"
    AGENDA_CLOSED = "not all can put items on the agenda"
    VOTE = "service users vote"
    HEARD = "service users are heard and have no vote"
    ABSENT = "service users have no seat"


@dataclass(frozen=True)
class BlocPower:
    """What a group can do when it votes as one and all others vote the other way."""

    group: Group
    has_seat: bool
    has_vote: bool
    can_pass: bool
    can_block: bool
    sets_agenda: bool
    chairs: bool

    @property
    def can_be_outvoted(self) -> bool:
        """Being outvoted is just not being able to block."""
        return not self.can_block


@dataclass(frozen=True)
class FormalLevel:
    """The level that the rules allow; None where nothing is decided (`not applicable`).

    `standpoints` has each standpoint with a seat, service users first; `joined` the groups that the rules
    join.
    """

    level: Level | None
    reasons: tuple[Reason, ...]
    standpoints: tuple[BlocPower, ...]
    joined: tuple[BlocPower, ...]
    rule_version: str = RULE_VERSION


def bloc_power(constitution: Constitution, group: Group) -> BlocPower:
    """The powers of one group as a bloc, by trying the two votes in which it stands alone."""
    members = constitution.members(group)
    assigned = constitution.assigned_to
    if not constitution.decides:
        has_vote = can_pass = can_block = False
    elif assigned is not None:
        has_vote = can_pass = can_block = assigned in group.standpoints or group.everyone
    else:
        everybody = frozenset(seat.id for seat in constitution.seats)
        bloc = frozenset(seat.id for seat in members)
        has_vote = any(seat.vote for seat in members)
        can_pass = has_vote and passes(constitution, bloc)
        can_block = has_vote and not passes(constitution, everybody - bloc)
    return BlocPower(
        group=group,
        has_seat=bool(members),
        has_vote=has_vote,
        can_pass=can_pass,
        can_block=can_block,
        sets_agenda=any(constitution.agenda.holds(seat) for seat in members),
        chairs=any(constitution.chair.holds(seat) for seat in members),
    )


def formal_level(constitution: Constitution) -> FormalLevel:
    """The level that a constitution allows, by the first match from the top, with the reasons in order.

    **empower**: all seats are service users', or the decision is assigned to a role that they hold; it
    binds, and nobody else can set it aside. **collaborate**: it binds or is set aside only with a published
    reason; service users, or a group of standpoints without professionals and managers that the rules join
    to them, can block; the agenda is open to all. **involve**: they vote. **consult**: they have a seat
    without a vote. **inform**: none of these. None where nothing is decided.
    """
    seated = [one for one in Standpoint if any(seat.standpoint is one for seat in constitution.seats)]
    joined = tuple(bloc_power(constitution, group) for group in constitution.joined())
    users = bloc_power(constitution, standpoints(Standpoint.SERVICE_USER))
    level, reasons = _judge(constitution, users, joined)
    return FormalLevel(
        level=level,
        reasons=reasons,
        standpoints=tuple(bloc_power(constitution, standpoints(one)) for one in seated),
        joined=joined,
    )


def _judge(
    constitution: Constitution, users: BlocPower, joined: tuple[BlocPower, ...]
) -> tuple[Level | None, tuple[Reason, ...]]:
    if not constitution.decides:
        return None, (Reason.NOTHING_DECIDED,)
    if not users.has_vote:
        why = (Reason.OTHER_ROLE,) if constitution.assigned_to else ()
        seat = Reason.HEARD if users.has_seat else Reason.ABSENT
        return (Level.CONSULT if users.has_seat else Level.INFORM), (*why, seat)
    standing = _standing(constitution)
    delegated = _delegated(constitution)
    if delegated and standing == (Reason.BINDS, Reason.NOT_SET_ASIDE):
        return Level.EMPOWER, (delegated, *standing)
    blocking, agenda = _blocking(users, joined), _agenda(constitution)
    reasons = (*((delegated,) if delegated else ()), Reason.VOTE, *standing, blocking, agenda)
    shared = _lasts(constitution) and blocking is not Reason.CAN_BE_OUTVOTED and agenda is Reason.AGENDA_OPEN
    return (Level.COLLABORATE if shared else Level.INVOLVE), reasons


def _standing(constitution: Constitution) -> tuple[Reason, Reason]:
    aside = {
        Override.NONE: Reason.NOT_SET_ASIDE,
        Override.REASONED: Reason.SET_ASIDE_REASONED,
        Override.FREE: Reason.SET_ASIDE_FREELY,
    }
    return (Reason.BINDS if constitution.binding else Reason.DOES_NOT_BIND), aside[constitution.override]


def _lasts(constitution: Constitution) -> bool:
    """Binding, or set aside only with a published reason. What can be set aside freely doesn't bind."""
    if constitution.override is Override.FREE:
        return False
    return constitution.binding or constitution.override is Override.REASONED


def _delegated(constitution: Constitution) -> Reason | None:
    if constitution.assigned_to is Standpoint.SERVICE_USER:
        return Reason.ROLE
    theirs = all(seat.standpoint is Standpoint.SERVICE_USER for seat in constitution.seats)
    return Reason.ALL_SEATS if theirs and constitution.assigned_to is None else None


def _blocking(users: BlocPower, joined: tuple[BlocPower, ...]) -> Reason:
    if users.can_block:
        return Reason.CAN_BLOCK
    beside_users = (one for one in joined if one.can_block and _joins_users(one.group))
    return Reason.CAN_BLOCK_JOINED if any(beside_users) else Reason.CAN_BE_OUTVOTED


def _joins_users(group: Group) -> bool:
    return Standpoint.SERVICE_USER in group.standpoints and group.standpoints <= INFORMAL


def _agenda(constitution: Constitution) -> Reason:
    everybody = all(constitution.agenda.holds(seat) for seat in constitution.seats)
    return Reason.AGENDA_OPEN if everybody else Reason.AGENDA_CLOSED
