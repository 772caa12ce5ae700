"""The tools of the toolkit on one page: what each is for, who does it, how long it takes, on screen and on paper."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assieme.circles import access as circles
from assieme.core.access import Permission
from assieme.core.actors import Actor
from assieme.toolkit.cards import access as cards
from assieme.toolkit.gratitude import access as gratitude
from assieme.toolkit.ladder import access as ladder
from assieme.toolkit.profiles import access as profiles
from assieme.toolkit.readiness import access as readiness

type Text = str | Promise

ALONE, TOGETHER, BOTH = _("alone"), _("together"), _("alone or together")


@dataclass(frozen=True)
class Tool:
    """A tool; `screen` and `paper` name its addresses. Those for a group take an initiative, and `see` says who may."""

    title: Text
    what: Text
    who: Text
    minutes: int
    screen: str
    paper: str
    mark: str
    see: Permission[Any] | None = None


FOR_ONESELF: tuple[Tool, ...] = (
    Tool(
        _("One-page profile"),
        _("What people like about you, what matters to you, and how to support you."),
        ALONE,
        20,
        "my_profile",
        "blank_profile",
        "profile",
    ),
    Tool(
        _("The ladder"),
        _("Look back at your days: did you do things to people, for them, or with them?"),
        ALONE,
        20,
        "ladder",
        "ladder_blank",
        "ladder",
    ),
    Tool(
        _("How do I work with others?"),
        _("Nineteen short questions about how you work, for your eyes only."),
        ALONE,
        10,
        "practices",
        "practice_blank",
        "hexagon",
    ),
    Tool(
        _("Three good things"),
        _("Note what did you good in the last day, and thank somebody for it."),
        ALONE,
        5,
        "gratitude",
        "things_blank",
        "heart",
    ),
)
FOR_A_GROUP: tuple[Tool, ...] = (
    Tool(
        _("Opportunity card"),
        _("Put an idea on the table. It gets an owner, a day and an answer."),
        BOTH,
        10,
        "new_card",
        "blank_card",
        "card",
        see=cards.raise_card,
    ),
    Tool(
        _("Are we ready?"),
        _("Each person answers alone. Then you see where you see things apart, and plan."),
        BOTH,
        15,
        "map",
        "readiness_blank",
        "hexagon",
        see=readiness.see_readiness,
    ),
    Tool(
        _("Circle of support"),
        _("Who is at the heart of it, who takes part, who should know? And who is missing?"),
        TOGETHER,
        30,
        "people",
        "circle_blank",
        "rings",
        see=circles.see_circle,
    ),
    Tool(
        _("The group’s profiles"),
        _("One page for each person, staff too. Print them all for a first meeting."),
        TOGETHER,
        10,
        "group_profiles",
        "blank_profiles",
        "profile",
        see=profiles.see_group,
    ),
    Tool(
        _("The ladder, together"),
        _("What do we do to people here, what for them, and what with them?"),
        TOGETHER,
        30,
        "ladder_together",
        "ladder_blank_together",
        "ladder",
        see=ladder.see_together,
    ),
    Tool(
        _("Thank each other"),
        _("A round at the start, postcards in between, a journal at the end."),
        BOTH,
        10,
        "group_gratitude",
        "postcards_blank",
        "heart",
        see=gratitude.see_gratitude,
    ),
)


@dataclass(frozen=True)
class Offer:
    """A tool with the addresses where one finds it; `paper` is empty where it is not printed blank."""

    tool: Tool
    screen: str
    paper: str


def for_oneself() -> tuple[Offer, ...]:
    return tuple(Offer(tool, reverse(tool.screen), reverse(tool.paper) if tool.paper else "") for tool in FOR_ONESELF)


def for_a_group(initiative: UUID, reader: Actor) -> tuple[Offer, ...]:
    """The tools of an initiative that are there for this reader. One query a tool."""
    kwargs = {"id": initiative}
    return tuple(
        Offer(tool, reverse(tool.screen, kwargs=kwargs), reverse(tool.paper, kwargs=kwargs))
        for tool in FOR_A_GROUP
        if tool.see and tool.see.rows(reader).filter(pk=initiative).exists()
    )
