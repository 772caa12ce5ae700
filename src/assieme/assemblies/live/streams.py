"""What each screen of a room shows while it changes: the same for all who have the same screen."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone

from assieme.assemblies.live import access
from assieme.assemblies.live.door import actor_in
from assieme.assemblies.live.news import news
from assieme.assemblies.live.pages import around
from assieme.assemblies.live.reads import own, room_called
from assieme.core.streams.kinds import kind

PHONE, DOOR = "phone", "door"


def _big(request: HttpRequest, topic: UUID) -> str | None:
    room, by = room_called(topic), actor_in(request, topic)
    return "screen" if room and by and access.see_screen.sees(by, room) else None


def _chair(request: HttpRequest, topic: UUID) -> str | None:
    room, by = room_called(topic), actor_in(request, topic)
    return "chair" if room and by and access.lead_room.sees(by, room) else None


def _phone(request: HttpRequest, topic: UUID) -> str | None:
    """Members are led to their ballots, guests are told that others vote."""
    room, by = room_called(topic), actor_in(request, topic)
    one = own(room, by) if room and by else None
    if one is None or by is None:
        return None
    if one.let_in_at is None:
        return DOOR
    return "member" if by.actor_kind == "person" else "guest"


def _render(topic: UUID, audience: Any) -> str:
    room = room_called(topic)
    if room is None:
        raise Http404("no such room")
    page = audience if audience in ("screen", "chair", DOOR) else PHONE
    with timezone.override(ZoneInfo(room.meeting.assembly.organisation.time_zone)):
        return render_to_string(f"live/_{page}.jinja", around(room, audience))


kind("room-screen", audience=_big, render=_render, also=news)
kind("room-chair", audience=_chair, render=_render, also=news)
kind("room-phone", audience=_phone, render=_render, also=news)
