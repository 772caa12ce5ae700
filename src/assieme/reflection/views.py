"""Pages about the team's reflective sessions, and about what one learned."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assieme.core.days import day_of
from assieme.core.guard import PersonRequest, guard, no_store
from assieme.learning.course.reads import course
from assieme.reflection import access, actions, reads
from assieme.reflection.forms import SessionForm, TrainingForm
from assieme.reflection.words import at_least

if TYPE_CHECKING:
    from assieme.organisations.models import Organisation
    from assieme.reflection.models import Session, Training

HOUR = 60


@require_GET
@guard(access.see_reflection)
def reflection(request: PersonRequest, organisation: "Organisation") -> HttpResponse:
    """Have I had my two sessions? Below it, for those who lead: how many have."""
    today = day_of(timezone.now(), organisation.time_zone)
    leads = access.note_session.allows(request.actor, organisation)
    context = {
        "organisation": organisation,
        "own": reads.own_sessions(organisation, request.actor, today),
        "is_staff": reads.is_staff(organisation, request.actor),
        "leads": leads,
        "to_come": reads.sessions_to_come(organisation, today),
        "practice": reads.practice_between(organisation, today - reads.A_YEAR, today) if leads else None,
        "at_least": at_least,
        "sessions": reads.sessions_of(organisation) if leads else (),
    }
    return render(request, "reflection/reflection.jinja", context)


@require_http_methods(["GET", "POST"])
@guard(access.note_session)
def new_session(request: PersonRequest, organisation: "Organisation") -> HttpResponse:
    today = day_of(timezone.now(), organisation.time_zone)
    form = SessionForm(request.POST or None, organisation=organisation.pk, today=today)
    if request.method == "POST" and form.is_valid():
        actions.note_session(organisation=organisation, held=_held(form), by=request.actor, now=timezone.now())
        messages.success(request, _("It is noted."))
        return redirect("team_reflection", id=organisation.pk)
    context = {"organisation": organisation, "form": form}
    return render(request, "reflection/session.jinja", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@guard(access.change_session, select=("organisation",))
def session(request: PersonRequest, session: "Session") -> HttpResponse:
    """What was noted, to put right."""
    today = day_of(timezone.now(), session.organisation.time_zone)
    initial = {
        "held_on": session.held_on,
        "minutes": session.minutes,
        "protected": "yes" if session.protected else "no",
        "conflict": session.conflict,
        "people": reads.present_at(session),
    }
    form = SessionForm(request.POST or None, organisation=session.organisation_id, today=today, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.change_session(session=session, held=_held(form), by=request.actor, now=timezone.now())
        messages.success(request, _("It is noted."))
        return redirect("team_reflection", id=session.organisation_id)
    context = {"organisation": session.organisation, "form": form, "session": session}
    return render(request, "reflection/session.jinja", context, status=422 if form.errors else 200)


def _held(form: SessionForm) -> actions.Held:
    cleaned = form.cleaned_data
    return actions.Held(cleaned["held_on"], cleaned["minutes"], cleaned["protected"], cleaned["conflict"], form.there)


@require_http_methods(["GET", "POST"])
@guard(access.see_reflection)
def training(request: PersonRequest, organisation: "Organisation") -> HttpResponse:
    """What I learned, and one more."""
    form = TrainingForm(request.POST or None, today=day_of(timezone.now(), organisation.time_zone))
    if request.method == "POST" and form.is_valid():
        cleaned = form.cleaned_data
        actions.note_training(
            organisation=organisation,
            course=cleaned["course"],
            held_on=cleaned["held_on"],
            minutes=round(cleaned["hours"] * HOUR),
            by=request.actor,
            now=timezone.now(),
        )
        messages.success(request, _("It is noted."))
        return redirect("training", id=organisation.pk)
    context = {
        "organisation": organisation,
        "form": form,
        "trainings": reads.trainings_of(organisation, request.actor),
        "course": course(request.actor),
        "may_note": access.note_training.allows(request.actor, organisation),
    }
    return no_store(render(request, "reflection/training.jinja", context, status=422 if form.errors else 200))


@require_POST
@guard(access.remove_training)
def remove_training(request: PersonRequest, training: "Training") -> HttpResponse:
    actions.remove_training(training=training, by=request.actor, now=timezone.now())
    messages.success(request, _("It is taken away."))
    return redirect("training", id=training.organisation_id)
