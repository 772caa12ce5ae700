"""Pages of the circle of support: the drawing with its list, naming, moving, what is known of a person, taking out."""

from typing import TYPE_CHECKING
from urllib.parse import quote

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assieme.circles import access, actions, pictures, reads
from assieme.circles.forms import MoveForm, PlaceForm, RemoveForm, ServicesForm
from assieme.circles.layout import NARROW, WIDE
from assieme.circles.words import CIRCLES
from assieme.core.guard import PersonRequest, guard

if TYPE_CHECKING:
    from assieme.circles.models import PlacedPerson
    from assieme.organisations.models import Initiative

SELECT = ("initiative__organisation", "keeper__identity")


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: an empty answer is an answer too."""
    return request.POST if request.method == "POST" else None


def back_to_list(placed: "PlacedPerson") -> HttpResponse:
    """To the circle, where the person stands in the list."""
    return redirect(f"{reverse('people', kwargs={'id': placed.initiative_id})}#person-{quote(str(placed.pk))}")


@require_GET
@guard(access.see_circle, select=("organisation",))
def people(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    """The circle as a drawing and as a list that says the same; who is missing; the moves."""
    rings = reads.by_circle(reads.placed_people(initiative).select_related("keeper__identity"))
    today = timezone.localdate()
    return render(
        request,
        "circles/people.jinja",
        {
            "initiative": initiative,
            "board_in_use": reads.board_in_use(initiative),
            "CIRCLES": CIRCLES,
            "rings": rings,
            "beside": list(reads.beside_the_board(initiative).select_related("keeper__identity")),
            "wide": pictures.draw(rings, WIDE),
            "narrow": pictures.draw(rings, NARROW),
            "summary": reads.summary(rings, today),
            "services": reads.services_nobody_is_part_of(initiative),
            "may_change": access.place_person.allows(request.actor, initiative),
            "today": today,
        },
    )


@require_http_methods(["GET", "POST"])
@guard(access.place_person, select=("organisation",))
def add(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    """Name a person on the circle."""
    wished = {"standpoint": request.GET.get("standpoint", ""), "services": request.GET.getlist("service")}
    form = PlaceForm(
        posted(request),
        offered=reads.services_of(initiative.organisation),
        initial=wished,
    )
    if form.is_valid():
        placed = actions.place_person(
            initiative=initiative,
            name=form.cleaned_data["name"],
            circle=form.circle_chosen(),
            standpoint=form.cleaned_data["standpoint"],
            services=form.services_chosen(),
            by=request.actor,
            now=timezone.now(),
        )
        messages.success(request, _("%(name)s is on the circle now.") % {"name": placed.name})
        return back_to_list(placed)
    return render(
        request, "circles/add.jinja", {"initiative": initiative, "form": form}, status=422 if form.errors else 200
    )


@require_GET
@guard(access.see_placed, select=SELECT)
def person(request: PersonRequest, placed: "PlacedPerson") -> HttpResponse:
    """What is known of one person here: their place, how to keep in touch, whether they were told."""
    context = {
        "placed": placed,
        "initiative": placed.initiative,
        "here": CIRCLES[placed.place] if placed.place else None,
        "services": list(placed.services.all()),
        "may_change": access.move_person.allows(request.actor, placed),
        "may_note": access.note_contact.allows(request.actor, placed),
        "today": timezone.localdate(),
    }
    return render(request, "circles/person.jinja", context)


@require_POST
@guard(access.move_person, select=("initiative",))
def move(request: PersonRequest, placed: "PlacedPerson") -> HttpResponse:
    """Move a person; the drawing's script posts here too and reads the page that it is led to."""
    form = MoveForm(request.POST)
    if form.is_valid():
        placed = actions.move_person(placed=placed, circle=form.circle_chosen(), by=request.actor, now=timezone.now())
        words = {"name": placed.name, "circle": CIRCLES[form.circle_chosen()].name}
        messages.success(request, _("%(name)s is in the %(circle)s now.") % words)
    return back_to_list(placed)


@require_http_methods(["GET", "POST"])
@guard(access.say_services, select=SELECT)
def services(request: PersonRequest, placed: "PlacedPerson") -> HttpResponse:
    """Say which services the person is part of."""
    known = [str(service.pk) for service in placed.services.all()]
    offered = reads.services_of(placed.initiative.organisation)
    form = ServicesForm(posted(request), offered=offered, initial={"services": known})
    if form.is_valid():
        actions.say_services(placed=placed, services=form.services_chosen(), by=request.actor, now=timezone.now())
        messages.success(request, _("Saved."))
        return redirect("circle_person", id=placed.pk)
    return render(
        request, "circles/services.jinja", {"placed": placed, "form": form}, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "POST"])
@guard(access.remove_person, select=SELECT)
def remove(request: PersonRequest, placed: "PlacedPerson") -> HttpResponse:
    """Take a person out, and erase their name."""
    form = RemoveForm(posted(request))
    if form.is_valid():
        actions.remove_person(placed=placed, reason=form.cleaned_data["reason"], by=request.actor, now=timezone.now())
        messages.success(request, _("The person was taken out, and their name was erased."))
        return redirect("people", id=placed.initiative_id)
    return render(request, "circles/remove.jinja", {"placed": placed, "form": form}, status=422 if form.errors else 200)
