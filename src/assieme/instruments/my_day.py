"""What a person's own day asks about questionnaires."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assieme.core.actors import Actor
from assieme.instruments.models import Alert, Instrument, Wave
from assieme.instruments.waves.reads import asked_of

MOST = 5


@dataclass(frozen=True)
class Waiting:
    """Something that waits for this person: `reason` is alert, respond, go-on or answer, `sentence` says it."""

    reason: str
    title: str
    sentence: Promise
    href: str
    due_on: date | None = None


def waiting_for(person: Actor, today: date, without: Collection[UUID] = ()) -> tuple[Waiting, ...]:
    """Worrying answers first, then being asked to respond, what I have begun, and what is open, but for the waves
    `without` that the person said no to. Four queries."""
    alerts = Alert.objects.filter(responder_id=person.pk, handled_at=None).select_related("instrument").order_by("id")
    to_accept = Instrument.objects.filter(responder_id=person.pk, responder_accepted_at=None).order_by("id")
    asked = [one for one in asked_of(person, today) if not one.is_sent and one.wave.pk not in without]
    return (
        *(
            Waiting("alert", str(alert.instrument), _("An answer came that needs you."), _at("instrument_alert", alert))
            for alert in alerts[:MOST]
        ),
        *(
            Waiting(
                "respond", str(one), _("You are asked to respond to worrying answers."), _at("instrument_response", one)
            )
            for one in to_accept.only("title", "titles")[:MOST]
        ),
        *(
            Waiting(
                "go-on" if one.is_begun else "answer",
                str(one.wave.instrument),
                _("You have begun. Go on when you like.") if one.is_begun else _("You are asked. It is up to you."),
                _at("wave", one.wave),
                one.wave.closes_on,
            )
            for one in asked[:MOST]
        ),
    )


def _at(name: str, row: Alert | Instrument | Wave) -> str:
    return reverse(name, kwargs={"id": row.pk})
