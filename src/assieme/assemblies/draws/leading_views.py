"""Pages for who runs a draw: preparing it, opening, closing, drawing, drawing again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from assieme.assemblies.draws import access, call_actions, drawing_actions, reads
from assieme.assemblies.draws.forms import DrawForm, FeatureForm, SeedForm, TargetsForm
from assieme.assemblies.draws.lots import outlook
from assieme.core.access import require
from assieme.core.guard import PersonRequest, guard

SELECT = ("assembly", "organisation")


@require_http_methods(["GET", "POST"])
@guard(access.begin_draw, select=("organisation",))
def new_draw(request: PersonRequest, assembly: access.Assembly) -> HttpResponse:
    planned = reads.seats_to_draw(assembly)
    form = DrawForm(request.POST or None, planned=bool(planned), initial={"size": planned or 12})
    if form.is_valid():
        said = {"standpoints": (), **form.cleaned_data}
        draw = call_actions.begin_draw(assembly=assembly, by=request.actor, now=timezone.now(), **said)
        return redirect("draw_targets", id=draw.pk)
    return render(request, "draws/new.jinja", {"assembly": assembly, "form": form, "planned": planned})


@require_http_methods(["GET", "POST"])
@guard(access.set_targets, select=SELECT)
def targets(request: PersonRequest, row: access.Draw) -> HttpResponse:
    """How many people of each group, at least and at most."""
    require(access.set_targets, request.actor, row)
    asked = reads.targets_of(row)
    form = TargetsForm(
        request.POST or None, targets=[line.target for one in asked for line in one.lines], size=row.size
    )
    if form.is_valid():
        call_actions.set_targets(draw=row, numbers=form.numbers(), by=request.actor, now=timezone.now())
        messages.success(request, _("The numbers are kept."))
        return redirect("draw", id=row.pk)
    context = {"draw": row, "assembly": row.assembly, "asked": asked, "form": form}
    return render(request, "draws/targets.jinja", context)


@require_http_methods(["GET", "POST"])
@guard(access.change_questions, select=SELECT)
def new_feature(request: PersonRequest, row: access.Draw) -> HttpResponse:
    """One thing more to ask."""
    form = FeatureForm(request.POST or None, services=reads.services_of(row.organisation_id))
    if form.is_valid():
        feature, values = form.cleaned_data["feature"], form.cleaned_data["values"]
        call_actions.add_feature(draw=row, feature=feature, values=values, by=request.actor, now=timezone.now())
        return redirect("draw_targets", id=row.pk)
    return render(request, "draws/new_feature.jinja", {"draw": row, "assembly": row.assembly, "form": form})


@require_POST
@guard(access.change_questions)
def drop_feature(request: PersonRequest, row: access.Draw) -> HttpResponse:
    feature = request.POST.get("feature", "")
    if feature in {one.feature for one in reads.targets_of(row)[1:]}:
        call_actions.drop_feature(draw=row, feature=feature, by=request.actor, now=timezone.now())
    return redirect("draw_targets", id=row.pk)


@require_POST
@guard(access.open_call)
def open_call(request: PersonRequest, row: access.Draw) -> HttpResponse:
    call_actions.open_call(draw=row, by=request.actor, now=timezone.now())
    messages.success(request, _("The draw is open. Now tell people: print the poster, or send the address."))
    return redirect("draw", id=row.pk)


@require_http_methods(["GET", "POST"])
@guard(access.close_call, select=SELECT)
def close_call(request: PersonRequest, row: access.Draw) -> HttpResponse:
    """Whether a panel can be drawn now; if so, the draw can close."""
    require(access.close_call, request.actor, row)
    found, now = outlook(row), timezone.now()
    if request.method == "POST" and found.prepared:
        drawing_actions.close_call(draw=row, prepared=found.prepared, by=request.actor, now=now)
        messages.success(request, _("The draw is closed. All chances are public now."))
        return redirect("draw", id=row.pk)
    context = {
        "draw": row,
        "assembly": row.assembly,
        "outlook": found,
        "nearest": reads.giving_way(row, found, now),
        "late": reads.is_late(row, now),
    }
    return render(request, "draws/close.jinja", context)


@require_http_methods(["GET", "POST"])
@guard(access.draw_panel, select=SELECT)
def draw_panel(request: PersonRequest, row: access.Draw) -> HttpResponse:
    """The draw itself, in the open."""
    require(access.draw_panel, request.actor, row)
    form = SeedForm(request.POST or None)
    if form.is_valid():
        drawing_actions.draw_panel(draw=row, said=form.cleaned_data["said"], by=request.actor, now=timezone.now())
        messages.success(request, _("The panel is drawn. Everybody who was drawn is asked now."))
        return redirect("draw", id=row.pk)
    first = reads.lottery_of(row, 0)
    return render(
        request, "draws/draw_panel.jinja", {"draw": row, "assembly": row.assembly, "form": form, "first": first}
    )


@require_http_methods(["GET", "POST"])
@guard(access.draw_again, select=SELECT)
def draw_again(request: PersonRequest, row: access.Draw) -> HttpResponse:
    """Free places are drawn again, by the same rule."""
    require(access.draw_again, request.actor, row)
    now = timezone.now()
    found = outlook(row)
    if request.method == "POST" and found.prepared:
        drawing_actions.draw_again(draw=row, prepared=found.prepared, by=request.actor, now=now)
        messages.success(request, _("The free places are drawn. Who was drawn is asked now."))
        return redirect("draw", id=row.pk)
    context = {
        "draw": row,
        "assembly": row.assembly,
        "outlook": found,
        "nearest": reads.giving_way(row, found, now),
        "places": reads.places_of(row, now),
    }
    return render(request, "draws/again.jinja", context)


@require_POST
@guard(access.draw_again)
def free_places(request: PersonRequest, row: access.Draw) -> HttpResponse:
    freed = drawing_actions.free_places(draw=row, by=request.actor, now=timezone.now())
    messages.success(request, ngettext("%(num)s place is free.", "%(num)s places are free.", freed) % {"num": freed})
    return redirect("draw", id=row.pk)


@require_POST
@guard(access.take_nearest, select=SELECT)
def take_nearest(request: PersonRequest, row: access.Draw) -> HttpResponse:
    """Set the nearest numbers that a panel can keep."""
    call_actions.take_nearest(draw=row, found=outlook(row), by=request.actor, now=timezone.now())
    messages.success(request, _("The numbers are changed. Everybody can read that they were."))
    return redirect("draw_again" if row.phase == access.Phase.DRAWN else "close_draw", id=row.pk)


@require_POST
@guard(access.finish_draw)
def finish(request: PersonRequest, row: access.Draw) -> HttpResponse:
    drawing_actions.finish_draw(draw=row, by=request.actor, now=timezone.now())
    messages.success(request, _("The panel is complete. What people said of themselves is erased."))
    return redirect("draw", id=row.pk)


@require_http_methods(["GET", "POST"])
@guard(access.call_off_draw, select=SELECT)
def call_off(request: PersonRequest, row: access.Draw) -> HttpResponse:
    if request.method == "POST":
        drawing_actions.call_off_draw(draw=row, by=request.actor, now=timezone.now())
        messages.success(request, _("The draw is called off. What people said is erased."))
        return redirect("draws", id=row.assembly_id)
    return render(request, "draws/call_off.jinja", {"draw": row, "assembly": row.assembly})
