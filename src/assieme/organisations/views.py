"""Pages about an organisation, and the list of initiatives."""

from typing import TYPE_CHECKING, cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assieme.core.guard import PersonRequest, guard, public, signed_in
from assieme.organisations import access, actions, place_reads
from assieme.organisations.colour import is_colour, readable
from assieme.organisations.colour_sheet import colour_sheet
from assieme.organisations.forms import InitiativeForm, ServiceForm, SettingsForm
from assieme.organisations.reading_rules import READING_RULES, permission_rooms
from assieme.organisations.reads import here
from assieme.organisations.visitors import open_or_guard, reader

if TYPE_CHECKING:
    from assieme.organisations.models import Initiative, Organisation
    from assieme.people.models import Person


@require_safe
@open_or_guard(access.see_organisation)
def organisation(request: PersonRequest, organisation: "Organisation") -> HttpResponse:
    place = place_reads.place(organisation, reader(request), before=_before(request))
    return render(request, "organisations/organisation.jinja", {"place": place})


@require_http_methods(["GET", "HEAD", "POST"])
@guard(access.change_organisation)
def organisation_settings(request: PersonRequest, organisation: "Organisation") -> HttpResponse:
    form = SettingsForm(request.POST or None, instance=organisation)
    if form.is_valid():
        actions.change_organisation(
            organisation=organisation, by=request.actor, now=timezone.now(), **form.cleaned_data
        )
        messages.success(request, _("Saved."))
        return redirect("organisation", id=organisation.pk)
    return render(request, "organisations/settings.jinja", {"form": form, "organisation_id": organisation.pk})


@require_http_methods(["GET", "HEAD", "POST"])
@guard(access.lead_organisation)
def add_service(request: PersonRequest, organisation: "Organisation") -> HttpResponse:
    form = ServiceForm(request.POST or None)
    if form.is_valid():
        actions.add_service(organisation=organisation, by=request.actor, now=timezone.now(), **form.cleaned_data)
        messages.success(request, _("The service is added."))
        return redirect("organisation", id=organisation.pk)
    return render(request, "organisations/add_service.jinja", {"form": form, "organisation": organisation})


@require_http_methods(["GET", "HEAD", "POST"])
@guard(access.lead_organisation)
def begin_initiative(request: PersonRequest, organisation: "Organisation") -> HttpResponse:
    form = InitiativeForm(request.POST or None, services=place_reads.service_choices(organisation))
    if form.is_valid():
        said = form.cleaned_data
        initiative = actions.begin_initiative(
            organisation=organisation,
            title=said["title"],
            summary=said["summary"],
            service=place_reads.service_of(organisation, said["service"]),
            by=request.actor,
            now=timezone.now(),
        )
        return redirect("initiative", id=initiative.pk)
    return render(request, "organisations/begin_initiative.jinja", {"form": form, "organisation": organisation})


@require_safe
@signed_in
def initiatives(request: PersonRequest) -> HttpResponse:
    page = place_reads.initiatives_of(request.actor, before=_before(request))
    context = {"page": page, "leads": place_reads.own_organisations(request.actor)}
    return render(request, "organisations/initiatives.jinja", context)


@require_POST
@guard(access.take_part)
def take_part(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    actions.take_part(
        initiative=initiative,
        person=cast("Person", request.actor),
        by=request.actor,
        now=timezone.now(),
    )
    messages.success(request, _("You take part now. You can stop at any time."))
    return redirect("initiative", id=initiative.pk)


@require_POST
@guard(access.take_part)
def stop_taking_part(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    actions.stop_taking_part(initiative=initiative, by=cast("Person", request.actor), now=timezone.now())
    messages.success(request, _("You no longer take part. You can come back at any time."))
    return redirect("initiatives")


@require_safe
@public("a style sheet: it shows nothing but a colour")
def organisation_css(request: HttpRequest) -> HttpResponse:
    """A colour's custom properties: of the one that the address names, else of the reader's organisation.

    With the colour in its address the sheet is the same for everybody, so any cache may keep it.
    """
    named = f"#{request.GET.get('colour', '')}".upper()
    given = is_colour(named) and readable(named)
    actor = getattr(request, "actor", None)
    own = here(actor).colour if actor and not given else ""
    sheet = colour_sheet(named if given else own)
    response = HttpResponse(sheet, content_type="text/css; charset=utf-8")
    response["Cache-Control"] = "public, max-age=86400" if given else "private, max-age=300"
    return response


@require_safe
@public("who reads what is nothing to hide")
def who_reads(request: HttpRequest) -> HttpResponse:
    context = {"rules": READING_RULES, "rooms": permission_rooms()}
    return render(request, "organisations/who_reads.jinja", context)


def _before(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.GET.get("before", ""))
    except ValueError:
        return None
