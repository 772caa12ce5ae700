"""The seats that a visitor of the demonstration can take."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assieme.demo.story import PEOPLE
from assieme.people.models import Account

SEES: dict[str, str | Promise] = {
    "service-user": _("raises an idea, votes, and reads what became of it"),
    "carer": _("is heard in their own right, and takes part"),
    "professional": _("prepares and follows up, with nothing to do twice"),
    "facilitator": _("leads an initiative from the first question to the mirror"),
    "researcher": _("reads what was promised and what happened"),
}


@dataclass(frozen=True)
class DemoSeat:
    """One seat: its key in the address, the person's name and standpoint, and what they come for."""

    key: str
    name: str
    standpoint: str
    sees: str | Promise


def seats() -> tuple[DemoSeat, ...]:
    """In the order of the first page. No query."""
    people = {one.seat: one for one in PEOPLE if one.seat}
    return tuple(DemoSeat(key, people[key].name, people[key].standpoint, sees) for key, sees in SEES.items())


def account_in(key: str) -> Account | None:
    """The account of the person whose seat it is; it carries no password. None for no such seat."""
    return Account.objects.filter(username=f"demo-{key}", person__memberships__organisation__made_up=True).first()
