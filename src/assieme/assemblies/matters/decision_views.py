"""What a group decided, what became of it, and decisions that were set aside."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assieme.assemblies.matters import access, decision_reads, matter_reads, paper
from assieme.assemblies.matters import decision_actions as actions
from assieme.assemblies.matters.asked import key_of, today_in
from assieme.assemblies.matters.decision_forms import AnswerForm, CommitmentForm, OverrideForm
from assieme.core.access import Refused, require
from assieme.core.documents.pdf import pdf, pdf_response
from assieme.core.guard import PersonRequest, guard
from assieme.toolkit.cards.reads import overdue
from assieme.toolkit.readiness import smart
from assieme.toolkit.readiness.plan_actions import Planned


@require_GET
@guard(access.see_decisions, select=("organisation",))
def decisions(request: PersonRequest, assembly: access.Assembly) -> HttpResponse:
    """All that a group decided, newest first, with what became of it; what is late comes first."""
    after, today = key_of(request.GET.get("after")), today_in(assembly.organisation)
    context = {
        "assembly": assembly,
        "page": decision_reads.decisions_page(assembly, today, after),
        "agreed": () if after else decision_reads.agreed_in_meetings(assembly, today),
        "late": () if after else decision_reads.late_ones(today, assembly=assembly.pk),
        "first": after is None,
    }
    return render(request, "matters/decisions.jinja", context)


@require_GET
@guard(access.see_decisions, select=("organisation",))
def decisions_pdf(request: PersonRequest, assembly: access.Assembly) -> HttpResponse:
    """The newest of them on paper, for the wall."""
    address = request.build_absolute_uri(reverse("decisions", kwargs={"id": assembly.pk}))
    page = decision_reads.decisions_page(assembly, today_in(assembly.organisation))
    data = paper.decisions(assembly, page, address)
    return pdf_response(pdf(paper.SHEET, data, language=get_language() or "en"), "decisions.pdf")


@require_GET
@guard(access.see_decision, select=("assembly", "organisation", "constitution"))
def after_vote(request: PersonRequest, vote: access.Vote) -> HttpResponse:
    """What became of one decision."""
    require(access.see_decision, request.actor, vote)
    context = {"vote": vote, "on_vote": decision_reads.on_vote(vote, request.actor, today_in(vote.organisation))}
    return render(request, "matters/after_vote.jinja", context)


@require_http_methods(["GET", "POST"])
@guard(access.make_commitment, select=("assembly", "organisation"))
def new_commitment(request: PersonRequest, vote: access.Vote) -> HttpResponse:
    """Who does what after a decision; help with a good goal is said once."""
    require(access.make_commitment, request.actor, vote)
    today = today_in(vote.organisation)
    form = CommitmentForm(request.POST or None, vote=vote, today=today)
    if form.is_valid():
        said = form.said()
        actions.make_commitment(vote=vote, said=said, by=request.actor, now=timezone.now())
        goal = Planned("", said.what, said.due_on, said.how_we_know, owner=said.owner)
        thoughts = [str(one) for one in smart.thoughts(goal, today)]
        messages.success(request, " ".join([_("It is written down."), *thoughts]))
        return redirect("after_vote", id=vote.pk)
    return render(request, "matters/new_commitment.jinja", {"vote": vote, "form": form, "help": smart.HELP})


@require_http_methods(["GET", "POST"])
@guard(access.see_commitment, select=("assembly", "organisation", "vote", "item", "owner__identity"))
def commitment(request: PersonRequest, row: access.Commitment) -> HttpResponse:
    """What somebody does, and what became of it; with POST, the answer."""
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.answer_commitment(commitment=row, by=request.actor, now=timezone.now(), **form.cleaned_data)
        messages.success(request, _("The answer is given. Those who decided are told."))
        return redirect("commitment", id=row.pk)
    context = {
        "assembly": row.assembly,
        "vote": row.vote,
        "line": decision_reads.of_commitment(row, today_in(row.organisation)),
        "agree": row if access.agree_to_commitment.allows(request.actor, row) else None,
        "form": form if decision_reads.may_answer(row, request.actor) else None,
    }
    return render(request, "matters/doing.jinja", context)


@require_POST
@guard(access.agree_to_commitment)
def agree(request: PersonRequest, row: access.Commitment) -> HttpResponse:
    agrees = request.POST.get("agrees") == "yes"
    actions.agree_to_commitment(commitment=row, agrees=agrees, by=request.actor, now=timezone.now())
    messages.success(request, _("Thank you for doing it.") if agrees else _("That is fine. We took your name off."))
    return redirect("commitment", id=row.pk)


@require_http_methods(["GET", "POST"])
@guard(access.see_follow_up, select=("organisation", "meeting__assembly", "vote", "owner__identity"))
def follow_up(request: PersonRequest, item: access.AgendaItem) -> HttpResponse:
    """The same for what a meeting agreed."""
    require(access.see_follow_up, request.actor, item)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.answer_follow_up(item=item, by=request.actor, now=timezone.now(), **form.cleaned_data)
        messages.success(request, _("The answer is given. Those who decided are told."))
        return redirect("follow_up", id=item.pk)
    context = {
        "assembly": item.meeting.assembly,
        "vote": item.vote,
        "line": decision_reads.of_item(item, today_in(item.organisation)),
        "agree": None,
        "form": form if access.answer_follow_up.allows(request.actor, item) else None,
    }
    return render(request, "matters/doing.jinja", context)


@require_http_methods(["GET", "POST"])
@guard(access.override_decision, select=("assembly", "organisation", "constitution"))
def override(request: PersonRequest, vote: access.Vote) -> HttpResponse:
    """Set a decision aside, with a reason that everybody can read."""
    if not access.override_decision.allows(request.actor, vote):
        raise Refused(access.override_decision.refusal)
    form = OverrideForm(request.POST or None, vote=vote)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        actions.override_decision(vote=vote, reason=reason, by=request.actor, now=timezone.now())
        messages.success(request, _("The decision is set aside. Everybody who could vote is told."))
        return redirect("after_vote", id=vote.pk)
    return render(request, "matters/override.jinja", {"vote": vote, "form": form})


@require_GET
@guard(access.see_late_answers)
def late_answers(request: PersonRequest, organisation: access.Organisation) -> HttpResponse:
    """Every answer of the organisation that is overdue: of cards, of decisions, of matters between groups."""
    today = today_in(organisation)
    context = {
        "organisation": organisation,
        "cards": overdue(organisation.pk, today),
        "decisions": decision_reads.late_ones(today, organisation=organisation.pk),
        "matters": matter_reads.late_ones(today, organisation=organisation.pk),
    }
    return render(request, "matters/late.jinja", context)
