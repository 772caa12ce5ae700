"""Before something starts: four questions, looked at by two people of different standpoints."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from assieme.core.documents.pdf import pdf, pdf_response
from assieme.core.guard import PersonRequest, guard
from assieme.roadmap import access, gate_actions, paper
from assieme.roadmap.forms import LookForm
from assieme.roadmap.gates import gate_of


@require_http_methods(["GET", "POST"])
@guard(access.see_gate, select=("organisation",))
def gate(request: PersonRequest, initiative: access.Initiative) -> HttpResponse:
    """What people said to the four questions; with POST, one's own words."""
    found = gate_of(initiative, request.actor)
    may_look = access.look_first.allows(request.actor, initiative)
    mine = found.mine
    form = LookForm(
        request.POST or None,
        initial={name: getattr(mine, name) for name in ("consent", "capacity", "risk", "interests")} if mine else {},
    )
    if request.method == "POST" and form.is_valid():
        looked = gate_actions.Looked(**form.cleaned_data)
        gate_actions.look_first(initiative=initiative, looked=looked, by=request.actor, now=timezone.now())
        messages.success(request, _("Thank you. Everyone here can read it."))
        return redirect("look_first", id=initiative.pk)
    context = {"initiative": initiative, "gate": found, "form": form if may_look else None}
    return render(request, "roadmap/gate.jinja", context)


@require_GET
@guard(access.see_gate)
def gate_pdf(request: PersonRequest, initiative: access.Initiative) -> HttpResponse:
    """The same on paper, with lines for whoever looks next."""
    address = request.build_absolute_uri(reverse("look_first", kwargs={"id": initiative.pk}))
    data = paper.gate(initiative, gate_of(initiative, request.actor), address)
    return pdf_response(pdf(paper.GATE, data, language=get_language() or "en"), "before-we-start.pdf")
