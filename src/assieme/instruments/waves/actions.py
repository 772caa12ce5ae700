"""Asking an instrument: a wave with its days and its ways, and the codes to answer without an account."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.translation import gettext as _

from assieme.core.access import Refused, require
from assieme.core.action import action, lock
from assieme.core.actors import Actor
from assieme.core.events import record
from assieme.instruments import access, events
from assieme.instruments.days import licence_lasts, stay_within, today_for
from assieme.instruments.models import Instrument, Token, Wave
from assieme.instruments.waves.apart import shares_people
from assieme.organisations.access import take_part
from assieme.organisations.models import Initiative, Service
from assieme.people.codes import hash_of, new_code

MOST_CODES = 200
REACHES_SOMEBODY = frozenset({Wave.Way.ALONE.value, Wave.Way.PAPER.value})


@action
def open_wave(
    *,
    instrument: Instrument,
    title: str,
    ways: Sequence[str],
    opens_on: date,
    closes_on: date,
    by: Actor,
    now: datetime,
    initiative: Initiative | None = None,
    service: Service | None = None,
) -> Wave:
    """Ask it: everybody of the organisation, who takes part in the initiative, or who is of the service.

    Raises ValueError for no way, an unknown one or days in the wrong order; Http404 for another organisation's
    initiative; Refused after the licence has run out, where a worrying answer could reach nobody, and where people of
    a service would be asked the same a second time.
    """
    instrument = lock(instrument)
    require(access.open_wave, by, instrument)
    if not ways or not set(ways) <= set(Wave.Way.values) or closes_on < opens_on:
        raise ValueError("a wave has a way to answer, and ends on or after the day on which it begins")
    if not licence_lasts(instrument, today_for(instrument, now)):
        raise Refused(_("Its licence has run out. Nothing was changed."))
    if instrument.asks_self_harm and not set(ways) <= REACHES_SOMEBODY:
        raise Refused(_("It asks about self-harm. Without a name, or in a group, help could reach nobody."))
    if initiative is not None:
        require(take_part, by, initiative)
    if any(place and place.organisation_id != instrument.organisation_id for place in (initiative, service)):
        raise ValueError("the place belongs to another organisation")
    if shares_people(instrument, opens_on, initiative=initiative, service=service):
        raise Refused(
            _("Some of these people were asked the same not long ago. Asked twice, a small group could be found out.")
        )
    wave = Wave.objects.create(
        organisation_id=instrument.organisation_id,
        instrument=instrument,
        initiative=initiative,
        service=service,
        title=title,
        ways=[way for way in Wave.Way.values if way in ways],
        opens_on=opens_on,
        closes_on=closes_on,
        opened_at=now,
    )
    record(
        events.wave_opened,
        by=by,
        now=now,
        organisation=wave.organisation_id,
        subject=instrument.pk,
        wave=wave.pk,
    )
    return wave


@action
def close_wave(*, wave: Wave, by: Actor, now: datetime) -> Wave:
    """Close it before its last day. What was not sent does not count."""
    wave = lock(wave)
    require(access.lead_wave, by, wave)
    wave.closed_at = now
    wave.save(update_fields=["closed_at"])
    record(
        events.wave_closed,
        by=by,
        now=now,
        organisation=wave.organisation_id,
        subject=wave.instrument_id,
        wave=wave.pk,
    )
    return wave


@action
def make_tokens(*, wave: Wave, number: int, by: Actor, now: datetime) -> list[str]:
    """Fresh one-time codes: returned once and kept nowhere. Which was given to whom is not known to us.

    Raises ValueError for a number outside 1 to 200, and Refused where the wave has no such way.
    """
    wave = lock(wave)
    require(access.lead_wave, by, wave)
    stay_within(wave, now)
    if Wave.Way.LINK not in wave.ways:
        raise Refused(_("These questions are not asked with codes."))
    if not 1 <= number <= MOST_CODES:
        raise ValueError(f"1 to {MOST_CODES} codes at a time")
    codes = [new_code() for _number in range(number)]
    Token.objects.bulk_create(
        Token(organisation_id=wave.organisation_id, wave=wave, token_hash=hash_of(code)) for code in codes
    )
    record(
        events.tokens_made,
        by=by,
        now=now,
        organisation=wave.organisation_id,
        subject=wave.instrument_id,
        wave=wave.pk,
        number=number,
    )
    return codes
