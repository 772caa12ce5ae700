"""Pages for who asks: a new question, another last day, and the end."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assieme.assemblies.opinions import access, actions, reads
from assieme.assemblies.opinions.drawing import FEWEST
from assieme.assemblies.opinions.forms import DayForm, QuestionForm
from assieme.core.access import require
from assieme.core.guard import PersonRequest, guard

SELECT = ("assembly", "organisation")


@require_http_methods(["GET", "POST"])
@guard(access.open_question, select=("organisation",))
def new_question(request: PersonRequest, assembly: access.Assembly) -> HttpResponse:
    require(access.open_question, request.actor, assembly)
    form = QuestionForm(request.POST or None)
    if form.is_valid():
        question = actions.open_question(assembly=assembly, by=request.actor, now=timezone.now(), **form.cleaned_data)
        messages.success(request, _("The question is open. Two people look at each statement first."))
        return redirect("opinion_question", id=question.pk)
    return render(request, "opinions/new.jinja", {"assembly": assembly, "form": form})


@require_http_methods(["GET", "POST"])
@guard(access.end_question, select=SELECT)
def move_day(request: PersonRequest, row: access.Question) -> HttpResponse:
    require(access.end_question, request.actor, row)
    form = DayForm(request.POST or None, initial={"closes_on": row.closes_on})
    if form.is_valid():
        actions.move_day(question=row, by=request.actor, now=timezone.now(), **form.cleaned_data)
        messages.success(request, _("The last day is kept."))
        return redirect("opinion_question", id=row.pk)
    return render(request, "opinions/day.jinja", {"question": row, "assembly": row.assembly, "form": form})


@require_http_methods(["GET", "POST"])
@guard(access.end_question, select=SELECT)
def end(request: PersonRequest, row: access.Question) -> HttpResponse:
    """Asks once more: it can't be opened again."""
    require(access.end_question, request.actor, row)
    if request.method == "POST":
        actions.end_question(question=row, by=request.actor, now=timezone.now())
        return redirect("opinion_question", id=row.pk)
    context = {
        "question": row,
        "assembly": row.assembly,
        "people": reads.people_so_far(row),
        "fewest": FEWEST,
    }
    return render(request, "opinions/end.jinja", context)
