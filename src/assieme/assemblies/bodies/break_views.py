"""The page on which somebody takes a break from their seat, and comes back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from assieme.assemblies.bodies import access, break_actions
from assieme.assemblies.bodies.breaks import break_of
from assieme.assemblies.bodies.forms import BreakForm
from assieme.core.days import day_of
from assieme.core.guard import PersonRequest, guard, no_store


@require_http_methods(["GET", "POST"])
@guard(access.take_break, select=("assembly__organisation",))
def take_break(request: PersonRequest, seat: access.Seat) -> HttpResponse:
    now = timezone.now()
    today = day_of(now, seat.assembly.organisation.time_zone)
    form = BreakForm(request.POST or None, today=today, initial={"first_day": today})
    if form.is_valid():
        break_actions.take_break(seat=seat, by=request.actor, now=now, **form.cleaned_data)
        messages.success(request, _("You take a break. Your seat stays yours."))
        return redirect("take_break", id=seat.pk)
    context = {"seat": seat, "assembly": seat.assembly, "form": form, "taken": break_of(seat, today), "today": today}
    return no_store(render(request, "bodies/break.jinja", context, status=422 if form.errors else 200))


@require_POST
@guard(access.end_break, select=("seat__assembly__organisation",))
def end_break(request: PersonRequest, seat_break: access.SeatBreak) -> HttpResponse:
    now = timezone.now()
    ended = break_actions.end_break(seat_break=seat_break, by=request.actor, now=now)
    begun = ended.first_day <= day_of(now, seat_break.seat.assembly.organisation.time_zone)
    messages.success(request, _("Welcome back.") if begun else _("Your break is taken back."))
    return redirect("assembly", id=seat_break.seat.assembly_id)
