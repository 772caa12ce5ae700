"""What is said of an instrument on more than one page: who reads the answers, and when somebody is there."""

from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import formats
from django.utils.dates import WEEKDAYS
from django.utils.functional import Promise
from django.utils.translation import get_language, get_language_info, gettext
from django.utils.translation import gettext_lazy as _

from assieme.instruments.models import Instrument, Wave
from assieme.instruments.showing.wording import Reader
from assieme.logic.questionnaires.model import Questionnaire

type Text = str | Promise

WHO_READS: dict[str, Text] = {
    Instrument.Readers.EVERYONE: _(
        "Only you read your own answers. All of us here see how groups of five or more answer."
    ),
    Instrument.Readers.LEADERS: _(
        "Only you read your own answers. Those who lead see how groups of five or more answer."
    ),
}
WHEN_READ: dict[str, Text] = {
    Instrument.ReadFrom.AS_THEY_COME: _("They see it once five people have answered."),
    Instrument.ReadFrom.AT_THE_END: _("They see it after the last day."),
}
WAYS: dict[str, tuple[Text, Text]] = {
    Wave.Way.ALONE: (_("Each person alone"), _("Signed in, on a phone or a computer. You can stop and go on later.")),
    Wave.Way.LINK: (_("With a code, no account"), _("You print codes. Nobody can tell who used which.")),
    Wave.Way.PAPER: (_("On paper"), _("Two people type each sheet, each alone. Where they differ, one looks again.")),
    Wave.Way.GROUP: (_("As a group, with one screen"), _("One person counts hands, for each standpoint apart.")),
}
"""A short name for each way to answer, and a hint."""


def language_names(codes: Iterable[str]) -> str:
    """Languages by their own names: "English, italiano"."""
    names = []
    for code in codes:
        try:
            names.append(str(get_language_info(code)["name_local"]))
        except KeyError:
            names.append(code)
    return ", ".join(names)


def hours_of(instrument: Instrument) -> str:
    """When somebody is there, in the reader's language: "Monday, Friday, 09:00 to 17:00"."""
    days = ", ".join(str(WEEKDAYS[int(day)]) for day in sorted(instrument.response_days))
    if get_language() == "it":
        days = days.lower()
    begins, ends = (
        formats.time_format(hour or "", "H:i") for hour in (instrument.response_from, instrument.response_until)
    )
    return gettext("%(days)s, %(from)s to %(until)s") % {"days": days, "from": begins, "until": ends}


def is_watched(instrument: Instrument, now: datetime) -> bool:
    """Whether the named person is there at this moment; false where nobody was named."""
    if not (instrument.responder_id and instrument.response_from and instrument.response_until):
        return False
    here = now.astimezone(ZoneInfo(instrument.organisation.time_zone))
    in_hours = instrument.response_from <= here.time() < instrument.response_until
    return str(here.weekday()) in instrument.response_days and in_hours


GROUPS: dict[str, Text] = {
    "service user": _("Service users"),
    "carer": _("Carers"),
    "volunteer": _("Volunteers"),
    "community member": _("Community members"),
    "professional": _("Professionals and managers"),
    "": _("People who didn't say their standpoint"),
}


def may_be_read(wave: Wave, today: date) -> bool:
    """Whether the groups' answers may be read on that day."""
    return wave.instrument.read_from == Instrument.ReadFrom.AS_THEY_COME or wave.has_ended(today)


def reader() -> Reader:
    """Reads in the language of the page."""
    return Reader(get_language() or "en", gettext)


def title_of(questionnaire: Questionnaire) -> str:
    return questionnaire.title.into(get_language() or "en")
