"""What the pages about instruments ask: which are there, what one is, and what is missing before it can be on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from assieme.core.actors import Actor
from assieme.instruments import access
from assieme.instruments.days import licence_lasts
from assieme.instruments.models import Alert, Instrument, Wave
from assieme.instruments.packs.own import Pack, packs
from assieme.organisations.models import Membership, Organisation
from assieme.people.models import Person

MOST = 100
LIST = ("id", "title", "titles", "pack", "readers", "read_from", "switched_on_at", "asks_self_harm", "facts_stated_at")


@dataclass(frozen=True)
class Shelf:
    """One organisation's instruments, those that are on first; `ours` are the product's own that it could take up."""

    organisation: Organisation
    on: tuple[Instrument, ...]
    off: tuple[Instrument, ...]
    ours: tuple[Pack, ...]
    may_lead: bool


def shelves(reader: Actor) -> tuple[Shelf, ...]:
    """By organisation, what the reader may see. Three queries."""
    organisations = list(access.see_instruments.rows(reader).order_by("name"))
    leads = set(access.bring_in.rows(reader).values_list("pk", flat=True))
    rows = list(Instrument.objects.filter(organisation__in=organisations).only("organisation_id", *LIST)[:MOST])
    return tuple(_shelf(organisation, rows, organisation.pk in leads) for organisation in organisations)


def _shelf(organisation: Organisation, rows: Sequence[Instrument], leads: bool) -> Shelf:
    here = sorted((row for row in rows if row.organisation_id == organisation.pk), key=str)
    taken = {row.pack for row in here}
    return Shelf(
        organisation=organisation,
        on=tuple(row for row in here if row.is_on),
        off=tuple(row for row in here if not row.is_on) if leads else (),
        ours=tuple(pack for pack in packs() if pack.name not in taken) if leads else (),
        may_lead=leads and not organisation.is_published_case,
    )


def missing_for(instrument: Instrument, today: date) -> list[str]:
    """What keeps it from being switched on, in words for the screen; the database asks for the same."""
    if instrument.facts_stated_at is None:
        return [_("Say first where it comes from, who reads the answers, and if it asks about self-harm.")]
    missing = []
    licensed = instrument.licence_given_by and instrument.licence_until and licence_lasts(instrument, today)
    if instrument.needs_licence and not licensed:
        missing.append(_("It needs a licence. Say who gave it, and until when it lasts."))
    if instrument.asks_self_harm and not instrument.responder_id:
        missing.append(_("It asks about self-harm. First name who responds, and when they are there."))
    elif instrument.asks_self_harm and not access.has_responder(instrument):
        missing.append(_("The person who was named to respond must be here and agree first."))
    return missing


def waves_of(instrument: Instrument) -> list[Wave]:
    """The times that it was asked, newest first."""
    return list(instrument.waves.select_related("initiative", "service").order_by("-id")[:MOST])


def possible_responders(organisation_id: UUID) -> QuerySet[Person]:
    """People of the organisation who are here and not on a pause, by name."""
    here = Membership.objects.filter(organisation_id=organisation_id, left_at=None, paused_at=None)
    return (
        Person.objects.filter(pk__in=here.values("person_id"), erased_at=None)
        .select_related("identity")
        .order_by("identity__display_name")
    )


def alerts_for(responder: Actor) -> list[Alert]:
    """Worrying answers that came to this person, those not seen to first."""
    rows = Alert.objects.filter(responder_id=responder.pk).select_related("instrument", "person__identity", "paper")
    return list(rows.order_by("handled_at", "-id")[:MOST])
