"""How an initiative's people see themselves on the ladder."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assieme.core.guard import PersonRequest, guard, no_store
from assieme.toolkit.ladder import access, actions, drift, reads
from assieme.toolkit.ladder.words import WAYS

if TYPE_CHECKING:
    from assieme.organisations.models import Initiative
    from assieme.toolkit.ladder.models import Reflection


@require_GET
@guard(access.see_together, select=("organisation",))
def together(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    """What was looked at together, the drift, and what single people chose to share."""
    lines = reads.made_together(initiative)
    columns, rows = drift.table(lines)
    context = {
        "initiative": initiative,
        "lines": lines,
        "drifts": (drift.drift(lines, drift.WIDE), drift.drift(lines, drift.NARROW)),
        "columns": columns,
        "rows": rows,
        "shared": reads.shared_with(initiative),
        "may_begin": access.begin_together.allows(request.actor, initiative),
        "WAYS": WAYS,
    }
    return no_store(render(request, "ladder/together.jinja", context))


@require_POST
@guard(access.begin_together)
def begin(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    begun = actions.begin_together(initiative=initiative, by=request.actor, now=timezone.now())
    return redirect("new_example", id=begun.pk, way="to")


@require_http_methods(["GET", "POST"])
@guard(access.delete_together, select=("initiative",))
def delete(request: PersonRequest, reflection: "Reflection") -> HttpResponse:
    """Asked once, then it is gone for all."""
    if request.method == "POST":
        actions.delete_together(reflection=reflection, by=request.actor, now=timezone.now())
        messages.success(request, _("It is deleted. Nothing of it is left here."))
        return redirect("ladder_together", id=reflection.initiative_id)
    return render(request, "ladder/delete.jinja", {"reflection": reflection})
