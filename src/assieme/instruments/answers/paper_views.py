"""Pages for sheets that were filled in on paper."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assieme.core.guard import PersonRequest, guard, no_store
from assieme.core.ui.words import standpoint_word
from assieme.instruments import access
from assieme.instruments.answers import paper_actions
from assieme.instruments.answers import reads as answer_reads
from assieme.instruments.answers.comparing import Difference, differences
from assieme.instruments.answers.forms import PaperForm, SettleForm
from assieme.instruments.content.parsing import questionnaire_of
from assieme.instruments.showing.wording import answer_words
from assieme.instruments.waves import reads as wave_reads
from assieme.instruments.words import reader
from assieme.logic.questionnaires.model import Questionnaire
from assieme.logic.questionnaires.values import Value

if TYPE_CHECKING:
    from assieme.instruments.models import Paper, Wave


@require_http_methods(["GET", "POST"])
@guard(access.type_paper, select=("instrument", "organisation"))
def papers(request: PersonRequest, wave: "Wave") -> HttpResponse:
    """Which sheet I type now; those that wait for a second typing, or for a third look."""
    form = PaperForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        sheet = paper_actions.begin_typing(wave=wave, by=request.actor, now=timezone.now(), **form.cleaned_data)
        return redirect("answer_page", id=sheet.pk, number=sheet.page)
    context = {
        "wave": wave,
        "instrument": wave.instrument,
        "form": form,
        "papers": answer_reads.paper_lines(wave, request.actor),
        "progress": wave_reads.progress_of(wave),
    }
    return no_store(render(request, "instruments/papers.jinja", context, status=422 if form.errors else 200))


@require_http_methods(["GET", "POST"])
@guard(access.settle_paper, select=("wave__instrument", "wave__organisation"))
def compare(request: PersonRequest, paper: "Paper") -> HttpResponse:
    """Where two typings differ: look at the sheet and choose."""
    questionnaire = questionnaire_of(paper.wave.instrument)
    found = differences(*answer_reads.typings_of(paper))
    form = SettleForm(request.POST or None, lines=[_line(questionnaire, one) for one in found])
    if request.method == "POST" and form.is_valid():
        paper_actions.settle_paper(paper=paper, right=form.right, by=request.actor, now=timezone.now())
        messages.success(request, _("The sheet counts now."))
        return redirect("wave_papers", id=paper.wave_id)
    context = {"paper": paper, "wave": paper.wave, "form": form}
    return no_store(render(request, "instruments/compare.jinja", context, status=422 if form.errors else 200))


def _line(questionnaire: Questionnaire, one: Difference) -> tuple[Difference, str, str, str]:
    """A difference, its question, and what each typed, in words."""
    if one.place is None:
        words = [str(standpoint_word(said)) if said else "" for said in one.standpoints]
        return one, _("Which standpoint is ticked?"), words[0], words[1]
    item = questionnaire.by_link_id[one.place.link_id]
    said = reader()

    def typed(value: Value | None) -> str:
        return answer_words(item, value, said) if value else ""

    return one, said.into(item.text) or item.link_id, typed(one.first), typed(one.second)
