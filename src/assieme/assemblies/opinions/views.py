"""A question's own page, and answering it: one statement at a time, and what one wrote oneself."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assieme.assemblies.opinions import access, actions, reads, statement_actions
from assieme.assemblies.opinions.door import SELECT, in_question
from assieme.assemblies.opinions.drawing import FEWEST
from assieme.assemblies.opinions.forms import ChoiceForm, LookForm, StatementForm
from assieme.assemblies.opinions.mapping import map_page
from assieme.assemblies.opinions.standpoints import require_lookers
from assieme.core.access import require
from assieme.core.actors import Actor
from assieme.core.guard import PersonRequest, guard


@require_GET
@guard(access.see_opinions, select=("organisation",))
def opinions(request: PersonRequest, assembly: access.Assembly) -> HttpResponse:
    context = {
        "assembly": assembly,
        "page": reads.questions_of(assembly, request.actor, _key(request.GET.get("before", ""))),
        "may_open": access.open_question.allows(request.actor, assembly),
    }
    return render(request, "opinions/opinions.jinja", context)


@require_GET
@in_question(access.see_question)
def question(request: HttpRequest, row: access.Question, by: Actor) -> HttpResponse:
    """While it is open, the way to one's own answers; then the map."""
    context = {**_about(row, by), "fewest": FEWEST}
    if row.phase == access.Phase.ENDED:
        drawn = reads.drawn_of(row)
        context["map"] = map_page(row, drawn) if drawn else None
        context["may_ask"] = access.put_question.allows(by, row.assembly)
        return render(request, "opinions/map.jinja", context)
    may_answer = reads.in_time(row, timezone.now()) and access.take_part.allows(by, row)
    context |= {
        "own": reads.progress(row, by),
        "people": reads.people_so_far(row),
        "may_answer": may_answer,
        "may_take_back": not may_answer and access.take_back.allows(by, row),
        "late": not reads.in_time(row, timezone.now()),
        "leads": access.end_question.allows(by, row),
        "asks_guests": access.ask_guests.allows(by, row),
    }
    return render(request, "opinions/question.jinja", context)


@require_GET
@in_question(access.take_part)
def answer(request: HttpRequest, row: access.Question, by: Actor) -> HttpResponse:
    """The next statement without an answer, or the one that the address names."""
    require(access.take_part, by, row)
    found = reads.one_shown(row, _key(request.GET.get("of", "")))
    statement = found or reads.next_statement(row, by)
    context = {
        **_about(row, by),
        "statement": statement,
        "own": reads.progress(row, by),
        "said": reads.own_answer(found, by) if found else None,
        "named": found is not None,
    }
    return render(request, "opinions/answer.jinja", context)


@require_POST
@in_question(access.take_part)
def say(request: HttpRequest, row: access.Question, by: Actor) -> HttpResponse:
    """One press. A statement that is gone meanwhile leads to the next."""
    statement, form = reads.one_shown(row, _key(request.POST.get("of", ""))), ChoiceForm(request.POST)
    if statement is not None and form.is_valid():
        actions.answer_statement(statement=statement, choice=form.said(), by=by, now=timezone.now())
    return redirect("my_opinions" if "again" in request.POST else "answer_opinions", id=row.pk)


@require_GET
@in_question(access.take_back)
def mine(request: HttpRequest, row: access.Question, by: Actor) -> HttpResponse:
    """One's own answers and statements, also for who has left."""
    may_answer = reads.in_time(row, timezone.now()) and access.take_part.allows(by, row)
    context = {
        **_about(row, by),
        "may_answer": may_answer,
        "belongs": may_answer or access.see_question.allows(by, row),
        "answers": reads.own_answers(row, by),
        "written": reads.own_statements(row, by),
    }
    return render(request, "opinions/mine.jinja", context)


@require_POST
@in_question(access.take_back)
def take_back(request: HttpRequest, row: access.Question, by: Actor) -> HttpResponse:
    actions.take_back_answers(question=row, by=by, now=timezone.now())
    messages.success(request, _("Your answers are erased."))
    belongs = access.see_question.allows(by, row)
    return redirect("opinion_question", id=row.pk) if belongs else redirect("my_day")


@require_http_methods(["GET", "POST"])
@in_question(access.take_part)
def write(request: HttpRequest, row: access.Question, by: Actor) -> HttpResponse:
    require(access.take_part, by, row)
    require_lookers(row, by)
    form = StatementForm(request.POST or None)
    if form.is_valid():
        words = form.cleaned_data["words"]
        statement_actions.write_statement(question=row, words=words, by=by, now=timezone.now())
        messages.success(request, _("Thank you. Two people read it first. Then all can answer it."))
        return redirect("answer_opinions", id=row.pk)
    return render(request, "opinions/write.jinja", {**_about(row, by), "form": form})


@require_GET
@guard(access.take_part, select=SELECT)
def look(request: PersonRequest, row: access.Question) -> HttpResponse:
    """The next statement that waits for the reader's look."""
    require(access.take_part, request.actor, row)
    return _look_page(request, row, reads.next_to_look_at(row, request.actor), LookForm())


@require_http_methods(["GET", "POST"])
@guard(access.look_at_statement, select=("question__organisation", "question__assembly"))
def looked(request: PersonRequest, statement: access.Statement) -> HttpResponse:
    form = LookForm(request.POST or None)
    if not form.is_valid():
        require(access.look_at_statement, request.actor, statement)
        return _look_page(request, statement.question, statement, form)
    statement_actions.look_at_statement(
        statement=statement, reason=form.reason_said(), by=request.actor, now=timezone.now()
    )
    messages.success(request, _("Thank you for looking."))
    return redirect("look_at_statements", id=statement.question_id)


def _look_page(
    request: PersonRequest, row: access.Question, statement: access.Statement | None, form: LookForm
) -> HttpResponse:
    context = {"question": row, "assembly": row.assembly, "statement": statement, "form": form}
    return render(request, "opinions/look.jinja", context)


def _about(row: access.Question, by: Actor) -> dict[str, Any]:
    return {"question": row, "assembly": row.assembly, "guest": access.is_guest(by)}


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
