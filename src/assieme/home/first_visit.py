"""The first visit: whoever started the server sets up the organisation and becomes its first administrator."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assieme.core.access import Refused
from assieme.core.guard import no_store, public
from assieme.home.door import forget_code
from assieme.home.first_visit_forms import PersonForm, PlaceForm
from assieme.organisations.membership_actions import open_house
from assieme.organisations.membership_reads import has_any_organisation
from assieme.people.persons import system_person
from assieme.people.signing_in import may_try_code, sign_in


@public("nobody can be signed in before the first visit; it needs the code that the server printed")
def first_visit(request: HttpRequest) -> HttpResponse:
    """Two steps in one address. The first step's answers travel in the second one's form: nothing is kept till then."""
    if has_any_organisation():
        raise Refused(_("This place is set up already. Sign in, or ask who set it up."))
    if request.method != "POST":
        return no_store(render(request, "home/first_visit.jinja", {"form": PlaceForm()}))
    if not may_try_code(request):
        return no_store(render(request, "people/too_many.jinja", status=429))
    place = PlaceForm(request.POST)
    asked = request.POST.get("step")
    if not place.is_valid() or asked == "back":
        return no_store(render(request, "home/first_visit.jinja", {"form": place}))
    person = PersonForm(request.POST if asked == "person" else None)
    if not person.is_valid():
        return no_store(render(request, "home/first_visit_person.jinja", {"form": person, "place": place}))
    return no_store(_open(request, place, person))


def _open(request: HttpRequest, place: PlaceForm, person: PersonForm) -> HttpResponse:
    given: dict[str, Any] = person.cleaned_data
    account = open_house(
        name=place.cleaned_data["name"],
        details={field: place.cleaned_data[field] for field in place.details},
        display_name=given["display_name"],
        username=given["username"],
        password=given["password"],
        by=system_person(),
        now=timezone.now(),
    )
    forget_code()
    return sign_in(request, account, method="first visit", redirect_url=reverse("second_factor"))


class FirstVisitMiddleware:
    """While nobody has set this place up, its first page and all that need a person lead to the first visit."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, *_: object) -> HttpResponse | None:
        if not settings.FIRST_VISIT or request.user.is_authenticated or request.resolver_match is None:
            return None
        mark = str(getattr(view, "permission", "library"))
        name = request.resolver_match.url_name
        leads_there = name in {"front", "account_login"} or not mark.startswith(("public", "library"))
        return redirect("first_visit") if leads_there and not has_any_organisation() else None
