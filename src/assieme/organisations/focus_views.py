"""The declaration of an initiative: what it says it will do, and how that is said anew."""

from typing import TYPE_CHECKING, Any, cast

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from assieme.core.guard import PersonRequest, guard
from assieme.organisations import access, actions, focus_reads, terms
from assieme.organisations.focus_forms import PAGES
from assieme.organisations.visitors import open_or_guard, reader

if TYPE_CHECKING:
    from assieme.organisations.models import Initiative
    from assieme.people.models import Person

SELECT = ("organisation", "service")
ORDER = tuple(PAGES)


@require_safe
@open_or_guard(access.see_initiative, select=SELECT)
def focus(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    context = {
        "initiative": initiative,
        "focus": focus_reads.focus(initiative),
        "terms": terms,
        "may_declare": access.lead_initiative.allows(reader(request), initiative),
    }
    return render(request, "organisations/focus.jinja", context)


@require_http_methods(["GET", "HEAD", "POST"])
@guard(access.lead_initiative, select=SELECT)
def declare(request: PersonRequest, initiative: "Initiative", page: str) -> HttpResponse:
    """One page of the form. What was said on the others waits in the session until it is saved."""
    if page not in PAGES:
        raise Http404(page)
    key = f"declaration {initiative.pk}"
    said: dict[str, Any] = focus_reads.current_values(initiative) | request.session.get(key, {})
    form = PAGES[page](request.POST or None, initial=said)
    if form.is_valid():
        said |= form.cleaned_data
        request.session[key] = said
        onward = ORDER[ORDER.index(page) + 1 :]
        if onward and "save" not in request.POST:
            return redirect("declare", id=initiative.pk, page=onward[0])
        actions.declare(
            initiative=initiative,
            declared=_declared(said),
            by=cast("Person", request.actor),
            now=timezone.now(),
        )
        request.session.pop(key, None)
        messages.success(request, _("Your declaration is saved. The ones before it are kept."))
        return redirect("focus", id=initiative.pk)
    context = {
        "form": form,
        "initiative": initiative,
        "page": page,
        "number": ORDER.index(page) + 1,
        "pages": len(ORDER),
        "before": ORDER[ORDER.index(page) - 1] if page != ORDER[0] else "",
        "rows": focus_reads.crosswalk(),
    }
    return render(request, "organisations/declare.jinja", context)


def _declared(said: dict[str, Any]) -> actions.Declared:
    replaces = {"yes": True, "no": False}.get(said.get("replaces_paid_service", ""))
    parts = tuple(said.get("parts", ()))
    texts = {name: said[name] for name in said if name not in ("replaces_paid_service", "parts")}
    return actions.Declared(**texts, parts=parts, replaces_paid_service=replaces)
