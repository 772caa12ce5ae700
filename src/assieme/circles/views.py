"""Pages of the circle of support: the drawing with its list, naming, moving, keeping in touch, taking out."""

from typing import TYPE_CHECKING
from urllib.parse import quote

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from assieme.circles import access, actions, pictures, reads
from assieme.circles.forms import ContactForm, MoveForm, PlaceForm, RemoveForm
from assieme.circles.layout import NARROW, WIDE
from assieme.circles.words import CIRCLES
from assieme.core.guard import PersonRequest, guard

if TYPE_CHECKING:
    from assieme.circles.models import PlacedPerson
    from assieme.organisations.models import Initiative


def _back(placed: "PlacedPerson") -> HttpResponse:
    return redirect(f"{reverse('people', kwargs={'id': placed.initiative_id})}#person-{quote(str(placed.pk))}")


@guard(access.see_circle, select=("organisation",))
def people(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    """The circle as a drawing and as a list that says the same; who is missing; the moves."""
    rings = reads.by_circle(reads.placed_people(initiative))
    today = timezone.localdate()
    return render(
        request,
        "circles/people.jinja",
        {
            "initiative": initiative,
            "CIRCLES": CIRCLES,
            "rings": rings,
            "wide": pictures.draw(rings, WIDE),
            "narrow": pictures.draw(rings, NARROW),
            "summary": reads.summary(rings, today),
            "moves": reads.moves(initiative),
            "may_change": access.place_person.allows(request.actor, initiative),
            "today": today,
        },
    )


@guard(access.place_person, select=("organisation",))
def add(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    form = PlaceForm(request.POST or None, initial={"standpoint": request.GET.get("standpoint", "")})
    if request.method == "POST" and form.is_valid():
        placed = actions.place_person(
            initiative=initiative,
            name=form.cleaned_data["name"],
            circle=form.circle_chosen(),
            standpoint=form.cleaned_data["standpoint"],
            by=request.actor,
            now=timezone.now(),
        )
        messages.success(request, _("%(name)s is on the circle now.") % {"name": placed.name})
        return _back(placed)
    return render(
        request, "circles/add.jinja", {"initiative": initiative, "form": form}, status=422 if form.errors else 200
    )


@guard(access.see_placed, select=("initiative", "organisation"))
def person(request: PersonRequest, placed: "PlacedPerson") -> HttpResponse:
    """One person's place and contact plan."""
    return _person_page(request, placed)


def _person_page(request: PersonRequest, placed: "PlacedPerson", **forms: object) -> HttpResponse:
    plan = {
        "how": placed.contact_how,
        "how_often": placed.how_often,
        "by_whom": placed.contact_by,
        "last": placed.last_contact,
        "next": placed.next_contact,
    }
    context = {
        "placed": placed,
        "initiative": placed.initiative,
        "CIRCLES": CIRCLES,
        "contact_form": ContactForm(initial=plan),
        "remove_form": RemoveForm(),
        "may_change": access.move_person.allows(request.actor, placed),
        **forms,
    }
    return render(request, "circles/person.jinja", context, status=422 if forms else 200)


@require_POST
@guard(access.move_person)
def move(request: PersonRequest, placed: "PlacedPerson") -> HttpResponse:
    """Move a person; the drawing's script posts here too and reads the page that it is led to."""
    form = MoveForm(request.POST)
    if form.is_valid():
        placed = actions.move_person(placed=placed, circle=form.circle_chosen(), by=request.actor, now=timezone.now())
        words = {"name": placed.name, "circle": CIRCLES[form.circle_chosen()].name}
        messages.success(request, _("%(name)s is in the %(circle)s now.") % words)
    return _back(placed)


@require_POST
@guard(access.plan_contact, select=("initiative", "organisation"))
def contact(request: PersonRequest, placed: "PlacedPerson") -> HttpResponse:
    form = ContactForm(request.POST)
    if not form.is_valid():
        return _person_page(request, placed, contact_form=form)
    plan = actions.ContactPlan(**form.cleaned_data)
    actions.plan_contact(placed=placed, plan=plan, by=request.actor, now=timezone.now())
    messages.success(request, _("The contact plan is saved."))
    return _back(placed)


@require_POST
@guard(access.remove_person, select=("initiative", "organisation"))
def remove(request: PersonRequest, placed: "PlacedPerson") -> HttpResponse:
    form = RemoveForm(request.POST)
    if not form.is_valid():
        return _person_page(request, placed, remove_form=form)
    actions.remove_person(placed=placed, reason=form.cleaned_data["reason"], by=request.actor, now=timezone.now())
    messages.success(request, _("The person was taken out, and their name was erased."))
    return redirect("people", id=placed.initiative_id)
