"""The road of two years: the whole, one of the nine with its evidence, and the report for a board."""

from collections.abc import Sequence
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from assieme.assemblies.matters.asked import today_in
from assieme.core.documents.pdf import pdf, pdf_response
from assieme.core.guard import PersonRequest, guard
from assieme.roadmap import access, actions, paper, reads
from assieme.roadmap.forms import BeginForm
from assieme.roadmap.nine import nine_actions
from assieme.roadmap.picture import NARROW, WIDE, picture_of
from assieme.roadmap.registers import REGISTERS


@require_http_methods(["GET", "POST"])
@guard(access.see_roadmap)
def roadmap(request: PersonRequest, organisation: access.Organisation) -> HttpResponse:
    """The newest road, or that which `?from=` names by its first day; with POST, one begins."""
    today = today_in(organisation)
    may_begin = access.begin_roadmap.allows(request.actor, organisation)
    form = BeginForm(request.POST or None, today=today)
    if request.method == "POST" and form.is_valid():
        actions.begin_roadmap(organisation=organisation, by=request.actor, now=timezone.now(), **form.cleaned_data)
        messages.success(request, _("The road begins. Now look at each part: does it fit here?"))
        return redirect("roadmap", id=organisation.pk)
    roads = reads.roads_of(organisation)
    road = _chosen(request, roads, today)
    context = {
        "organisation": organisation,
        "road": road,
        "others": [one for one in roads if road and one != road.roadmap],
        "pictures": [picture_of(road, today, shape) for shape in (WIDE, NARROW)] if road else [],
        "nine": nine_actions(),
        "registers": REGISTERS.values(),
        "form": form if may_begin else None,
        "month_word": reads.month_word,
        "status_words": reads.STATUS_WORDS,
    }
    return render(request, "roadmap/roadmap.jinja", context)


@require_GET
@guard(access.see_action, select=("organisation",))
def road_action(request: PersonRequest, row: access.Roadmap, key: str) -> HttpResponse:
    """One of the nine: its measure, what shows it, and its tasks."""
    today = today_in(row.organisation)
    stone = next((one for one in reads.road(row, today).milestones if one.action.key == key), None)
    if stone is None:
        raise Http404("no such action")
    context = {
        "roadmap": row,
        "stone": stone,
        "pieces": reads.pieces_of(row, key, request.actor.pk),
        "may_add": access.add_evidence.allows(request.actor, row),
        "may_adapt": access.adapt_roadmap.allows(request.actor, row),
        "month_word": reads.month_word,
        "leads": access.adapt_roadmap.sees(request.actor, row),
    }
    return render(request, "roadmap/action.jinja", context)


@require_GET
@guard(access.see_roadmap)
def roadmap_pdf(request: PersonRequest, organisation: access.Organisation) -> HttpResponse:
    """The report for a board."""
    today = today_in(organisation)
    road = _chosen(request, reads.roads_of(organisation), today)
    if road is None:
        raise Http404("no road yet")
    data = paper.report(road, today, _address(request, organisation))
    return pdf_response(pdf(paper.SHEET, data, language=get_language() or "en"), "roadmap.pdf")


@require_GET
@guard(access.see_roadmap)
def roadmap_blank(request: PersonRequest, organisation: access.Organisation) -> HttpResponse:
    """The nine with room to plan."""
    data = paper.blank(organisation, _address(request, organisation))
    return pdf_response(pdf(paper.SHEET, data, language=get_language() or "en"), "roadmap.pdf")


def _chosen(request: PersonRequest, roads: Sequence[access.Roadmap], today: date) -> reads.Road | None:
    named = (one for one in roads if one.begun_on.isoformat() == request.GET.get("from"))
    roadmap = next(named, roads[0] if roads else None)
    return reads.road(roadmap, today) if roadmap else None


def _address(request: PersonRequest, organisation: access.Organisation) -> str:
    return request.build_absolute_uri(reverse("roadmap", kwargs={"id": organisation.pk}))
