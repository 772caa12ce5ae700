"""Evidence that people add to the road, look at, and take back."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assieme.assemblies.matters.asked import today_in
from assieme.core.access import require
from assieme.core.files import file_response, tell_left_out
from assieme.core.guard import PersonRequest, guard
from assieme.roadmap import access, actions, reads
from assieme.roadmap.forms import EvidenceForm
from assieme.roadmap.nine import action_called
from assieme.roadmap.said import Shown


@require_http_methods(["GET", "POST"])
@guard(access.add_evidence, select=("organisation",))
def new_evidence(request: PersonRequest, roadmap: access.Roadmap, key: str) -> HttpResponse:
    """Words, the day, perhaps a link or a picture; `?task=` names the task that it is for."""
    require(access.add_evidence, request.actor, roadmap)
    action = action_called(key)
    if action is None:
        raise Http404("no such action")
    form = EvidenceForm(
        request.POST or None,
        request.FILES or None,
        roadmap=roadmap,
        today=today_in(roadmap.organisation),
        tasks=reads.open_tasks(roadmap, key),
        initial={"task": request.GET.get("task", "")},
    )
    if form.is_valid():
        said = form.cleaned_data
        shown = Shown(said["words"], said["on"], said["link"], reads.task_in(roadmap, said["task"]))
        actions.add_evidence(
            roadmap=roadmap, key=key, shown=shown, picture=said["picture"], by=request.actor, now=timezone.now()
        )
        tell_left_out(request, said["picture"])
        messages.success(request, _("Thank you. It stands on the road now."))
        return redirect("road_action", id=roadmap.pk, key=key)
    return render(request, "roadmap/new_evidence.jinja", {"roadmap": roadmap, "action": action, "form": form})


@require_GET
@guard(access.see_evidence, select=("file",))
def picture(request: PersonRequest, evidence: access.Evidence) -> HttpResponse:
    require(access.see_evidence, request.actor, evidence)
    if evidence.file is None:
        raise Http404("taken back")
    return file_response(evidence.file)


@require_POST
@guard(access.take_back_evidence)
def take_back(request: PersonRequest, evidence: access.Evidence) -> HttpResponse:
    actions.take_back_evidence(evidence=evidence, by=request.actor, now=timezone.now())
    messages.success(request, _("It counts no more."))
    return redirect("road_action", id=evidence.roadmap_id, key=evidence.action)
