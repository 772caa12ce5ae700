"""Every write of this room, by what it is about."""

from assieme.organisations.case_actions import Printed, publish_case
from assieme.organisations.journey_actions import Declared, declare, finish_step, reopen_step
from assieme.organisations.market_actions import (
    ask_to_join,
    close_invitation,
    forget_join_request,
    open_invitation,
    settle_join_request,
)
from assieme.organisations.member_actions import (
    choose_standpoint,
    stop_taking_part,
    take_part,
    welcome_person,
)
from assieme.organisations.place_actions import (
    add_service,
    begin_initiative,
    change_organisation,
    found_organisation,
)

__all__ = [
    "Declared",
    "Printed",
    "add_service",
    "ask_to_join",
    "begin_initiative",
    "change_organisation",
    "choose_standpoint",
    "close_invitation",
    "declare",
    "finish_step",
    "forget_join_request",
    "found_organisation",
    "open_invitation",
    "publish_case",
    "reopen_step",
    "settle_join_request",
    "stop_taking_part",
    "take_part",
    "welcome_person",
]
