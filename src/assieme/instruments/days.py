"""The days of a wave and of a licence, judged by the moment that an action is told."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from assieme.core.access import Refused
from assieme.core.days import day_of
from assieme.instruments.models import Instrument, Wave


def today_for(wave: Wave | Instrument, now: datetime) -> date:
    """The day that it is where the wave or instrument belongs."""
    return day_of(now, wave.organisation.time_zone)


def licence_lasts(instrument: Instrument, today: date) -> bool:
    return instrument.licence_until is None or today <= instrument.licence_until


def is_answerable(wave: Wave, today: date) -> bool:
    """Whether the wave's days and its instrument's licence allow answers on that day."""
    return wave.is_open_on(today) and licence_lasts(wave.instrument, today)


def stay_within(wave: Wave, now: datetime) -> None:
    """Raises Refused outside of the wave's days, or after the licence has run out."""
    if not is_answerable(wave, today_for(wave, now)):
        raise Refused(_("This is not open today. What was saved is kept."))
