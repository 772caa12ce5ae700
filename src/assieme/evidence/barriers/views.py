"""What stands in the way: the register of an organisation, and the history of one barrier."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assieme.assemblies.matters.asked import key_of
from assieme.core.access import require
from assieme.core.documents.pdf import pdf, pdf_response
from assieme.core.guard import PersonRequest, guard
from assieme.evidence.barriers import access, actions, paper, reads
from assieme.evidence.barriers.forms import AnswerForm, BecameForm, EvidenceForm, RaiseForm, TakeOverForm
from assieme.evidence.barriers.published import published

SELECT = ("organisation", "raised_by__identity", "owner__identity")


@require_GET
@guard(access.see_barriers)
def barriers(request: PersonRequest, organisation: access.Organisation) -> HttpResponse:
    """Newest first; `?step=` narrows, `?after=` goes on."""
    step = request.GET.get("step", "")
    step = step if step in reads.STEPS.values else ""
    after = key_of(request.GET.get("after"))
    context = {
        "organisation": organisation,
        "register": reads.register(organisation, step, after),
        "step": step,
        "first": after is None,
        "may_raise": access.raise_barrier.allows(request.actor, organisation),
    }
    return render(request, "barriers/barriers.jinja", context)


@require_http_methods(["GET", "POST"])
@guard(access.raise_barrier)
def new_barrier(request: PersonRequest, organisation: access.Organisation) -> HttpResponse:
    require(access.raise_barrier, request.actor, organisation)
    form = RaiseForm(request.POST or None)
    if form.is_valid():
        made = actions.raise_barrier(
            organisation=organisation, by=request.actor, now=timezone.now(), **form.cleaned_data
        )
        return _thanks(request, made)
    return render(request, "barriers/new.jinja", {"organisation": organisation, "form": form})


@require_GET
@guard(access.see_barriers)
def published_barriers(request: PersonRequest, organisation: access.Organisation) -> HttpResponse:
    """What studies found elsewhere."""
    context = {
        "organisation": organisation,
        "offered": reads.offered(organisation),
        "STEPS": dict(reads.STEPS.choices),
        "may_raise": access.raise_barrier.allows(request.actor, organisation),
    }
    return render(request, "barriers/published.jinja", context)


@require_http_methods(["GET", "POST"])
@guard(access.raise_barrier)
def take_over(request: PersonRequest, organisation: access.Organisation, slug: str) -> HttpResponse:
    """We have this too."""
    require(access.raise_barrier, request.actor, organisation)
    if slug not in published():
        raise Http404(slug)
    form = TakeOverForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        said = form.cleaned_data
        made = actions.take_over(organisation=organisation, slug=slug, by=request.actor, now=timezone.now(), **said)
        return _thanks(request, made)
    context = {"organisation": organisation, "known": published()[slug], "form": form}
    return render(request, "barriers/take_over.jinja", context)


def _thanks(request: PersonRequest, made: access.Barrier) -> HttpResponse:
    messages.success(request, _("Thank you. We tell you what becomes of it."))
    return redirect("barrier", id=made.pk)


@require_GET
@guard(access.see_barrier, select=SELECT)
def barrier(request: PersonRequest, row: access.Barrier) -> HttpResponse:
    """One barrier: what was said of it, and what the reader may do."""
    context: dict[str, Any] = {
        "barrier": row,
        "line": reads.line(row),
        "history": reads.history(row),
        "may": {name: permission.allows(request.actor, row) for name, permission in _STEPS.items()},
    }
    return render(request, "barriers/barrier.jinja", context)


_STEPS = {
    "evidence": access.add_evidence,
    "take": access.take_barrier,
    "leave": access.leave_barrier,
    "answer": access.answer_barrier,
}


@require_http_methods(["GET", "POST"])
@guard(access.add_evidence, select=SELECT)
def add_evidence(request: PersonRequest, row: access.Barrier) -> HttpResponse:
    form = EvidenceForm(request.POST or None)
    if form.is_valid():
        said = actions.Said(**form.cleaned_data)
        actions.add_evidence(barrier=row, said=said, by=request.actor, now=timezone.now())
        return redirect("barrier", id=row.pk)
    return _step(request, row, form, _("Where does it show?"))


@require_POST
@guard(access.see_barrier)
def owner(request: PersonRequest, row: access.Barrier) -> HttpResponse:
    """Take it on, or hand it back."""
    if request.POST.get("do") == "leave":
        actions.leave_barrier(barrier=row, by=request.actor, now=timezone.now())
    else:
        actions.take_barrier(barrier=row, by=request.actor, now=timezone.now())
        messages.success(request, _("It is yours now. Say what will be done about it."))
    return redirect("barrier", id=row.pk)


@require_http_methods(["GET", "POST"])
@guard(access.answer_barrier, select=SELECT)
def answer(request: PersonRequest, row: access.Barrier) -> HttpResponse:
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        said = actions.Said(form.cleaned_data["words"])
        actions.answer_barrier(barrier=row, said=said, by=request.actor, now=timezone.now())
        messages.success(request, _("Noted. The person who raised it is told."))
        return redirect("barrier", id=row.pk)
    return _step(request, row, form, _("What will be done about it?"))


@require_http_methods(["GET", "POST"])
@guard(access.answer_barrier, select=SELECT)
def became(request: PersonRequest, row: access.Barrier) -> HttpResponse:
    form = BecameForm(request.POST or None)
    if form.is_valid():
        said = actions.Said(form.cleaned_data["words"])
        actions.say_what_became(
            barrier=row, became=form.cleaned_data["became"], said=said, by=request.actor, now=timezone.now()
        )
        messages.success(request, _("Noted. The person who raised it is told."))
        return redirect("barrier", id=row.pk)
    return _step(request, row, form, _("What became of it?"))


def _step(request: PersonRequest, row: access.Barrier, form: Form, title: str) -> HttpResponse:
    context = {"barrier": row, "line": reads.line(row), "form": form, "title": title}
    return render(request, "barriers/step.jinja", context)


@require_GET
@guard(access.see_barrier, select=SELECT)
def barrier_pdf(request: PersonRequest, row: access.Barrier) -> HttpResponse:
    """One barrier on paper."""
    address = request.build_absolute_uri(reverse("barrier", kwargs={"id": row.pk}))
    data = paper.filled(row, reads.line(row), reads.history(row), address)
    return pdf_response(pdf(paper.SHEET, data, language=get_language() or "en"), "barrier.pdf")


@require_GET
@guard(access.see_barriers)
def blank_barrier(request: PersonRequest, organisation: access.Organisation) -> HttpResponse:
    """A sheet to say on what stands in the way."""
    address = request.build_absolute_uri(reverse("new_barrier", kwargs={"id": organisation.pk}))
    data = paper.blank(organisation, address)
    return pdf_response(pdf(paper.SHEET, data, language=get_language() or "en"), "barrier.pdf")
