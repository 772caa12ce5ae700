"""Pages about a wave: asking, what people read before the first question, and what who leads does with it."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assieme.core.guard import PersonRequest, guard, no_store
from assieme.instruments import access
from assieme.instruments.content.parsing import questionnaire_of
from assieme.instruments.days import is_answerable, today_for
from assieme.instruments.waves import actions as wave_actions
from assieme.instruments.waves import reads as wave_reads
from assieme.instruments.waves.forms import TokensForm, WaveForm
from assieme.instruments.words import WAYS, WHEN_READ, WHO_READS, hours_of, is_watched

if TYPE_CHECKING:
    from assieme.instruments.models import Instrument, Sheet, Wave

AROUND = ("organisation", "instrument__organisation", "instrument__responder__identity", "initiative", "service")


@require_http_methods(["GET", "POST"])
@guard(access.open_wave, select=("organisation",))
def ask(request: PersonRequest, instrument: "Instrument") -> HttpResponse:
    """Ask it: of whom, from when to when, how."""
    today = today_for(instrument, timezone.now())
    form = WaveForm(request.POST or None, instrument=instrument, leader=request.actor, today=today)
    if request.method == "POST" and form.is_valid():
        wave = wave_actions.open_wave(instrument=instrument, by=request.actor, now=timezone.now(), **form.cleaned_data)
        messages.success(request, _("It is asked from the first day that you chose."))
        return redirect("wave", id=wave.pk)
    context = {"instrument": instrument, "form": form}
    return render(request, "instruments/ask.jinja", context, status=422 if form.errors else 200)


@require_GET
@guard(access.see_wave, select=AROUND)
def wave(request: PersonRequest, wave: "Wave") -> HttpResponse:
    """What one reads before the first question; below it, what who leads can do."""
    today = today_for(wave, timezone.now())
    leads = access.lead_wave.allows(request.actor, wave)
    sheet = wave_reads.own_sheet(wave, request.actor)
    may_read = access.see_results.sees(request.actor, wave)
    context = {
        **before_the_first_question(wave),
        "today": today,
        "sheet": sheet,
        "go_on": go_on(sheet) if sheet else "",
        "is_open": is_answerable(wave, today),
        "may_answer": is_answerable(wave, today) and access.answer_wave.allows(request.actor, wave),
        "leads": leads,
        "types": access.type_paper.allows(request.actor, wave),
        "may_read": may_read,
        "progress": wave_reads.progress_of(wave) if leads or may_read else None,
        "WAYS": WAYS,
    }
    return no_store(render(request, "instruments/wave.jinja", context))


def before_the_first_question(wave: "Wave") -> dict[str, object]:
    """Who reads the answers and when, and what happens after a worrying one."""
    instrument = wave.instrument
    return {
        "wave": wave,
        "instrument": instrument,
        "questionnaire": questionnaire_of(instrument),
        "who_reads": WHO_READS[instrument.readers],
        "when_read": WHEN_READ[instrument.read_from],
        "hours": hours_of(instrument) if instrument.response_days else "",
        "watched": is_watched(instrument, timezone.now()),
    }


def go_on(sheet: "Sheet") -> str:
    """Where a sheet goes on: the page that was next, or all of it where it was sent."""
    if sheet.sent_on:
        return reverse("own_answers", kwargs={"id": sheet.pk})
    return reverse("answer_page", kwargs={"id": sheet.pk, "number": sheet.page})


@require_POST
@guard(access.lead_wave)
def close(request: PersonRequest, wave: "Wave") -> HttpResponse:
    wave_actions.close_wave(wave=wave, by=request.actor, now=timezone.now())
    messages.success(request, _("It is closed. What was not sent does not count."))
    return redirect("wave", id=wave.pk)


@require_http_methods(["GET", "POST"])
@guard(access.lead_wave, select=("instrument", "organisation"))
def codes(request: PersonRequest, wave: "Wave") -> HttpResponse:
    """Make codes. This very answer shows them, once: they are kept nowhere."""
    form = TokensForm(request.POST or None)
    context = {"wave": wave, "form": form, "made": ()}
    if request.method == "POST" and form.is_valid():
        made = wave_actions.make_tokens(
            wave=wave, number=form.cleaned_data["number"], by=request.actor, now=timezone.now()
        )
        context["made"] = [
            wave_reads.slip(code, request.build_absolute_uri(reverse("answer_by_link", args=[code]))) for code in made
        ]
        context["entrance"] = request.build_absolute_uri(reverse("answer_with_code"))
    return no_store(render(request, "instruments/codes.jinja", context, status=422 if form.errors else 200))
