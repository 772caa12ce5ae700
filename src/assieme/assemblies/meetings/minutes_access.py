"""Who reads minutes, corrects them and approves them."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.bodies.access import leads_or
from assieme.assemblies.bodies.models import Constitution, Seat
from assieme.assemblies.meetings.models import Correction as Correction
from assieme.assemblies.meetings.models import Meeting
from assieme.core.access import Permission
from assieme.core.actors import Actor
from assieme.organisations.access import belonging, in_organisation, system_or
from assieme.organisations.models import Organisation as Organisation

Readers = Constitution.Readers


def _reading(actor: Actor) -> Q:
    """Minutes are for people with a seat; once they are approved, for those whom the rules name."""
    seats = Seat.objects.filter(person_id=actor.pk, until=None).values("assembly_id")
    shown = Q(published_for__in=(Readers.ORGANISATION, Readers.EVERYBODY)) & belonging(actor)
    own = Q(assembly_id__in=seats) & in_organisation(actor)
    return system_or(actor, own | shown | leads_or("chair", "organisation_id", "assembly_id")(actor))


def _present(actor: Actor) -> Q:
    there = Meeting.present.through._default_manager.filter(seat__person_id=actor.pk)
    return Q(pk__in=there.values("meeting_id")) & in_organisation(actor)


def _still_open(meeting: Meeting) -> bool:
    return meeting.minutes_at is not None and meeting.approved_at is None


NO_MEETING = _("Minutes are approved at a later meeting of the group. Begin that meeting first.")
CLOSED = _("These minutes are not written yet, or are approved already.")

read_minutes = Permission(
    "assemblies.read_minutes",
    _("Read the minutes of a meeting"),
    Meeting,
    who=_reading,
)
read_public_minutes = Permission(
    "assemblies.read_public_minutes",
    _("Read minutes that the rules of their group publish for everybody, without names"),
    Meeting,
    who=lambda _actor: Q(published_for=Readers.EVERYBODY, approved_at__isnull=False),
)
correct_minutes = Permission(
    "assemblies.correct_minutes",
    _("Ask to correct the minutes of a meeting where one was"),
    Meeting,
    who=_present,
    when=_still_open,
    refusal=CLOSED,
)
settle_correction = Permission(
    "assemblies.settle_correction",
    _("Accept a correction of minutes, or say no"),
    Correction,
    who=leads_or("chair", "organisation_id", "meeting__assembly_id"),
    when=lambda correction: correction.settled_at is None and correction.meeting.approved_at is None,
    refusal=_("This was answered already, or the minutes are approved."),
)
approve_minutes = Permission(
    "assemblies.approve_minutes",
    _("Approve minutes, at a later meeting of the same group"),
    Meeting,
    who=leads_or("chair", "organisation_id", "assembly_id"),
    when=_still_open,
    refusal=CLOSED,
)
choose_public_name = Permission(
    "assemblies.choose_public_name",
    _("Choose whether one's own name stands in minutes that everybody can read"),
    Organisation,
    who=lambda actor: in_organisation(actor, through="id"),
)
