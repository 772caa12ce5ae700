"""Pages of an assembly's seats: those of the plan, giving one, taking an open one, leaving."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assieme.assemblies.bodies import access, reads, seat_actions, sentences
from assieme.assemblies.bodies.forms import SeatForm
from assieme.core.guard import PersonRequest, guard


@require_GET
@guard(access.see_assembly, select=("organisation",))
def seats(request: PersonRequest, row: access.Assembly) -> HttpResponse:
    """The seats that the rules have, how many are free, and when terms end."""
    own = reads.seat_of(row, request.actor)
    lines = reads.seat_lines(row)
    mine = reads.standpoints_of(row, request.actor) if own is None else ()
    context = {
        "assembly": row,
        "lines": [(line, sentences.of_places(line.planned)) for line in lines],
        "terms": reads.terms(row),
        "own": own,
        "open": [line.standpoint for line in lines if line.may_be_taken and line.standpoint in mine],
        "may_lead": access.lead_assembly.allows(request.actor, row),
    }
    return render(request, "bodies/seats.jinja", context)


@require_http_methods(["GET", "POST"])
@guard(access.lead_assembly, select=("organisation",))
def new_seat(request: PersonRequest, row: access.Assembly) -> HttpResponse:
    people = {one.person_id: one.person for one in reads.members_without_seat(row)}
    form = SeatForm(
        request.POST or None,
        people={key: str(person) for key, person in people.items()},
        kinds=[line.kind for line in reads.seat_lines(row) if line.free],
    )
    if form.is_valid():
        person = people[UUID(form.cleaned_data["person"])]
        seat_actions.give_seat(
            assembly=row,
            person=person,
            standpoint=form.cleaned_data["standpoint"],
            kind=form.cleaned_data.get("kind", ""),
            by=request.actor,
            now=timezone.now(),
        )
        messages.success(request, _("%(name)s has a seat.") % {"name": person})
        return redirect("assembly", id=row.pk)
    return render(request, "bodies/new_seat.jinja", {"assembly": row, "form": form})


@require_POST
@guard(access.take_seat, select=("organisation",))
def take_seat(request: PersonRequest, row: access.Assembly) -> HttpResponse:
    standpoint = request.POST.get("standpoint", "")
    seat_actions.take_seat(assembly=row, standpoint=standpoint, by=request.actor, now=timezone.now())
    messages.success(request, _("You have a seat here now. You can leave it at any time."))
    return redirect("assembly", id=row.pk)


@require_POST
@guard(access.end_seat)
def end_seat(request: PersonRequest, seat: access.Seat) -> HttpResponse:
    seat_actions.leave_seat(seat=seat, by=request.actor, now=timezone.now())
    messages.success(request, _("The seat is free."))
    return redirect("assembly", id=seat.assembly_id)
