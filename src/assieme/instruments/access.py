"""Who may do what with instruments, when they are asked, and with one's own answers."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from assieme.core.access import Permission
from assieme.core.actors import Actor
from assieme.instruments.models import Alert, Instrument, Paper, Sheet, Token, Wave
from assieme.organisations.access import belonging, in_organisation, leading, system_or, taking_part_in
from assieme.organisations.models import Membership, Organisation, TakingPart

Role = Membership.Role
CLOSED = _("This is not open now. What was saved is kept.")


def is_open(wave: Wave) -> bool:
    """Whether the wave was not closed and its instrument can be used. Its days are judged by `days.stay_within`."""
    return wave.closed_at is None and is_usable(wave.instrument)


def is_usable(instrument: Instrument) -> bool:
    """Switched on and, where it asks about self-harm, its named person still there."""
    return instrument.is_on and (not instrument.asks_self_harm or has_responder(instrument))


def has_responder(instrument: Instrument) -> bool:
    """Whether the named person accepted, and belongs here and is not on a pause."""
    return (
        instrument.responder_id is not None
        and instrument.responder_accepted_at is not None
        and Membership.objects.filter(
            organisation_id=instrument.organisation_id,
            person_id=instrument.responder_id,
            left_at=None,
            paused_at=None,
            person__erased_at=None,
        ).exists()
    )


def _asked(actor: Actor) -> Q:
    """Waves of one's organisation; those of an initiative for who takes part in it; those of a service for who was of
    it when they began."""
    mine = TakingPart.objects.filter(person_id=actor.pk, until=None)
    then = taking_part_in(OuterRef("service")).filter(person_id=actor.pk, since__lte=OuterRef("opened_at"))
    asked = Q(initiative=None, service=None) | Q(initiative__in=mine.values("initiative_id")) | Q(Exists(then))
    return system_or(actor, in_organisation(actor) & asked)


def _typing(actor: Actor) -> Q:
    """Who types paper sheets: those who lead, and researchers."""
    return system_or(actor, in_organisation(actor, Role.FACILITATOR, Role.ADMINISTRATOR, Role.RESEARCHER))


def _reading(actor: Actor) -> Q:
    everyone = belonging(actor) & Q(instrument__readers=Instrument.Readers.EVERYONE)
    return system_or(actor, everyone | leading(actor))


see_instruments = Permission(
    "instruments.see_instruments",
    _("See which questionnaires are used, and who reads the answers"),
    Organisation,
    who=lambda actor: belonging(actor, "id"),
)
see_instrument = Permission(
    "instruments.see_instrument",
    _("See a questionnaire: its questions, its source and who reads the answers"),
    Instrument,
    who=belonging,
)
bring_in = Permission(
    "instruments.bring_in",
    _("Import a questionnaire, or take one of ours"),
    Organisation,
    who=lambda actor: leading(actor, "id"),
    when=lambda organisation: not organisation.is_published_case,
    refusal=_("This is a published case. It stays as it was printed."),
)
state_facts = Permission(
    "instruments.state_facts",
    _("State a questionnaire's source, licence, readers and response while it is off, and switch it on"),
    Instrument,
    who=leading,
    when=lambda instrument: not instrument.is_on,
    refusal=_("It is switched on. Switch it off first, then change it."),
)
switch_off = Permission(
    "instruments.switch_off",
    _("Switch a questionnaire off"),
    Instrument,
    who=leading,
    when=lambda instrument: instrument.is_on,
    refusal=_("It is off already."),
)
remove_instrument = Permission(
    "instruments.remove_instrument",
    _("Take away a questionnaire that was never asked"),
    Instrument,
    who=leading,
    when=lambda instrument: not instrument.waves.exists(),
    refusal=_("It was asked before. What people answered stays with it."),
)
read_response = Permission(
    "instruments.read_response",
    _("Read what one is asked to do about worrying answers"),
    Instrument,
    who=lambda actor: belonging(actor) & Q(responder_id=actor.pk),
)
accept_response = Permission(
    "instruments.accept_response",
    _("Agree to be the one who responds to worrying answers"),
    Instrument,
    who=lambda actor: belonging(actor) & Q(responder_id=actor.pk),
    when=lambda instrument: instrument.responder_accepted_at is None,
    refusal=_("You have agreed already."),
)
open_wave = Permission(
    "instruments.open_wave",
    _("Ask a questionnaire: of whom, from when to when, and how"),
    Instrument,
    who=leading,
    when=is_usable,
    refusal=_("It can't be asked now. It must be on, its licence must last, and its named person must be there."),
)
lead_wave = Permission(
    "instruments.lead_wave",
    _("Close a questionnaire that is being asked, make codes, and count a group's answers"),
    Wave,
    who=leading,
    when=is_open,
    refusal=CLOSED,
)
see_wave = Permission(
    "instruments.see_wave",
    _("See that one is asked, and how the answers are used"),
    Wave,
    who=lambda actor: _asked(actor) | leading(actor),
)
answer_wave = Permission(
    "instruments.answer_wave",
    _("Answer a questionnaire alone"),
    Wave,
    who=_asked,
    when=lambda wave: Wave.Way.ALONE in wave.ways and is_open(wave),
    refusal=CLOSED,
)
read_sheet = Permission(
    "instruments.read_sheet",
    _("Read one's own answers, and keep a copy"),
    Sheet,
    who=lambda actor: Q(person_id=actor.pk) | Q(typed_by_id=actor.pk) | Q(token_id=actor.pk),
)
change_sheet = Permission(
    "instruments.change_sheet",
    _("Change one's own answers, and send them once"),
    Sheet,
    who=lambda actor: Q(person_id=actor.pk) | Q(typed_by_id=actor.pk) | Q(token_id=actor.pk),
    when=lambda sheet: sheet.is_draft and is_open(sheet.wave),
    refusal=_("Your answers were sent, or this is closed. They stay as they are."),
)
use_token = Permission(
    "instruments.use_token",
    _("Answer without an account, with a one-time code"),
    Token,
    who=lambda actor: Q(pk=actor.pk),
    when=lambda token: not token.burnt and is_open(token.wave),
    refusal=_("This code was used, or the questions are closed."),
)
type_paper = Permission(
    "instruments.type_paper",
    _("Type in what was answered on paper"),
    Wave,
    who=_typing,
    when=lambda wave: Wave.Way.PAPER in wave.ways and is_usable(wave.instrument),
    refusal=CLOSED,
)
settle_paper = Permission(
    "instruments.settle_paper",
    _("Compare two typings of a paper sheet, and say which is right"),
    Paper,
    who=_typing,
    when=lambda paper: not paper.is_settled and paper.typings.filter(finished=True).count() == 2,
    refusal=_("Two people must have typed this sheet, and it is settled once."),
)
see_results = Permission(
    "instruments.see_results",
    _("See what groups of five people or more answered, once its readers may"),
    Wave,
    who=_reading,
)
see_alert = Permission(
    "instruments.see_alert",
    _("Read a worrying answer, as the person who was named for it"),
    Alert,
    who=lambda actor: Q(responder_id=actor.pk),
)
handle_alert = Permission(
    "instruments.handle_alert",
    _("Say that one has seen to a worrying answer"),
    Alert,
    who=lambda actor: Q(responder_id=actor.pk),
    when=lambda alert: alert.handled_at is None,
    refusal=_("You have said so already."),
)
