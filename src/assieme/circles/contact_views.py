"""Keeping in touch with a named person: the plan, and one tap after a talk."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from assieme.circles import access, contact_actions, reads
from assieme.circles.forms import ContactForm
from assieme.circles.views import SELECT, back_to_list, posted
from assieme.core.guard import PersonRequest, guard
from assieme.core.ui.environment import day

if TYPE_CHECKING:
    from assieme.circles.models import PlacedPerson


@require_http_methods(["GET", "POST"])
@guard(access.plan_contact, select=SELECT)
def contact(request: PersonRequest, placed: "PlacedPerson") -> HttpResponse:
    """How, how often and by whom."""
    known = {
        "how": placed.contact_how,
        "how_often": placed.how_often,
        "keeper": str(placed.keeper_id or ""),
        "last": placed.last_contact,
        "next": placed.next_contact,
    }
    form = ContactForm(posted(request), keepers=reads.keepers(placed.initiative), initial=known)
    if form.is_valid():
        given = form.cleaned_data
        keeper = reads.member_called(placed.organisation_id, given["keeper"]) if given["keeper"] else None
        plan = contact_actions.ContactPlan(**{**given, "keeper": keeper})
        contact_actions.plan_contact(placed=placed, plan=plan, by=request.actor, now=timezone.now())
        messages.success(request, _("The contact plan is saved."))
        return redirect("circle_person", id=placed.pk)
    return render(
        request, "circles/contact.jinja", {"placed": placed, "form": form}, status=422 if form.errors else 200
    )


@require_POST
@guard(access.note_contact, select=SELECT)
def in_touch(request: PersonRequest, placed: "PlacedPerson") -> HttpResponse:
    """One tap: I was in touch today."""
    placed = contact_actions.note_contact(placed=placed, by=request.actor, now=timezone.now())
    words = {"name": placed.name, "day": day(placed.next_contact) if placed.next_contact else ""}
    if placed.next_contact:
        messages.success(request, _("Noted: you were in touch with %(name)s. Next time: %(day)s.") % words)
    else:
        messages.success(request, _("Noted: you were in touch with %(name)s.") % words)
    return redirect("circle_person", id=placed.pk) if request.POST.get("from") == "person" else back_to_list(placed)
