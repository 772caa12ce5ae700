"""Pages of votes: asking, voting, the result, and counting again."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assieme.assemblies.bodies.access import Assembly, put_question
from assieme.assemblies.bodies.reads import current_rules
from assieme.assemblies.bodies.sentences import of_consequence, of_majority, of_rules
from assieme.assemblies.votes import access, actions, closing, picture, reads, sentences
from assieme.assemblies.votes.forms import BallotForm, QuestionForm, ReceiptForm
from assieme.core.access import require
from assieme.core.guard import PersonRequest, guard, no_store, public
from assieme.core.ui.words import standpoint_word

SELECT = ("assembly", "assembly__organisation", "constitution", "proposed_rules")


@require_http_methods(["GET", "POST"])
@guard(put_question, select=("organisation",))
def new_vote(request: PersonRequest, assembly: Assembly) -> HttpResponse:
    require(put_question, request.actor, assembly)
    zone = ZoneInfo(assembly.organisation.time_zone)
    now = timezone.now()
    form = QuestionForm(
        request.POST or None,
        today=now.astimezone(zone).date(),
        initial={"card": request.GET.get("card", ""), "title": request.GET.get("title", "")},
    )
    if form.is_valid():
        said = form.cleaned_data
        vote = actions.prepare_vote(
            assembly=assembly,
            title=said["title"],
            question=said["question"],
            card_id=said["card"],
            closes_at=_end_of(said["last_day"], zone),
            by=request.actor,
            now=now,
        )
        return redirect("vote", id=vote.pk)
    return render(request, "votes/new_vote.jinja", {"assembly": assembly, "form": form})


def _end_of(day: date | None, zone: ZoneInfo) -> datetime | None:
    """Midnight after the day, where the organisation is."""
    return datetime.combine(day + timedelta(days=1), time(), zone) if day else None


@require_GET
@guard(access.see_vote, select=SELECT)
def vote(request: PersonRequest, row: access.Vote) -> HttpResponse:
    """The page of a vote in each of its phases; once it is decided, the result."""
    if row.phase in ("closing", "closed"):
        return render(request, "votes/result.jinja", _result(row))
    called = reads.is_called(row, request.actor)
    turnout = reads.turnout(row)
    time_is_over = row.closes_at is None or row.closes_at <= timezone.now()
    context = {
        **_shared(row),
        "turnout": turnout,
        "closable": time_is_over or turnout.cast == turnout.eligible,
        "time_is_over": row.closes_at is not None and time_is_over,
        "called": called,
        "cast": called and reads.has_cast(row, request.actor),
        "may_open": access.open_vote.allows(request.actor, row),
        "may_close": access.close_vote.allows(request.actor, row),
    }
    return render(request, "votes/vote.jinja", context)


def _shared(row: access.Vote) -> dict[str, Any]:
    adoption = None if row.constitution else current_rules(row.assembly)
    rules = row.constitution or (adoption.constitution if adoption else None)
    zone = ZoneInfo(row.assembly.organisation.time_zone)
    return {
        "vote": row,
        "assembly": row.assembly,
        "constitution": rules,
        "rules": of_rules(rules) if rules else [],
        "last_day": (row.closes_at.astimezone(zone) - timedelta(seconds=1)).date() if row.closes_at else None,
    }


def _result(row: access.Vote) -> dict[str, Any]:
    outcome = reads.outcome_of(row)
    verdict, why = sentences.of_outcome(outcome)
    columns, box = picture.box_table(reads.box_of(row), row.constitution)
    return {
        **_shared(row),
        **_counted(row, outcome),
        "verdict": verdict,
        "why": why,
        "consequence": of_consequence(row.constitution) if row.constitution and outcome["passed"] else "",
        "turnout": reads.turnout(row),
        "roll_rows": [
            [standpoint_word(one.value, many=True), number.eligible, number.cast]
            for one, number in reads.turnout_by_standpoint(row).items()
        ],
        "box": box,
        "box_columns": columns,
        "form": ReceiptForm(),
    }


def _counted(row: access.Vote, outcome: dict[str, Any] | None) -> dict[str, Any]:
    """Picture and checks of an outcome."""
    if outcome is None or row.constitution is None:
        return {"outcome": outcome, "checks": [], "bars": []}
    bars = picture.bars(outcome, row.constitution)
    return {
        "outcome": outcome,
        "checks": [(check["holds"], sentences.of_check(check)) for check in outcome["checks"]],
        "bars": bars,
        "tally_rows": picture.tally_rows(bars),
        "share_words": of_majority(row.constitution.share, row.constitution.strict),
    }


@require_POST
@guard(access.open_vote)
def open_vote(request: PersonRequest, row: access.Vote) -> HttpResponse:
    actions.open_vote(vote=row, by=request.actor, now=timezone.now())
    return redirect("vote", id=row.pk)


@require_POST
@guard(access.close_vote)
def close_vote(request: PersonRequest, row: access.Vote) -> HttpResponse:
    closing.close_vote(vote=row, by=request.actor, now=timezone.now())
    return redirect("vote", id=row.pk)


@require_http_methods(["GET", "POST"])
@guard(access.cast_ballot, select=SELECT)
def ballot(request: PersonRequest, row: access.Vote) -> HttpResponse:
    """The ballot; the response that takes it shows the receipt itself and is kept nowhere."""
    if request.method == "GET" and not access.cast_ballot.when(row):
        return redirect("vote", id=row.pk)
    form = BallotForm(request.POST or None)
    if form.is_valid():
        choice = form.cleaned_data["choice"]
        receipt = actions.cast_ballot(vote=row, choice=choice, by=request.actor, now=timezone.now())  # type: ignore[arg-type]
        context = {"vote": row, "assembly": row.assembly, "receipt": receipt}
        return no_store(render(request, "votes/receipt.jinja", context))
    context = {**_shared(row), "form": form, "cast": reads.has_cast(row, request.actor)}
    return no_store(render(request, "votes/ballot.jinja", context))


@require_GET
@guard(access.see_vote, select=SELECT)
def paper(request: PersonRequest, row: access.Vote) -> HttpResponse:
    return render(request, "votes/paper_ballot.jinja", _shared(row))


@require_http_methods(["GET", "POST"])
@guard(access.see_result, select=SELECT)
def find_receipt(request: PersonRequest, row: access.Vote) -> HttpResponse:
    """Looks for a receipt in the box. It is posted, so that it stands in no address and no log."""
    require(access.see_result, request.actor, row)
    form = ReceiptForm(request.POST or None)
    looked = form.is_valid()
    found = reads.find_receipt(row, form.cleaned_data["receipt"]) if looked else None
    context = {**_shared(row), "form": form, "looked": looked, "found": found}
    return no_store(render(request, "votes/find_receipt.jinja", context))


@require_GET
@guard(access.see_result, select=SELECT)
def count_again(request: PersonRequest, row: access.Vote) -> HttpResponse:
    require(access.see_result, request.actor, row)
    recount = reads.recount(row)
    context = {
        **_shared(row),
        **_counted(row, recount.outcome),
        "recount": recount,
        "ballots": len(reads.box_of(row)),
    }
    return render(request, "votes/count_again.jinja", context)


@require_GET
@guard(access.see_result, select=SELECT)
def box_file(request: PersonRequest, row: access.Vote) -> HttpResponse:
    require(access.see_result, request.actor, row)
    response = JsonResponse(reads.file_of(row), json_dumps_params={"indent": 1, "ensure_ascii": False})
    response["Content-Disposition"] = f'attachment; filename="box-{row.pk}.json"'
    return response


@require_GET
@public("anyone may know how a secret vote works before they trust it")
def vote_help(request: HttpRequest) -> HttpResponse:
    return render(request, "votes/vote_help.jinja")
