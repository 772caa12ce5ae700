"""Who opens a meeting's room, who comes in, and who leads in it."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.bodies.access import leads_or
from assieme.assemblies.live.models import Participant as Participant
from assieme.assemblies.live.models import Room as Room
from assieme.assemblies.meetings.models import Invite
from assieme.assemblies.meetings.models import Meeting as Meeting
from assieme.core.access import Permission
from assieme.core.actors import Actor
from assieme.organisations.access import in_organisation, system_or
from assieme.toolkit.gratitude.access import is_on

OVER = _("This meeting is over. Nothing was sent.")
FULL = _("Many people wait at the door now. Please try again soon.")
TOO_LATE = _("The days to answer are over. Nothing was sent.")
ANSWERED = _("You have answered already. Thank you.")
SIGN_IN = _("You have an account here. Sign in to answer.")
NO_ROUND = _("Gratitude is switched off here. Nothing was begun.")


def _mine(actor: Actor) -> Q:
    """Oneself in the room: by account, or as who holds the key that the browser was given at the door."""
    if actor.actor_kind == "guest":
        return Q(pk=actor.pk)
    return Q(person_id=actor.pk) & in_organisation(actor, through="room__organisation_id")


def _rooms_of(actor: Actor) -> QuerySet[Participant, UUID]:
    return Participant.objects.filter(_mine(actor)).values_list("room_id", flat=True)


def _leads(actor: Actor) -> Q:
    return leads_or("chair", "organisation_id", "meeting__assembly_id")(actor)


def _in_or_leads(actor: Actor) -> Q:
    return Q(pk__in=_rooms_of(actor)) | _leads(actor)


def _inside_or_leads(actor: Actor) -> Q:
    return Q(pk__in=_rooms_of(actor).filter(let_in_at__isnull=False)) | _leads(actor)


def _coming(actor: Actor) -> Q:
    """A guest holds the room's code or the link of an invitation to its meeting, or came in already."""
    if actor.actor_kind == "guest":
        asked = Invite.objects.filter(pk=actor.pk, withdrawn_at=None).values("meeting_id")
        return Q(pk=actor.pk) | Q(meeting_id__in=asked) | Q(pk__in=_rooms_of(actor))
    return in_organisation(actor)


open_room = Permission(
    "live.open_room",
    _("Open the room of a meeting, with its screens"),
    Meeting,
    who=leads_or("chair", "organisation_id", "assembly_id"),
    when=lambda meeting: not meeting.is_over,
    refusal=OVER,
)
enter_room = Permission(
    "live.enter_room",
    _("Come into a meeting's room, by account, by invitation or with its code"),
    Room,
    who=_coming,
    when=lambda room: room.is_live,
    refusal=OVER,
)
see_room = Permission(
    "live.see_room",
    _("See one's own screen in a room, at its door too"),
    Room,
    who=_in_or_leads,
)
see_screen = Permission(
    "live.see_screen",
    _("See the big screen of a room that one was let into or leads"),
    Room,
    who=_inside_or_leads,
)
be_here = Permission(
    "live.be_here",
    _("Raise a hand, ask for a break, take a turn, object to counting"),
    Participant,
    who=_mine,
    when=lambda one: one.room.is_live and one.let_in_at is not None,
    refusal=_("The meeting is over, or you wait at the door. Nothing was sent."),
)
lead_room = Permission(
    "live.lead_room",
    _("Lead in a meeting's room: let people in, give the word, begin rounds and breaks"),
    Room,
    who=_leads,
    when=lambda room: room.is_live,
    refusal=OVER,
)
close_room = Permission(
    "live.close_room",
    _("Close the room of a meeting, and erase what it held"),
    Meeting,
    who=lambda actor: system_or(actor, leads_or("chair", "organisation_id", "assembly_id")(actor)),
)
answer_pulse = Permission(
    "live.answer_pulse",
    _("Say how a meeting was, with its link"),
    Room,
    who=lambda actor: Q(pk=actor.pk) if actor.actor_kind == "guest" else in_organisation(actor),
    when=lambda room: room.asks_until is not None,
    refusal=_("These questions come at the end of the meeting."),
)


def wants_round(room: Room) -> bool:
    """A group without an initiative is asked aloud; an initiative's people have switched gratitude on."""
    initiative = room.meeting.assembly.initiative
    return initiative is None or is_on(initiative)
