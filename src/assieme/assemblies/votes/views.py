"""Pages of votes: voting, the result, and counting again."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assieme.assemblies.votes import access, actions, closing, reads, trust_page, trustee_actions, trustee_keys
from assieme.assemblies.votes.ballot_forms import form_for
from assieme.assemblies.votes.box_files import file_of
from assieme.assemblies.votes.forms import ReceiptForm
from assieme.assemblies.votes.options import choices_of, money, on_ballot
from assieme.assemblies.votes.recounting import recount
from assieme.assemblies.votes.result_pages import counted, result, shared, template_of
from assieme.assemblies.votes.said_words import of_marks
from assieme.assemblies.votes.standing import free_in_words
from assieme.assemblies.votes.ways import WAYS
from assieme.core.access import require
from assieme.core.actors import Actor
from assieme.core.guard import PersonRequest, guard, no_store, public

SELECT = ("assembly", "assembly__organisation", "constitution", "proposed_rules")
type Beside = Callable[[access.Vote, Actor], dict[str, Any]]


@require_GET
@guard(access.see_vote, select=SELECT)
def vote(request: PersonRequest, row: access.Vote, more: Beside) -> HttpResponse:
    """The page of a vote in each of its phases; once it is decided, the result, and `more` that a room above knows."""
    if row.phase in ("closing", "closed"):
        beside = _after(request.actor, row) | more(row, request.actor)
        return render(request, template_of(row), result(row) | beside)
    called = reads.is_called(row, request.actor)
    turnout = reads.turnout(row)
    time_is_over = row.closes_at is None or row.closes_at <= timezone.now()
    closable = time_is_over or turnout.cast == turnout.eligible
    may_close = access.close_vote.allows(request.actor, row)
    context = {
        **shared(row),
        "turnout": turnout,
        "closable": closable,
        "key_lost": closable and may_close and trustee_keys.is_lost(row),
        "time_is_over": row.closes_at is not None and time_is_over,
        "called": called,
        "cast": called and reads.has_cast(row, request.actor),
        "may_open": access.open_vote.allows(request.actor, row),
        "may_close": may_close,
        **trust_page.on_vote(row, request.actor, timezone.now()),
    }
    if row.method != "rules":
        choices = on_ballot(row, choices_of(row))
        context |= {
            "way": WAYS[row.method],
            "money": money,
            "choices": choices,
            "stands": any(one.person == request.actor for one in choices),
            "free": free_in_words(row.assembly) if row.elects and row.phase == "draft" else [],
        }
    return render(request, "votes/vote.jinja", context)


def _after(actor: Actor, row: access.Vote) -> dict[str, Any]:
    """What can be done with a result: another round, seats for who was elected."""
    if row.method == "consent":
        return {"later": reads.round_after(row), "may_go_on": access.go_on.allows(actor, row)}
    if not row.elects:
        return {}
    seated = reads.seated_by(row)
    waiting = seated < len(reads.outcome_of(row).get("winners", ())) and bool(row.quotas)
    return {"seated": seated, "may_seat": waiting and access.seat_elected.allows(actor, row)}


@require_POST
@guard(access.open_vote)
def open_vote(request: PersonRequest, row: access.Vote) -> HttpResponse:
    actions.open_vote(vote=row, by=request.actor, now=timezone.now())
    return redirect("vote", id=row.pk)


@require_POST
@guard(access.close_vote)
def close_vote(request: PersonRequest, row: access.Vote) -> HttpResponse:
    now = timezone.now()
    if trust_page.is_opened_later(row) and not row.has_ended(now):
        trustee_actions.end_voting(vote=row, by=request.actor, now=now)
    else:
        closing.close_vote(vote=row, by=request.actor, now=now)
    return redirect("vote", id=row.pk)


@require_http_methods(["GET", "POST"])
@guard(access.cast_ballot, select=SELECT)
def ballot(request: PersonRequest, row: access.Vote) -> HttpResponse:
    """The ballot; the response that takes it shows the receipt itself and is kept nowhere."""
    if request.method == "GET" and not access.cast_ballot.when(row):
        return redirect("vote", id=row.pk)
    form = form_for(row, choices_of(row), request.POST or None)
    if form.is_valid():
        marks = form.cleaned_data["marks"]
        reason = form.cleaned_data.get("reason", "")
        receipt = actions.cast_ballot(vote=row, marks=marks, reason=reason, by=request.actor, now=timezone.now())  # type: ignore[arg-type]
        if row.named:
            return redirect("vote", id=row.pk)
        context = {"vote": row, "assembly": row.assembly, "receipt": receipt}
        return no_store(render(request, "votes/receipt.jinja", context))
    context = {**shared(row), "form": form, "cast": reads.has_cast(row, request.actor)}
    return no_store(render(request, "votes/ballot.jinja", context))


@require_http_methods(["GET", "POST"])
@guard(access.see_result, select=SELECT)
def find_receipt(request: PersonRequest, row: access.Vote) -> HttpResponse:
    """Looks for a receipt in the box. It is posted, so that it stands in no address and no log."""
    require(access.see_result, request.actor, row)
    form = ReceiptForm(request.POST or None)
    looked = form.is_valid()
    found = reads.find_receipt(row, form.cleaned_data["receipt"]) if looked else None
    says = of_marks(found.said, row.method, choices_of(row)) if found else ""
    context = {**shared(row), "form": form, "looked": looked, "says": says}
    return no_store(render(request, "votes/find_receipt.jinja", context))


@require_GET
@guard(access.see_result, select=SELECT)
def count_again(request: PersonRequest, row: access.Vote) -> HttpResponse:
    require(access.see_result, request.actor, row)
    again = recount(row)
    context = {
        **shared(row),
        **counted(again.outcome, reads.called_for(row)),
        "recount": again,
        "ballots": len(reads.box_of(row)),
    }
    return render(request, "votes/count_again.jinja", context)


@require_GET
@guard(access.see_result, select=SELECT)
def box_file(request: PersonRequest, row: access.Vote) -> HttpResponse:
    require(access.see_result, request.actor, row)
    response = JsonResponse(file_of(row), json_dumps_params={"indent": 1, "ensure_ascii": False})
    response["Content-Disposition"] = f'attachment; filename="box-{row.pk}.json"'
    return response


@require_GET
@public("anyone may know how a secret vote works before they trust it")
def vote_help(request: HttpRequest) -> HttpResponse:
    return render(request, "votes/vote_help.jinja")
