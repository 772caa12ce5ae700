"""Pages of assemblies: list, own page, rules, seats."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assieme.assemblies import access, actions, reads, sentences
from assieme.assemblies.forms import AssemblyForm, RulesForm, SeatForm
from assieme.core.access import require
from assieme.core.guard import PersonRequest, guard, signed_in
from assieme.organisations.access import lead_organisation


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


@require_GET
@signed_in
def assemblies(request: PersonRequest) -> HttpResponse:
    after = _key(request.GET.get("after", ""))
    context = {
        "page": reads.assemblies_for(request.actor, after),
        "led": reads.led_organisation(request.actor),
        "first": after is None,
    }
    return render(request, "assemblies/assemblies.jinja", context)


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
    return render(request, "assemblies/new_assembly.jinja", {"form": form, "organisation": organisation})


@require_GET
@guard(access.see_assembly, select=("organisation", "initiative"))
def assembly(request: PersonRequest, row: access.Assembly) -> HttpResponse:
    body = reads.body(row, request.actor)
    context = {
        "assembly": row,
        "body": body,
        "rules": sentences.of_rules(body.rules) if body.rules else [],
        "own_seat": reads.seat_of(row, request.actor),
        "may_lead": access.lead_assembly.allows(request.actor, row),
        "may_ask": access.put_question.allows(request.actor, row),
    }
    return render(request, "assemblies/assembly.jinja", context)


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
    return render(request, "assemblies/rules.jinja", context)


@require_http_methods(["GET", "POST"])
@guard(access.see_assembly, select=("organisation",))
def change_rules(request: PersonRequest, row: access.Assembly) -> HttpResponse:
    """Until the first vote the rules are written by who leads; from then on a vote under the rules changes them."""
    by_vote = not access.give_first_rules.allows(request.actor, row)
    if by_vote:
        require(access.put_question, request.actor, row)
    adoption = reads.current_rules(row)
    form = RulesForm(request.POST or None, initial=RulesForm.filled(adoption.constitution) if adoption else None)
    if form.is_valid():
        said, now = actions.Rules(**form.rules()), timezone.now()
        if not by_vote:
            actions.adopt_rules(assembly=row, rules=said, by=request.actor, now=now)
            messages.success(request, _("The rules are written down. Everybody can read them."))
            return redirect("assembly_rules", id=row.pk)
        proposed = actions.write_rules(assembly=row, rules=said, by=request.actor, now=now)
        question = "\n".join(sentences.of_rules(proposed))
        title = _("New rules, version %(version)s") % {"version": proposed.version}
        vote = actions.prepare_vote(
            assembly=row, title=title, question=question, proposed_rules=proposed, by=request.actor, now=now
        )
        return redirect("vote", id=vote.pk)
    return render(request, "assemblies/change_rules.jinja", {"assembly": row, "form": form, "by_vote": by_vote})


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
    return render(request, "assemblies/new_seat.jinja", {"assembly": row, "form": form})


@require_POST
@guard(access.end_seat)
def end_seat(request: PersonRequest, seat: access.Seat) -> HttpResponse:
    actions.leave_seat(seat=seat, by=request.actor, now=timezone.now())
    messages.success(request, _("The seat is free."))
    return redirect("assembly", id=seat.assembly_id)
