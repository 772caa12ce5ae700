"""A group with one screen: one question at a time, hands counted for each standpoint apart."""

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_http_methods

from assieme.core.guard import PersonRequest, guard, no_store
from assieme.core.ui.words import STANDPOINTS, css_word
from assieme.instruments import access
from assieme.instruments.answers import group_actions
from assieme.instruments.answers import reads as answer_reads
from assieme.instruments.answers.forms import CountForm
from assieme.instruments.content.parsing import questionnaire_of
from assieme.instruments.content.questions import countable

if TYPE_CHECKING:
    from assieme.instruments.models import Wave


@require_GET
@guard(access.lead_wave, select=("instrument", "organisation"))
def group(request: PersonRequest, wave: "Wave") -> HttpResponse:
    """Who is in the room: choose a standpoint, then go through the questions with it."""
    context = {
        "wave": wave,
        "instrument": wave.instrument,
        "standpoints": [(one, css_word(one)) for one in STANDPOINTS],
        "counted": answer_reads.counted_in(wave),
        "total": len(countable(questionnaire_of(wave.instrument))),
    }
    return no_store(render(request, "instruments/group.jinja", context))


@require_http_methods(["GET", "POST"])
@guard(access.lead_wave, select=("instrument", "organisation"))
def count(request: PersonRequest, wave: "Wave", number: int, standpoint: str) -> HttpResponse:
    """One question on the screen, and how many hands for each answer."""
    said = next((one for one in STANDPOINTS if css_word(one) == standpoint), None)
    questionnaire = questionnaire_of(wave.instrument)
    asked = list(countable(questionnaire).items())
    if said is None or not 1 <= number <= len(asked):
        raise Http404("no such question")
    link_id, answers = asked[number - 1]
    form = CountForm(request.POST or None, answers=answers, before=answer_reads.last_counts(wave, said, link_id))
    if request.method == "POST" and form.is_valid():
        group_actions.count_group(
            wave=wave, standpoint=said, link_id=link_id, counts=form.counts, by=request.actor, now=timezone.now()
        )
        if number == len(asked):
            return redirect("wave_group", id=wave.pk)
        return redirect("wave_group_count", id=wave.pk, number=number + 1, standpoint=standpoint)
    context = {
        "wave": wave,
        "instrument": wave.instrument,
        "form": form,
        "standpoint": said,
        "slug": standpoint,
        "number": number,
        "total": len(asked),
        "question": questionnaire.by_link_id[link_id].text.into(get_language() or "en"),
    }
    return no_store(render(request, "instruments/count.jinja", context, status=422 if form.errors else 200))
