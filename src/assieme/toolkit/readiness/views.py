"""Pages of readiness: the map with its picture, the questions one principle a page, and the action plan."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from assieme.core.guard import PersonRequest, guard
from assieme.logic.participation.practice import Principle
from assieme.toolkit.readiness import access, actions, pictures, reads
from assieme.toolkit.readiness.forms import GoalForm, QuestionsForm, RoundForm
from assieme.toolkit.readiness.words import ANSWERS, DONT_KNOW, GROUPS, PRINCIPLES, PROMPTS

if TYPE_CHECKING:
    from assieme.organisations.models import Initiative
    from assieme.toolkit.readiness.models import Goal, Round

ORDER = tuple(Principle)


def _slug(principle: Principle) -> str:
    return principle.replace(" ", "-")


def _principle(slug: str) -> Principle:
    for principle in ORDER:
        if _slug(principle) == slug:
            return principle
    raise Http404(slug)


def _words() -> dict[str, object]:
    return {"PRINCIPLES": PRINCIPLES, "GROUPS": GROUPS, "slug": _slug}


@guard(access.see_readiness, select=("organisation",))
def map_page(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    """The latest round: where one stands oneself, the hexagon by standpoint, the gaps and the plan."""
    page = reads.page(initiative, request.actor)
    return render(
        request,
        "readiness/map.jinja",
        {
            "initiative": initiative,
            "page": page,
            "picture": pictures.picture(page) if page else None,
            "withheld": [GROUPS[group] for group in page.found.withheld] if page else [],
            "first_open": next((one for one in ORDER if not page.own.said(one)), None) if page else None,
            "plan": reads.goals(initiative),
            "may_lead": access.open_round.allows(request.actor, initiative),
            "may_plan": access.plan_goal.allows(request.actor, initiative),
            **_words(),
        },
    )


@guard(access.answer_questions, select=("initiative__organisation",))
def questions(request: PersonRequest, current: "Round", principle: str) -> HttpResponse:
    """One principle's questions. What is chosen is kept with each press of a button, also "come back later"."""
    asked = _principle(principle)
    own = reads.own(current, request.actor)
    if own.submitted_at:
        return redirect("readiness_check", id=current.pk)
    form = QuestionsForm(request.POST or None, principle=asked, answers=own.answers)
    if request.method == "POST" and form.is_valid():
        actions.save_answers(round=current, answers=form.answers(), by=request.actor, now=timezone.now())
        if "later" in request.POST:
            messages.success(request, _("Your answers are saved. Come back when you like."))
            return redirect("map", id=current.initiative_id)
        place = ORDER.index(asked) + 1
        if place < len(ORDER):
            return redirect("readiness_questions", id=current.pk, principle=_slug(ORDER[place]))
        return redirect("readiness_check", id=current.pk)
    return render(
        request,
        "readiness/questions.jinja",
        {
            "round": current,
            "initiative": current.initiative,
            "asked": asked,
            "form": form,
            "own": own,
            "order": ORDER,
            **_words(),
        },
        status=422 if form.errors else 200,
    )


@guard(access.answer_questions, select=("initiative__organisation",))
def check(request: PersonRequest, current: "Round") -> HttpResponse:
    """One's own answers once more, before they are handed in."""
    own = reads.own(current, request.actor)
    if request.method == "POST" and own.sheet is not None:
        actions.hand_in(sheet=own.sheet, by=request.actor, now=timezone.now())
        messages.success(request, _("Thank you. Your answers are in."))
        return redirect("map", id=current.initiative_id)
    return render(
        request,
        "readiness/check.jinja",
        {
            "round": current,
            "initiative": current.initiative,
            "own": own,
            "standpoint": reads.speaking_as(current, request.actor),
            "order": ORDER,
            "parts": pictures.own_words(own),
            **_words(),
        },
    )


@guard(access.open_round, select=("organisation",))
def new_round(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    form = RoundForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.open_round(
            initiative=initiative, title=form.cleaned_data["title"], by=request.actor, now=timezone.now()
        )
        return redirect("map", id=initiative.pk)
    last = reads.latest_round(initiative)
    context = {"initiative": initiative, "form": form, "last": last}
    return render(request, "readiness/new_round.jinja", context, status=422 if form.errors else 200)


@guard(access.plan_goal, select=("organisation",))
def new_goal(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    form = GoalForm(request.POST or None, initial={"principle": request.GET.get("about", "")})
    if request.method == "POST" and form.is_valid():
        actions.plan_goal(initiative=initiative, by=request.actor, now=timezone.now(), **form.cleaned_data)
        return redirect("map", id=initiative.pk)
    context = {"initiative": initiative, "form": form}
    return render(request, "readiness/new_goal.jinja", context, status=422 if form.errors else 200)


@require_POST
@guard(access.finish_goal)
def goal_done(request: PersonRequest, goal: "Goal") -> HttpResponse:
    actions.finish_goal(goal=goal, by=request.actor, now=timezone.now())
    return redirect("map", id=goal.initiative_id)


@guard(access.see_readiness, select=("organisation",))
def blank(request: HttpRequest, initiative: "Initiative") -> HttpResponse:
    """The nineteen questions on paper."""
    parts = [(principle, [PROMPTS[one] for one in pictures.ids(principle)]) for principle in ORDER]
    answers = [*ANSWERS.values(), DONT_KNOW]
    return render(
        request, "readiness/blank.jinja", {"initiative": initiative, "parts": parts, "answers": answers, **_words()}
    )
