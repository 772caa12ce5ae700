"""Boards over time: beginning a new one, and how the circle came to be, step by step."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from assieme.circles import access, actions, pictures, reads, story_reads
from assieme.circles.forms import BoardForm
from assieme.circles.layout import NARROW, WIDE
from assieme.circles.views import posted
from assieme.circles.words import CIRCLES
from assieme.core.guard import PersonRequest, guard

if TYPE_CHECKING:
    from assieme.organisations.models import Initiative


@require_GET
@guard(access.see_circle, select=("organisation",))
def story(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    """The circle as it was after one step (`?step=`, else the last), all steps, and all boards side by side."""
    told = story_reads.story(initiative)
    if told is None:
        return redirect("people", id=initiative.pk)
    last = len(told.steps)
    wished = request.GET.get("step", "")
    number = min(max(int(wished), 1), last) if wished.isdecimal() and len(wished) < 7 else last
    rings = told.rings_after(number)
    context = {
        "initiative": initiative,
        "CIRCLES": CIRCLES,
        "story": told,
        "number": number,
        "last": last,
        "step": told.steps[number - 1],
        "rings": rings,
        "wide": pictures.draw(rings, WIDE),
        "narrow": pictures.draw(rings, NARROW),
    }
    return render(request, "circles/story.jinja", context)


@require_http_methods(["GET", "POST"])
@guard(access.begin_board, select=("organisation",))
def new_board(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    """Begin a new board; the one so far is kept."""
    form = BoardForm(
        posted(request),
        initial={"so_far": reads.board_in_use(initiative), "carried_on": "yes"},
    )
    if form.is_valid():
        board = actions.begin_board(
            initiative=initiative,
            title=form.cleaned_data["title"],
            carried_on=form.carries_on(),
            so_far=form.cleaned_data["so_far"],
            by=request.actor,
            now=timezone.now(),
        )
        messages.success(request, _("The board “%(title)s” has begun. The one before is kept.") % {"title": board})
        return redirect("people", id=initiative.pk)
    context = {"initiative": initiative, "form": form}
    return render(request, "circles/new_board.jinja", context, status=422 if form.errors else 200)
