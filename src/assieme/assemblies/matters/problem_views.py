"""The problems that a group works on, and the way of each."""

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

from assieme.assemblies.matters import access, matter_reads, paper
from assieme.assemblies.matters import problem_actions as actions
from assieme.assemblies.matters import problem_reads as reads
from assieme.assemblies.matters.asked import key_of, today_in
from assieme.assemblies.matters.picture import picture_of
from assieme.assemblies.matters.problem_forms import BehindForm, CloseForm, ReportForm, TriedForm, TryForm
from assieme.core.access import require
from assieme.core.documents.pdf import pdf, pdf_response
from assieme.core.guard import PersonRequest, guard

SELECT = ("assembly", "organisation", "reported_by__identity")


@require_GET
@guard(access.see_problems, select=("organisation",))
def problems(request: PersonRequest, assembly: access.Assembly) -> HttpResponse:
    """Newest first; `?state=` narrows, `?after=` goes on."""
    state = request.GET.get("state", "")
    state = state if state in reads.FILTERS else ""
    after = key_of(request.GET.get("after"))
    context = {
        "assembly": assembly,
        "page": reads.problems_page(assembly, today_in(assembly.organisation), state, after),
        "state": state,
        "filters": reads.FILTERS,
        "first": after is None,
        "may_report": access.report_problem.allows(request.actor, assembly),
    }
    return render(request, "matters/problems.jinja", context)


@require_http_methods(["GET", "POST"])
@guard(access.report_problem, select=("organisation",))
def new_problem(request: PersonRequest, assembly: access.Assembly) -> HttpResponse:
    require(access.report_problem, request.actor, assembly)
    form = ReportForm(request.POST or None)
    if form.is_valid():
        said = form.cleaned_data
        made = actions.report_problem(assembly=assembly, by=request.actor, now=timezone.now(), **said)
        messages.success(request, _("Thank you. We tell you what becomes of it."))
        return redirect("problem", id=made.pk)
    return render(request, "matters/new_problem.jinja", {"assembly": assembly, "form": form})


@require_GET
@guard(access.see_problem, select=SELECT)
def problem(request: PersonRequest, row: access.Problem) -> HttpResponse:
    """One problem: what it is, what was tried, how long each step took, and what the reader may do."""
    today = today_in(row.organisation)
    life = reads.life_of(row, today)
    may = {name: permission.allows(request.actor, row) for name, permission in _STEPS.items()}
    trying = reads.open_try(row)
    context: dict[str, Any] = {
        "problem": row,
        "life": life,
        "picture": picture_of(life),
        "by": reads.reporter(row),
        "team": reads.team_of(row, request.actor),
        "may": may,
        "trying": trying if trying and access.end_try.allows(request.actor, trying) else None,
        "matters": matter_reads.of_problem(row, today),
        "senders": matter_reads.senders_for(request.actor, row.organisation_id),
    }
    return render(request, "matters/problem.jinja", context)


_STEPS = {
    "join": access.join_team,
    "understand": access.understand_problem,
    "begin_try": access.begin_try,
    "close": access.close_problem,
}


@require_http_methods(["GET", "POST"])
@guard(access.understand_problem, select=SELECT)
def understand(request: PersonRequest, row: access.Problem) -> HttpResponse:
    form = BehindForm(request.POST or None, initial={"behind": row.behind})
    if form.is_valid():
        actions.understand_problem(problem=row, by=request.actor, now=timezone.now(), **form.cleaned_data)
        return redirect("problem", id=row.pk)
    return _step(request, row, form, _("What is behind it?"))


@require_http_methods(["GET", "POST"])
@guard(access.begin_try, select=SELECT)
def begin_try(request: PersonRequest, row: access.Problem) -> HttpResponse:
    require(access.begin_try, request.actor, row)
    form = TryForm(request.POST or None)
    if form.is_valid():
        actions.begin_try(problem=row, by=request.actor, now=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Good luck. Come back and say what happened."))
        return redirect("problem", id=row.pk)
    return _step(request, row, form, _("Try something"))


@require_http_methods(["GET", "POST"])
@guard(access.see_problem, select=SELECT)
def end_try(request: PersonRequest, row: access.Problem) -> HttpResponse:
    """What the try that goes on did."""
    attempt = reads.open_try(row)
    if attempt is None:
        raise Http404("nothing is being tried")
    require(access.end_try, request.actor, attempt)
    form = TriedForm(request.POST or None)
    if form.is_valid():
        actions.end_try(attempt=attempt, by=request.actor, now=timezone.now(), **form.cleaned_data)
        return redirect("problem", id=row.pk)
    return _step(request, row, form, _("What happened?"), attempt.what)


@require_http_methods(["GET", "POST"])
@guard(access.close_problem, select=SELECT)
def close(request: PersonRequest, row: access.Problem) -> HttpResponse:
    require(access.close_problem, request.actor, row)
    form = CloseForm(request.POST or None)
    if form.is_valid():
        actions.close_problem(problem=row, by=request.actor, now=timezone.now(), **form.said())
        messages.success(request, _("Noted. The person who reported it is told."))
        return redirect("problem", id=row.pk)
    return _step(request, row, form, _("How does it end?"))


@require_POST
@guard(access.join_team)
def team(request: PersonRequest, row: access.Problem) -> HttpResponse:
    """Join the team, or leave it."""
    change = actions.leave_team if request.POST.get("do") == "leave" else actions.join_team
    change(problem=row, by=request.actor, now=timezone.now())
    return redirect("problem", id=row.pk)


@require_GET
@guard(access.see_problem, select=SELECT)
def problem_pdf(request: PersonRequest, row: access.Problem) -> HttpResponse:
    """The way of a problem on paper."""
    address = request.build_absolute_uri(reverse("problem", kwargs={"id": row.pk}))
    life = reads.life_of(row, today_in(row.organisation))
    data = paper.problem(row, life, reads.team_of(row, request.actor), address)
    return pdf_response(pdf(paper.SHEET, data, language=get_language() or "en"), "problem.pdf")


@require_GET
@guard(access.see_problems)
def blank_problem(request: PersonRequest, assembly: access.Assembly) -> HttpResponse:
    """A sheet to report a problem on."""
    address = request.build_absolute_uri(reverse("new_problem", kwargs={"id": assembly.pk}))
    return pdf_response(
        pdf(paper.SHEET, paper.blank(assembly, address), language=get_language() or "en"), "problem.pdf"
    )


def _step(request: PersonRequest, row: access.Problem, form: Form, title: str, lead: str = "") -> HttpResponse:
    context = {"problem": row, "form": form, "title": title, "lead": lead, "by": reads.reporter(row)}
    return render(request, "matters/problem_step.jinja", context)
