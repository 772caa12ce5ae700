"""Telling a person that they are named; and what they themselves see and answer, with an account or with a code."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assieme.circles import access, paper, reads, telling_actions
from assieme.circles.forms import TellForm
from assieme.circles.views import SELECT, posted
from assieme.circles.words import CIRCLES
from assieme.core.documents.codes import qr
from assieme.core.documents.pdf import pdf_response
from assieme.core.guard import PersonRequest, guard, no_store, public
from assieme.organisations.reads import at

if TYPE_CHECKING:
    from assieme.circles.models import PlacedPerson, Telling

CODE = "somebody who is named on a circle answers with the code of their letter"


@require_http_methods(["GET", "POST"])
@guard(access.tell_person, select=SELECT)
def tell(request: PersonRequest, placed: "PlacedPerson") -> HttpResponse:
    """Tell the person: a notice to a member, a letter or a link to anybody else."""
    members = reads.members_to_tell(placed)
    initial = {"member": str(placed.member_id or _likely(placed, members))}
    form = TellForm(posted(request), members=members, initial=initial)
    if form.is_valid():
        member = reads.member_called(placed.organisation_id, form.cleaned_data["member"])
        telling_actions.tell_member(placed=placed, member=member, by=request.actor, now=timezone.now())
        messages.success(request, _("%(name)s will find a message, and can answer it.") % {"name": member})
        return redirect("circle_person", id=placed.pk)
    context = {"placed": placed, "form": form}
    return render(request, "circles/tell.jinja", context, status=422 if form.errors else 200)


def _likely(placed: "PlacedPerson", members: list[tuple[str, str]]) -> str:
    """The one member who goes by exactly this name."""
    called = [key for key, name in members if name.casefold() == placed.name.casefold()]
    return called[0] if len(called) == 1 else ""


@require_POST
@guard(access.tell_person, select=SELECT)
def letter(request: PersonRequest, placed: "PlacedPerson") -> HttpResponse:
    """Make a code, and show it this once: as a link to send, and to print as a letter."""
    _made, code = telling_actions.make_letter(placed=placed, by=request.actor, now=timezone.now())
    link = request.build_absolute_uri(reverse("told", args=[code]))
    context = {"placed": placed, "code": code, "link": link, "picture": qr(link).decode()}
    return no_store(render(request, "circles/letter.jinja", context))


@require_POST
@guard(access.tell_person, select=SELECT)
def letter_on_paper(request: PersonRequest, placed: "PlacedPerson") -> HttpResponse:
    """The letter of a code that was made just now."""
    telling = reads.telling_with(request.POST.get("code", ""))
    if telling is None or telling.placed_id != placed.pk:
        raise Http404("this code opens nothing")
    link = request.build_absolute_uri(reverse("told", args=[request.POST["code"]]))
    return pdf_response(paper.letter(placed, link), "letter.pdf")


@require_safe
@guard(access.answer_for_self, select=SELECT)
def mine(request: PersonRequest, placed: "PlacedPerson") -> HttpResponse:
    """What a circle says of me, and my answer."""
    addresses = {name: reverse(f"circle_{name}", kwargs={"id": placed.pk}) for name in ("fine", "object")}
    return _what_it_says(request, placed, addresses)


@require_POST
@guard(access.answer_for_self)
def fine(request: PersonRequest, placed: "PlacedPerson") -> HttpResponse:
    telling_actions.agree_to_name(placed=placed, by=request.actor, now=timezone.now())
    messages.success(request, _("Thank you. If you change your mind, come back to this page."))
    return redirect("circle_mine", id=placed.pk)


@require_POST
@guard(access.answer_for_self)
def object_(request: PersonRequest, placed: "PlacedPerson") -> HttpResponse:
    telling_actions.object_to_name(placed=placed, by=request.actor, now=timezone.now())
    return redirect("circle_gone")


@require_safe
@public(CODE)
def told(request: HttpRequest, code: str) -> HttpResponse:
    """What a circle says of whoever got the letter, and their answer."""
    addresses = {name: reverse(f"told_{name}", args=[code]) for name in ("fine", "object")}
    return _what_it_says(request, _opened(request, code).placed, addresses)


@require_POST
@public(CODE)
def told_fine(request: HttpRequest, code: str) -> HttpResponse:
    telling = _opened(request, code)
    telling_actions.agree_to_name(placed=telling.placed, by=telling, now=timezone.now())
    messages.success(request, _("Thank you. If you change your mind, come back to this page."))
    return redirect("told", code=code)


@require_POST
@public(CODE)
def told_object(request: HttpRequest, code: str) -> HttpResponse:
    telling = _opened(request, code)
    telling_actions.object_to_name(placed=telling.placed, by=telling, now=timezone.now())
    return redirect("circle_gone")


@require_safe
@public("it says that a name was erased, and nothing else")
def gone(request: HttpRequest) -> HttpResponse:
    return render(request, "circles/gone.jinja")


def _opened(request: HttpRequest, code: str) -> "Telling":
    """The letter with this code; the page around it is its organisation's, with its crisis help."""
    telling = reads.telling_with(code)
    if telling is None:
        raise Http404("this code opens nothing")
    request.place = at(telling.placed.initiative.organisation)  # type: ignore[attr-defined]
    return telling


def _what_it_says(request: HttpRequest, placed: "PlacedPerson", addresses: dict[str, str]) -> HttpResponse:
    context = {
        "placed": placed,
        "initiative": placed.initiative,
        "here": CIRCLES[placed.place] if placed.place else None,
        "services": list(placed.services.all()),
        "addresses": addresses,
    }
    return no_store(render(request, "circles/mine.jinja", context))
