"""Pages of ballots on paper: handing them out, counting the pile, typing each slip."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assieme.assemblies.votes import paper_access as access
from assieme.assemblies.votes import paper_actions as actions
from assieme.assemblies.votes import paper_reads as reads
from assieme.assemblies.votes.ballot_forms import form_for
from assieme.assemblies.votes.options import choices_of
from assieme.assemblies.votes.paper_forms import PilesForm
from assieme.core.access import require
from assieme.core.guard import PersonRequest, guard, no_store

SELECT = ("assembly__organisation", "constitution", "proposed_rules")


@require_GET
@guard(access.count_slips, select=SELECT)
def paper_voters(request: PersonRequest, vote: access.Vote) -> HttpResponse:
    """Everybody on the roll, and who was handed a ballot on paper."""
    context = {
        "vote": vote,
        "assembly": vote.assembly,
        "places": reads.places(vote),
        "open": access.count_slips.when(vote) and not vote.has_ended(timezone.now()),
    }
    return render(request, "votes/paper_voters.jinja", context)


@require_POST
@guard(access.hand_paper, select=("vote", "person__identity"))
def hand_paper(request: PersonRequest, entry: access.RollEntry) -> HttpResponse:
    actions.hand_paper(entry=entry, by=request.actor, now=timezone.now())
    messages.success(request, _("Noted: %(name)s votes on paper.") % {"name": entry.person})
    return redirect("paper_voters", id=entry.vote_id)


@require_POST
@guard(access.deny_paper, select=("vote",))
def deny_paper(request: PersonRequest, entry: access.RollEntry) -> HttpResponse:
    actions.deny_paper(entry=entry, by=request.actor, now=timezone.now())
    messages.success(request, _("Noted: you vote on screen. If you voted before, that ballot counts."))
    return redirect("vote", id=entry.vote_id)


@require_http_methods(["GET", "POST"])
@guard(access.type_slips, select=SELECT)
def paper_count(request: PersonRequest, vote: access.Vote) -> HttpResponse:
    """How many ballots came back, how far the typing is, and which slips must be looked at again."""
    require(access.type_slips, request.actor, vote)
    now = timezone.now()
    papers = reads.papers_of(vote, request.actor)
    leads = access.count_slips.sees(request.actor, vote)
    asked = papers is not None and vote.has_ended(now) and (leads or papers.asks_second)
    form = PilesForm(request.POST or None, piles=papers.piles) if papers and asked else None
    if form and form.is_valid():
        actions.count_slips(vote=vote, piles=form.cleaned_data["piles"], by=request.actor, now=now)
        return _further(vote, request)
    context = {
        "vote": vote,
        "assembly": vote.assembly,
        "papers": papers,
        "form": form,
        "ended": vote.has_ended(now),
        "leads": leads,
    }
    return render(request, "votes/paper_count.jinja", context)


@require_http_methods(["GET", "POST"])
@guard(access.type_slips, select=SELECT)
def type_slip(request: PersonRequest, vote: access.Vote, slip: int) -> HttpResponse:
    """One slip, as the reader reads it. What others typed is not shown: each reads for themselves."""
    require(access.type_slips, request.actor, vote)
    cannot_read = request.POST.get("slip") == "cannot read"
    form = form_for(vote, choices_of(vote), request.POST if request.POST and not cannot_read else None)
    if cannot_read or form.is_valid():
        marks = None if cannot_read else form.cleaned_data["marks"]
        actions.type_slip(vote=vote, slip=slip, marks=marks, by=request.actor, now=timezone.now())
        return _further(vote, request)
    papers = reads.papers_of(vote, request.actor)
    context = {
        "vote": vote,
        "assembly": vote.assembly,
        "form": form,
        "slip": slip,
        "papers": papers,
        "differs": papers is not None and slip in papers.differ,
        "urn": reads.urn_of(vote, slip),
    }
    return no_store(render(request, "votes/type_slip.jinja", context))


def _further(vote: access.Vote, request: PersonRequest) -> HttpResponse:
    """To the next slip, or to how far the typing is."""
    vote.refresh_from_db()
    papers = reads.papers_of(vote, request.actor)
    if papers is not None and papers.next is not None:
        return redirect("type_slip", id=vote.pk, slip=papers.next)
    return redirect("paper_count", id=vote.pk)
