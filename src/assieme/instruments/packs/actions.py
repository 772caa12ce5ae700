"""Every write about an instrument itself: how it came, its facts, its response, on and off."""

from dataclasses import asdict, dataclass
from datetime import date, datetime, time

from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from assieme.core.access import Refused, require
from assieme.core.action import action, lock
from assieme.core.actors import Actor
from assieme.core.events import record
from assieme.instruments import access, events, notices
from assieme.instruments.content.parsing import hash_of, parsed, questionnaire_of
from assieme.instruments.content.safety import suspected
from assieme.instruments.days import today_for
from assieme.instruments.models import Instrument
from assieme.instruments.packs import fhir
from assieme.instruments.packs.own import Pack
from assieme.instruments.packs.reads import missing_for
from assieme.organisations.access import see_organisation
from assieme.organisations.models import Organisation
from assieme.people.models import Person
from assieme.people.notices import notify

LONGEST_TITLE = 300


@dataclass(frozen=True)
class Facts:
    """A pack's facts, as the organisation states them. Values of Instrument's choices."""

    source: str
    copyright: str
    licence: str
    readers: str
    read_from: str
    asks_self_harm: bool
    licence_given_by: str = ""
    licence_until: date | None = None
    wording_locked: bool = False


@dataclass(frozen=True)
class Response:
    """Who responds to a worrying answer, when they are there (days: digits, 0 is Monday), and what happens."""

    days: str
    begins: time
    ends: time
    phone: str
    words: str
    worrying: str


@action
def import_instrument(
    *, organisation: Organisation, content: bytes, scoring: str = "", by: Actor, now: datetime
) -> Instrument:
    """Keep a questionnaire's file as it came, switched off. Raises ValueError for one that the check refuses, and
    Refused for a version that is here already."""
    organisation = lock(organisation)
    require(access.bring_in, by, organisation)
    reading = fhir.check(content)
    if reading.questionnaire is None:
        raise ValueError("; ".join(f"{one.link_id}: {one.message}" for one in reading.problems))
    instrument = _kept(organisation, content, scoring, now)
    record(events.imported, by=by, now=now, organisation=organisation.pk, subject=instrument.pk, items=reading.items)
    return instrument


@action
def take_up_pack(*, organisation: Organisation, pack: Pack, by: Actor, now: datetime) -> Instrument:
    """Switch on one of the product's own instruments; its facts come with it."""
    organisation = lock(organisation)
    require(access.bring_in, by, organisation)
    instrument = _kept(organisation, pack.original, pack.scoring, now)
    instrument.pack, instrument.source, instrument.copyright = pack.name, pack.source, pack.copyright
    instrument.licence, instrument.asks_self_harm = pack.licence, False
    instrument.facts_stated_at = instrument.switched_on_at = now
    instrument.save()
    record(events.switched_on, by=by, now=now, organisation=organisation.pk, subject=instrument.pk)
    return instrument


def _kept(organisation: Organisation, content: bytes, scoring: str, now: datetime) -> Instrument:
    instrument = Instrument(
        organisation=organisation, original=content, hash=hash_of(content), scoring=scoring, imported_at=now
    )
    read = parsed(content)
    instrument.url, instrument.version, instrument.language = read.url, read.version, read.language
    instrument.title = (read.title.text or read.url or _("A questionnaire without a title"))[:LONGEST_TITLE]
    instrument.titles = {language: text[:LONGEST_TITLE] for language, text in read.title.translations}
    here = Instrument.objects.filter(organisation=organisation)
    same_version = here.filter(url=read.url, version=read.version) if read.url else here.none()
    if here.filter(hash=instrument.hash).exists() or same_version.exists():
        raise Refused(_("This version is here already. Nothing was changed."))
    instrument.save()
    return instrument


@action
def state_facts(*, instrument: Instrument, facts: Facts, by: Actor, now: datetime) -> Instrument:
    """State where it comes from, its licence, who reads the answers and whether it asks about self-harm.

    Raises Refused where its questions say that it does and the facts say that it doesn't.
    """
    instrument = lock(instrument)
    require(access.state_facts, by, instrument)
    if not facts.asks_self_harm and suspected(questionnaire_of(instrument)):
        raise Refused(_("It seems to ask about self-harm. So it needs somebody who responds. Nothing was changed."))
    for name, value in asdict(facts).items():
        setattr(instrument, name, value)
    instrument.facts_stated_at = now
    instrument.save()
    record(
        events.facts_stated,
        by=by,
        now=now,
        organisation=instrument.organisation_id,
        subject=instrument.pk,
        licence=facts.licence,
        self_harm=facts.asks_self_harm,
    )
    return instrument


@action
def name_responder(
    *, instrument: Instrument, responder: Person, response: Response, by: Actor, now: datetime
) -> Instrument:
    """Ask a person of the organisation to respond to worrying answers; it counts once they have agreed.

    Raises Http404 for a person from elsewhere.
    """
    instrument = lock(instrument)
    require(access.state_facts, by, instrument)
    require(see_organisation, responder, instrument.organisation)
    instrument.responder, instrument.responder_accepted_at = responder, None
    instrument.response_days, instrument.response_phone = response.days, response.phone
    instrument.response_from, instrument.response_until = response.begins, response.ends
    instrument.response_words, instrument.worrying = response.words, response.worrying
    instrument.save()
    path = f"/instruments/{instrument.pk}/response"
    notify(responder, instrument.organisation_id, notices.ASKED_TO_RESPOND, str(instrument)[:100], path, now)
    record(
        events.response_named,
        by=by,
        now=now,
        organisation=instrument.organisation_id,
        subject=instrument.pk,
        responder=responder.pk,
    )
    return instrument


@action
def accept_response(*, instrument: Instrument, by: Actor, now: datetime) -> Instrument:
    """The named person agrees to respond in the stated hours."""
    instrument = lock(instrument)
    require(access.accept_response, by, instrument)
    instrument.responder_accepted_at = now
    instrument.save(update_fields=["responder_accepted_at"])
    record(events.response_accepted, by=by, now=now, organisation=instrument.organisation_id, subject=instrument.pk)
    return instrument


@action
def switch_on(*, instrument: Instrument, by: Actor, now: datetime) -> Instrument:
    """Switch it on, so that it can be asked. Raises Refused, saying what is missing."""
    instrument = lock(instrument)
    require(access.state_facts, by, instrument)
    if missing := missing_for(instrument, today_for(instrument, now)):
        raise Refused(missing[0])
    instrument.switched_on_at = now
    instrument.save(update_fields=["switched_on_at"])
    record(events.switched_on, by=by, now=now, organisation=instrument.organisation_id, subject=instrument.pk)
    return instrument


@action
def switch_off(*, instrument: Instrument, by: Actor, now: datetime) -> Instrument:
    """Switch it off: nobody can answer until it is on again. What was sent stays."""
    instrument = lock(instrument)
    require(access.switch_off, by, instrument)
    instrument.switched_on_at = None
    instrument.save(update_fields=["switched_on_at"])
    record(events.switched_off, by=by, now=now, organisation=instrument.organisation_id, subject=instrument.pk)
    return instrument


@action
def remove_instrument(*, instrument: Instrument, by: Actor, now: datetime) -> None:
    """Take away one that was never asked. Raises Refused where something else counts on it."""
    instrument = lock(instrument)
    require(access.remove_instrument, by, instrument)
    record(events.removed, by=by, now=now, organisation=instrument.organisation_id, subject=instrument.pk)
    try:
        instrument.delete()
    except ProtectedError as error:
        raise Refused(_("It is in the plan of a year. Take it out there first.")) from error
