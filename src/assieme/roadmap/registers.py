"""The three registers: what each is called, who writes in it, and what its columns say."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assieme.core.access import Permission
from assieme.core.ui.environment import day
from assieme.core.ui.words import standpoint_word
from assieme.organisations.models import Organisation
from assieme.roadmap import access
from assieme.roadmap.models import Post, ServiceDecision, SharedDocument

type Entry = ServiceDecision | SharedDocument | Post


@dataclass(frozen=True)
class Column:
    """`say` gives the cell in the reader's language, `field` names the column and its value in a file."""

    name: Promise
    say: Callable[[Any], str]
    field: str


@dataclass(frozen=True)
class Register:
    """`kind` names it in addresses and events; `add` is the button that leads to a new entry."""

    kind: str
    model: type[Any]
    enter: Permission[Organisation]
    correct: Permission[Any]
    title: Promise
    lead: Promise
    add: Promise
    empty: Promise
    columns: tuple[Column, ...]


def _people(standpoints: list[str]) -> str:
    return ", ".join(str(standpoint_word(one, many=True)) for one in standpoints) or str(_("nobody from our sides"))


def _yes(held: bool) -> str:
    return str(_("yes") if held else _("no"))


def lacks(post: Post) -> tuple[Promise, ...]:
    """What a post lacks that is there for more than show."""
    asked = ((post.pay != Post.Pay.NONE, _("pay")), (post.supervision, _("support")), (post.say, _("a say")))
    return tuple(word for held, word in asked if not held)


def _lacks(post: Post) -> str:
    return ", ".join(str(one) for one in lacks(post)) or str(_("nothing"))


DECISIONS = Register(
    "decisions",
    ServiceDecision,
    access.enter_decision,
    access.correct_decision,
    _("Decisions of the service"),
    _("Each big decision, also those taken elsewhere. Who had a part in it?"),
    _("Enter a decision"),
    _("No decision is entered yet"),
    (
        Column(_("Day"), lambda row: day(row.on), "on"),
        Column(_("Who decided"), lambda row: row.decided_by, "decided_by"),
        Column(_("Who took part"), lambda row: _people(row.took_part), "took_part"),
        Column(_("Service users"), lambda row: row.get_users_say_display(), "users_say"),
    ),
)
DOCUMENTS = Register(
    "documents",
    SharedDocument,
    access.enter_document,
    access.correct_document,
    _("Written together"),
    _("Plans, rules and statements. Who wrote them? Are the words plain?"),
    _("Enter a document"),
    _("No document is entered yet"),
    (
        Column(_("Day"), lambda row: day(row.on), "on"),
        Column(_("What it is"), lambda row: row.get_kind_display(), "kind"),
        Column(_("Who wrote it"), lambda row: _people(row.written_with), "written_with"),
        Column(_("Who read it for plain words"), lambda row: row.read_by or str(_("nobody yet")), "read_by"),
    ),
)
POSTS = Register(
    "posts",
    Post,
    access.enter_post,
    access.correct_post,
    _("Posts for people with lived experience"),
    _("A post is more than a name on the door. It has pay, support and a say."),
    _("Enter a post"),
    _("No post is entered yet"),
    (
        Column(_("Since"), lambda row: day(row.on), "on"),
        Column(_("Until"), lambda row: day(row.ended_on) if row.ended_on else "–", "ended_on"),
        Column(_("Hours a week"), lambda row: f"{float(row.hours):g}", "hours"),
        Column(_("Pay"), lambda row: row.get_pay_display(), "pay"),
        Column(_("Leads an area"), lambda row: _yes(row.leads_area), "leads_area"),
        Column(_("Lacks"), _lacks, "lacks"),
    ),
)
REGISTERS: Mapping[str, Register] = {one.kind: one for one in (DECISIONS, DOCUMENTS, POSTS)}
FIELDS: Mapping[str, tuple[str, ...]] = {
    "decisions": ("decided_by", "took_part", "users_say"),
    "documents": ("kind", "written_with", "read_by"),
    "posts": ("hours", "pay", "supervision", "say", "leads_area", "ended_on"),
}
"""What each register keeps beside title, day, words and link."""
