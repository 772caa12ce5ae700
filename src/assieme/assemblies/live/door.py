"""How an address of a room finds out who is asking: somebody signed in, or a guest by what their browser was given.

A guest's session holds the random key of their own row in the room, under the room's key. It goes when the row does.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from assieme.assemblies.live.access import enter_room, see_room
from assieme.assemblies.live.models import Participant, Room
from assieme.core.access import Permission
from assieme.core.actors import Actor
from assieme.organisations.reads import at
from assieme.toolkit.claims import Claimant

KEYS, NOW = "rooms", "room_now"
SELECT = ("meeting__assembly__organisation", "meeting__assembly__initiative", "asked")


def actor_in(request: HttpRequest, room: UUID) -> Actor | None:
    """Who is asking, for this room: who is signed in and may enter it, else the guest of this browser, else nobody."""
    key = request.session.get(KEYS, {}).get(str(room))
    person: Actor | None = getattr(request, "actor", None)
    if key is None or (person is not None and enter_room.rows(person).filter(pk=room).exists()):
        return person
    return Claimant(UUID(key))


def remember(request: HttpRequest, one: Participant) -> None:
    """This browser is that guest from now on; who is signed in as the same person is that already."""
    person: Actor | None = getattr(request, "actor", None)
    if person is not None and person.pk == one.person_id:
        return
    request.session[KEYS] = {**request.session.get(KEYS, {}), str(one.room_id): str(one.pk)}


def forget(request: HttpRequest, room: UUID) -> None:
    """The meeting is over: the browser is nobody's any more."""
    request.session[KEYS] = {key: one for key, one in request.session.get(KEYS, {}).items() if key != str(room)}


def is_known(request: HttpRequest, room: UUID) -> bool:
    """Whether the guest of this browser is in this room, or at its door."""
    key = request.session.get(KEYS, {}).get(str(room))
    return key is not None and Participant.objects.filter(pk=key, room=room).exists()


def lead_back_no_more(request: HttpRequest, room: UUID) -> None:
    """Other pages stop to lead back to this room."""
    if request.session.get(NOW) == str(room):
        del request.session[NOW]


def _gone(request: HttpRequest, room: UUID, by: Actor, permission: Permission[Room]) -> HttpResponse:
    """A guest whose row was erased with the room can still say how it was. A member without a row in it finds the
    door, or, once the meeting is over, the same questions. To all others there is no such room."""
    lead_back_no_more(request, room)
    if permission is see_room and by.actor_kind == "person" and enter_room.rows(by).filter(pk=room).exists():
        return redirect("room", id=room)
    if str(room) not in request.session.get(KEYS, {}) or is_known(request, room):
        raise Http404("no such room")
    forget(request, room)
    return redirect("pulse", key=room)


def in_room(
    permission: Permission[Room],
) -> Callable[[Callable[Concatenate[Any, Room, Actor, ...], HttpResponse]], Callable[..., HttpResponse]]:
    """As `core.guard.guard`, for guests too: hands the room and who is asking to the view."""

    def wrap(
        view: Callable[Concatenate[Any, Room, Actor, ...], HttpResponse],
    ) -> Callable[..., HttpResponse]:
        @wraps(view)
        def inner(request: HttpRequest, id: UUID, *args: Any, **kwargs: Any) -> HttpResponse:
            by = actor_in(request, id)
            if by is None:
                return redirect_to_login(request.get_full_path())
            room = permission.rows(by).select_related(*SELECT).filter(pk=id).first()
            if room is None:
                return _gone(request, id, by, permission)
            organisation = room.meeting.assembly.organisation
            if by.actor_kind == "guest":
                request.place = at(organisation)  # type: ignore[attr-defined]
            with timezone.override(ZoneInfo(organisation.time_zone)):
                try:
                    return view(request, room, by, *args, **kwargs)
                except Participant.DoesNotExist:  # a press that waited while the room was emptied
                    return _gone(request, id, by, permission)

        inner.permission = permission  # type: ignore[attr-defined]
        return inner

    return wrap
