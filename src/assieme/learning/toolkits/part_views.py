"""The parts of a plan: pick one from the shelf, say it in one's own words, take it out."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from assieme.core.guard import PersonRequest, guard
from assieme.learning.toolkits import access, actions
from assieme.learning.toolkits.forms import AUTOSAVE, PartForm, PickForm
from assieme.learning.toolkits.shelf import OWN, SHELF

if TYPE_CHECKING:
    from assieme.learning.toolkits.models import Part, Toolkit


@require_http_methods(["GET", "POST"])
@guard(access.add_part)
def add(request: PersonRequest, toolkit: "Toolkit") -> HttpResponse:
    """The shelf. An exercise of one's own opens at once, so that one can write it."""
    form = PickForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        kind = form.cleaned_data["kind"]
        added = actions.add_part(toolkit=toolkit, kind=kind, by=request.actor, now=timezone.now())
        if kind == OWN:
            return redirect("toolkit_part", id=added.pk)
        messages.success(request, _("“%(title)s” is in your plan, at the end.") % {"title": added.title})
        return redirect(f"{reverse('toolkit_plan', kwargs={'id': toolkit.pk})}#part-{added.pk}")
    return render(request, "toolkits/add.jinja", {"toolkit": toolkit, "shelf": SHELF.values()})


@require_http_methods(["GET", "POST"])
@guard(access.change_part, select=("toolkit",))
def part(request: PersonRequest, part: "Part") -> HttpResponse:
    """The words of one part. They are kept while one writes (`autosave.js`)."""
    form = PartForm(request.POST or None, part=part)
    if request.method == "POST" and form.is_valid():
        actions.change_part(part=part, written=form.written(), by=request.actor, now=timezone.now())
        if AUTOSAVE in request.headers:
            return HttpResponse(status=204)
        return redirect(f"{reverse('toolkit_plan', kwargs={'id': part.toolkit_id})}#part-{part.pk}")
    context = {"part": part, "toolkit": part.toolkit, "form": form, "exercise": SHELF[part.kind]}
    return render(request, "toolkits/part.jinja", context, status=422 if form.errors else 200)


@require_POST
@guard(access.change_part)
def remove(request: PersonRequest, part: "Part") -> HttpResponse:
    actions.remove_part(part=part, by=request.actor, now=timezone.now())
    messages.success(request, _("“%(title)s” is out of your plan.") % {"title": part.title})
    return redirect("toolkit_plan", id=part.toolkit_id)
