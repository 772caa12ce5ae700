"""The screen of who leads, and what is pressed on it; the big screen; the sheet for the table."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assieme.assemblies.live import (
    access,
    actions,
    asking_actions,
    break_actions,
    paper,
    reads,
    round_actions,
    speaking_actions,
)
from assieme.assemblies.live.door import in_room
from assieme.assemblies.live.forms import PressForm
from assieme.assemblies.live.pages import around, join_address, press
from assieme.assemblies.meetings import agenda_reads, held_actions, held_reads
from assieme.assemblies.meetings.held_forms import OutcomeForm
from assieme.assemblies.votes import access as vote_access
from assieme.assemblies.votes import actions as vote_actions
from assieme.assemblies.votes import closing
from assieme.core.actors import Actor
from assieme.core.documents.pdf import pdf, pdf_response
from assieme.core.guard import PersonRequest, guard, no_store


@dataclass(frozen=True)
class Pressed:
    """What somebody who leads has pressed."""

    room: access.Room
    by: Actor
    now: datetime
    form: PressForm

    @property
    def once(self) -> dict[str, Any]:
        return {"room": self.room, "by": self.by, "now": self.now, "press": self.form.cleaned_data["press"]}

    @property
    def key(self) -> UUID:
        key = self.form.key()
        if key is None:
            raise Http404("nothing is called so")
        return key


def _take(pressed: Pressed) -> None:
    item = agenda_reads.item_in(pressed.room.meeting, pressed.key)
    if item is None:
        raise Http404("not on this list")
    held_actions.take_item(item=item, by=pressed.by, now=pressed.now)


def _vote(pressed: Pressed) -> vote_access.Vote:
    votes = vote_access.see_vote.rows(pressed.by).filter(assembly_id=pressed.room.meeting.assembly_id)
    return get_object_or_404(votes, pk=pressed.key)


def _ask(pressed: Pressed) -> None:
    question = get_object_or_404(reads.questions_in(pressed.room), pk=pressed.key)
    asking_actions.show_question(question=question, **pressed.once)


def _hand_for(pressed: Pressed) -> None:
    seats = {seat.person_id: seat.person for seat in reads.without_a_phone(pressed.room)}
    person = seats.get(pressed.form.cleaned_data["person"])
    if person is not None:
        speaking_actions.raise_hand_for(person=person, **pressed.once)


PRESSES: dict[str, Callable[[Pressed], object]] = {
    "word": lambda one: speaking_actions.give_word(key=one.key, **one.once),
    "turn_over": lambda one: speaking_actions.end_turn(**one.once),
    "hand": _hand_for,
    "uncount": lambda one: speaking_actions.stop_counting_here(**one.once),
    "let": lambda one: actions.let_in(keys=[one.key], **one.once),
    "let_all": lambda one: actions.let_in(keys=None, **one.once),
    "away": lambda one: actions.send_away(key=one.key, **one.once),
    "break": lambda one: break_actions.begin_break(**one.once),
    "go_on": lambda one: break_actions.end_break(**one.once),
    "round": lambda one: round_actions.begin_round(**one.once),
    "next": lambda one: round_actions.go_on(**one.once),
    "later": lambda one: round_actions.put_off(**one.once),
    "round_over": lambda one: round_actions.end_round(**one.once),
    "take": _take,
    "ask": _ask,
    "ask_over": lambda one: asking_actions.hide_question(**one.once),
    "open": lambda one: vote_actions.open_vote(vote=_vote(one), by=one.by, now=one.now),
    "close": lambda one: closing.close_vote(vote=_vote(one), by=one.by, now=one.now),
}


@require_GET
@in_room(access.lead_room)
def room_chair(request: HttpRequest, room: access.Room, by: Actor) -> HttpResponse:  # noqa: ARG001 (the same for all)
    if not room.is_live:
        return redirect("meeting", id=room.meeting_id)
    return no_store(render(request, "live/chair.jinja", {**around(room, "chair"), "new_press": press}))


@require_POST
@in_room(access.lead_room)
def lead_in_room(request: HttpRequest, room: access.Room, by: Actor) -> HttpResponse:
    """A button on the screen of who leads."""
    form = PressForm(request.POST)
    if form.is_valid() and form.verb() in PRESSES:
        PRESSES[form.verb()](Pressed(room, by, timezone.now(), form))
    return redirect("room_chair", id=room.pk)


@require_http_methods(["GET", "POST"])
@in_room(access.lead_room)
def finish_in_room(request: HttpRequest, room: access.Room, by: Actor) -> HttpResponse:
    """What came of what we talk about now."""
    meeting = room.meeting
    item = held_reads.item_now(meeting)
    if item is None:
        return redirect("room_chair", id=room.pk)
    form = OutcomeForm(
        request.POST or None,
        initial={"vote": str(item.vote_id or "")},
        seats=held_reads.seats_by_key(meeting),
        votes=held_reads.votes_for(meeting),
    )
    if form.is_valid():
        what = held_actions.Outcome(**form.said())
        held_actions.finish_item(item=item, what=what, by=by, now=timezone.now())
        return redirect("room_chair", id=room.pk)
    context = {"room": room, "meeting": meeting, "form": form, "title": agenda_reads.title_of(item)}
    return render(request, "live/finish.jinja", context)


@require_GET
@in_room(access.see_screen)
def room_screen(request: HttpRequest, room: access.Room, by: Actor) -> HttpResponse:  # noqa: ARG001 (the same for all)
    """The big screen, for the wall."""
    return no_store(render(request, "live/screen.jinja", around(room, "screen")))


@require_GET
@in_room(access.see_screen)
def room_sheet(request: HttpRequest, room: access.Room, by: Actor) -> HttpResponse:  # noqa: ARG001 (the same for all)
    """One page with the QR code, for the table."""
    data = paper.sheet(room, join_address(room))
    return no_store(pdf_response(pdf(paper.SHEET, data, language=get_language() or "en"), "join.pdf"))


@require_POST
@guard(access.close_room)
def end_meeting(request: PersonRequest, meeting: access.Meeting) -> HttpResponse:
    """The end: the room is emptied, and the minutes wait."""
    actions.end_meeting(meeting=meeting, by=request.actor, now=timezone.now())
    return redirect("minutes", id=meeting.pk)
