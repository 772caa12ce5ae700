"""One's own screen in a room, and what is pressed on it. Each press leads back to the screen."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assieme.assemblies.live import access, asking_actions, break_actions, reads, round_actions, speaking_actions
from assieme.assemblies.live.door import NOW, in_room
from assieme.assemblies.live.forms import PressForm, WordsForm
from assieme.assemblies.live.pages import around, press
from assieme.assemblies.opinions import door as opinions
from assieme.assemblies.opinions.drawing import FEWEST
from assieme.core.actors import Actor
from assieme.core.guard import no_store

# What a button does: the action, and what it takes beside who, when and which press.
PRESSES: dict[str, tuple[Callable[..., object], dict[str, Any]]] = {
    "hand": (speaking_actions.raise_hand, {}),
    "down": (speaking_actions.lower_hand, {}),
    "break": (break_actions.ask_break, {"named": False}),
    "break_named": (break_actions.ask_break, {"named": True}),
    "no_break": (break_actions.need_no_break, {}),
    "said": (round_actions.take_turn, {"said": "said"}),
    "pass": (round_actions.take_turn, {"said": "passed"}),
    "uncount": (speaking_actions.stop_counting, {}),
}


@require_GET
@in_room(access.see_room)
def room_phone(request: HttpRequest, room: access.Room, by: Actor) -> HttpResponse:
    """At the door, or inside."""
    one = reads.own(room, by)
    if one is None or not room.is_live:
        return redirect("room", id=room.pk)
    if one.let_in_at is None:
        return no_store(render(request, "live/door.jinja", {"room": room, "meeting": room.meeting, "me": one}))
    if request.session.get(NOW) != str(room.pk):
        request.session[NOW] = str(room.pk)  # so that other pages lead back here
    audience = "member" if by.actor_kind == "person" else "guest"
    return no_store(render(request, "live/phone.jinja", {**around(room, audience), "me": one, "new_press": press}))


@require_POST
@in_room(access.see_room)
def press_in_room(request: HttpRequest, room: access.Room, by: Actor) -> HttpResponse:
    """A button on one's own screen."""
    one, form = reads.own(room, by), PressForm(request.POST)
    if one is None:
        raise Http404("not in this room")
    if form.is_valid() and form.verb() in PRESSES:
        act, more = PRESSES[form.verb()]
        act(participant=one, by=by, now=timezone.now(), press=form.cleaned_data["press"], **more)
    return redirect("room_phone", id=room.pk)


@require_http_methods(["GET", "POST"])
@in_room(access.see_room)
def write_in_round(request: HttpRequest, room: access.Room, by: Actor) -> HttpResponse:
    """One's turn in the round, in writing: a page that stays as it is while one types."""
    one = reads.own(room, by)
    if one is None:
        raise Http404("not in this room")
    form = WordsForm(request.POST or None, initial={"press": press()})
    if form.is_valid():
        round_actions.take_turn(participant=one, said="wrote", by=by, now=timezone.now(), **form.cleaned_data)
        return redirect("room_phone", id=room.pk)
    return no_store(render(request, "live/write.jinja", {"room": room, "meeting": room.meeting, "form": form}))


@require_http_methods(["GET", "POST"])
@in_room(access.see_room)
def think_in_room(request: HttpRequest, room: access.Room, by: Actor) -> HttpResponse:
    """From the meeting to its short statements: members by account, guests as who they are in the room."""
    one, question = reads.own(room, by), reads.asked_in(room)
    if one is None or one.let_in_at is None or question is None:
        return redirect("room_phone", id=room.pk)
    if by.actor_kind == "person":
        return redirect("opinion_question", id=question.pk)
    if request.method == "POST":
        opinions.remember(request, asking_actions.come_to_question(participant=one, by=by, now=timezone.now()))
        return redirect("answer_opinions", id=question.pk)
    context = {
        "room": room,
        "meeting": room.meeting,
        "question": question,
        "fewest": FEWEST,
        "has_account": reads.has_account(one, question),
    }
    return no_store(render(request, "live/think.jinja", context))
