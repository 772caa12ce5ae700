"""Pages of assemblies: list, own page, rules, seats."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assieme.assemblies.bodies import access, actions, reads, sentences
from assieme.assemblies.bodies.forms import AssemblyForm, SeatForm
from assieme.core.guard import PersonRequest, guard
from assieme.organisations.access import lead_organisation


@require_http_methods(["GET", "POST"])
@guard(lead_organisation)
def new_assembly(request: PersonRequest, organisation: Any) -> HttpResponse:
    form = AssemblyForm(
        request.POST or None,
        initiatives=reads.initiatives_of(organisation.pk),
        initial={"initiative": request.GET.get("initiative", "")},
    )
    if form.is_valid():
        founded = actions.found_assembly(
            organisation=organisation, by=request.actor, now=timezone.now(), **form.cleaned_data
        )
        return redirect("assembly", id=founded.pk)
    return render(request, "bodies/new_assembly.jinja", {"form": form, "organisation": organisation})


@require_GET
@guard(access.see_assembly, select=("organisation",))
def rules(request: PersonRequest, row: access.Assembly) -> HttpResponse:
    adoptions = reads.earlier_rules(row)
    level = reads.formal_level(row)
    context = {
        "assembly": row,
        "adoptions": adoptions,
        "rules": sentences.of_rules(adoptions[0].constitution) if adoptions else [],
        "level": level,
        "powers": sentences.of_powers(level) if level else [],
        "may_write": access.give_first_rules.allows(request.actor, row),
        "may_ask": access.put_question.allows(request.actor, row),
    }
    return render(request, "bodies/rules.jinja", context)


@require_http_methods(["GET", "POST"])
@guard(access.lead_assembly, select=("organisation",))
def new_seat(request: PersonRequest, row: access.Assembly) -> HttpResponse:
    people = {one.person_id: one.person for one in reads.members_without_seat(row)}
    form = SeatForm(request.POST or None, people={key: str(person) for key, person in people.items()})
    if form.is_valid():
        person = people[UUID(form.cleaned_data["person"])]
        standpoint = form.cleaned_data["standpoint"]
        actions.give_seat(assembly=row, person=person, standpoint=standpoint, by=request.actor, now=timezone.now())
        messages.success(request, _("%(name)s has a seat.") % {"name": person})
        return redirect("assembly", id=row.pk)
    return render(request, "bodies/new_seat.jinja", {"assembly": row, "form": form})


@require_POST
@guard(access.end_seat)
def end_seat(request: PersonRequest, seat: access.Seat) -> HttpResponse:
    actions.leave_seat(seat=seat, by=request.actor, now=timezone.now())
    messages.success(request, _("The seat is free."))
    return redirect("assembly", id=seat.assembly_id)
