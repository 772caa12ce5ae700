"""Every write of this room, by what it is about."""

from assieme.assemblies.body_actions import (
    Rules,
    adopt_rules,
    found_assembly,
    give_seat,
    leave_seat,
    plan_meeting,
    write_minutes,
    write_rules,
)
from assieme.assemblies.closing import close_vote, finish_closings
from assieme.assemblies.vote_actions import cast_ballot, open_vote, prepare_vote

__all__ = [
    "Rules",
    "adopt_rules",
    "cast_ballot",
    "close_vote",
    "finish_closings",
    "found_assembly",
    "give_seat",
    "leave_seat",
    "open_vote",
    "plan_meeting",
    "prepare_vote",
    "write_minutes",
    "write_rules",
]
