"""Pages of readiness: the map with its picture, and the questions one principle a page."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from assieme.core.guard import PersonRequest, guard
from assieme.logic.participation.practice import Principle
from assieme.toolkit.readiness import access, actions, moved, pictures, plan_reads, reads
from assieme.toolkit.readiness.addresses import here
from assieme.toolkit.readiness.forms import QuestionsForm, RoundForm
from assieme.toolkit.readiness.words import GROUPS, PRINCIPLES, prompts

if TYPE_CHECKING:
    from assieme.organisations.models import Initiative, Organisation
    from assieme.toolkit.readiness.models import Place, Round

ORDER = tuple(Principle)
AROUND = ("initiative__organisation", "organisation")


def slug(principle: Principle) -> str:
    return principle.replace(" ", "-")


def by_slug(slugged: str) -> Principle:
    """The principle of an address's last part. Raises Http404."""
    for principle in ORDER:
        if slug(principle) == slugged:
            return principle
    raise Http404(slugged)


def words() -> dict[str, object]:
    return {"PRINCIPLES": PRINCIPLES, "GROUPS": GROUPS, "slug": slug, "order": ORDER}


@guard(access.see_readiness, select=("organisation",))
def map_page(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    """The latest round: where one stands oneself, the hexagon by standpoint, the gaps and the plan."""
    return _map(request, initiative)


@guard(access.see_organisation_readiness)
def organisation_map(request: PersonRequest, organisation: "Organisation") -> HttpResponse:
    """The same for the whole organisation."""
    return _map(request, organisation)


def _map(request: PersonRequest, place: "Place") -> HttpResponse:
    page = reads.page(place, request.actor)
    return render(
        request,
        "readiness/map.jinja",
        {
            "here": here(place),
            "page": page,
            "picture": pictures.picture(page) if page else None,
            "moves": moved.moves(page) if page else (),
            "withheld": [GROUPS[group] for group in page.found.withheld] if page else [],
            "first_open": next((one for one in ORDER if not page.own.said(one)), None) if page else None,
            "plan": plan_reads.plan(place, page, timezone.localdate()),
            "may_lead": access.opening(place).allows(request.actor, place),
            "may_plan": access.planning(place).allows(request.actor, place),
            **words(),
        },
    )


@guard(access.answer_questions, select=AROUND)
def questions(request: PersonRequest, current: "Round", principle: str) -> HttpResponse:
    """One principle's questions. What is chosen is kept with each press of a button, also "come back later"."""
    asked, place = by_slug(principle), here(current.place)
    own = reads.own(current, request.actor)
    if own.submitted_at:
        return redirect("readiness_check", id=current.pk)
    form = QuestionsForm(request.POST or None, principle=asked, answers=own.answers, words=prompts(place.whole))
    if request.method == "POST" and form.is_valid():
        actions.save_answers(round=current, answers=form.answers(), by=request.actor, now=timezone.now())
        if "X-Autosave" in request.headers:
            return HttpResponse(status=204)
        if "later" in request.POST:
            messages.success(request, _("Your answers are saved. Come back when you like."))
            return redirect(place.map)
        following = ORDER.index(asked) + 1
        if following < len(ORDER):
            return redirect("readiness_questions", id=current.pk, principle=slug(ORDER[following]))
        return redirect("readiness_check", id=current.pk)
    return render(
        request,
        "readiness/questions.jinja",
        {"round": current, "here": place, "asked": asked, "form": form, "own": own, **words()},
        status=422 if form.errors else 200,
    )


@guard(access.answer_questions, select=AROUND)
def check(request: PersonRequest, current: "Round") -> HttpResponse:
    """One's own answers once more, before they are handed in."""
    own, place = reads.own(current, request.actor), here(current.place)
    if request.method == "POST" and own.sheet is not None:
        actions.hand_in(sheet=own.sheet, by=request.actor, now=timezone.now())
        messages.success(request, _("Thank you. Your answers are in."))
        return redirect(place.map)
    return render(
        request,
        "readiness/check.jinja",
        {
            "round": current,
            "here": place,
            "own": own,
            "standpoint": reads.speaking_as(current, request.actor),
            "parts": pictures.own_words(own.answers, prompts(place.whole)),
            **words(),
        },
    )


@guard(access.open_round, select=("organisation",))
def new_round(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    return _new_round(request, initiative)


@guard(access.open_organisation_round)
def new_organisation_round(request: PersonRequest, organisation: "Organisation") -> HttpResponse:
    return _new_round(request, organisation)


def _new_round(request: PersonRequest, place: "Place") -> HttpResponse:
    form, where = RoundForm(request.POST or None), here(place)
    if request.method == "POST" and form.is_valid():
        actions.open_round(place=place, title=form.cleaned_data["title"], by=request.actor, now=timezone.now())
        return redirect(where.map)
    context = {"here": where, "form": form, "last": reads.latest_round(place)}
    return render(request, "readiness/new_round.jinja", context, status=422 if form.errors else 200)
