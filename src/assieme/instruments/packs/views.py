"""Pages about instruments: which there are, one of them, importing, its facts, on and off, its files."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assieme.core.access import Refused
from assieme.core.guard import PersonRequest, guard, signed_in
from assieme.core.ui.words import STANDPOINTS, standpoint_word
from assieme.instruments import access
from assieme.instruments.content.parsing import questionnaire_of
from assieme.instruments.content.safety import suspected
from assieme.instruments.content.scoring import scoring_problems, with_scores
from assieme.instruments.days import today_for
from assieme.instruments.packs import actions as pack_actions
from assieme.instruments.packs import fhir
from assieme.instruments.packs import reads as pack_reads
from assieme.instruments.packs.forms import FactsForm, ImportForm
from assieme.instruments.packs.own import pack_called
from assieme.instruments.showing.printed import blank_pdf
from assieme.instruments.waves import reads as wave_reads
from assieme.instruments.words import WHEN_READ, WHO_READS, hours_of, language_names, reader

if TYPE_CHECKING:
    from assieme.instruments.models import Instrument
    from assieme.organisations.models import Organisation


@require_GET
@signed_in
def instruments(request: PersonRequest) -> HttpResponse:
    """What waits for me to answer, what we use here, what I have sent."""
    today = timezone.localdate()
    context = {
        "asked": wave_reads.asked_of(request.actor, today),
        "sent": wave_reads.sent_by(request.actor),
        "shelves": pack_reads.shelves(request.actor),
        "alerts": pack_reads.alerts_for(request.actor),
        "WHO_READS": WHO_READS,
    }
    return render(request, "instruments/instruments.jinja", context)


@require_http_methods(["GET", "POST"])
@guard(access.bring_in)
def bring_in(request: PersonRequest, organisation: "Organisation") -> HttpResponse:
    """Import a file: what is wrong with it is listed item by item, and then nothing is kept."""
    form = ImportForm(request.POST or None, request.FILES or None)
    context = {"organisation": organisation, "form": form}
    if request.method == "POST" and form.is_valid():
        content = form.cleaned_data["file"].read()
        declaration = form.cleaned_data["scoring"]
        scoring = declaration.read().decode("utf-8", errors="replace") if declaration else ""
        reading = fhir.check(content)
        problems = [*reading.problems, *scoring_problems(reading.questionnaire, scoring)]
        if not problems:
            made = pack_actions.import_instrument(
                organisation=organisation, content=content, scoring=scoring, by=request.actor, now=timezone.now()
            )
            messages.success(request, _("It came in. Look at it, then say where it comes from."))
            return redirect("instrument", id=made.pk)
        context["problems"] = problems
    status = 422 if request.method == "POST" else 200
    return render(request, "instruments/import.jinja", context, status=status)


@require_POST
@guard(access.bring_in)
def take_up(request: PersonRequest, organisation: "Organisation") -> HttpResponse:
    """Take up one of ours."""
    pack = pack_called(request.POST.get("pack", ""))
    if pack is None:
        raise Refused(_("There is no such questionnaire. Nothing was changed."))
    made = pack_actions.take_up_pack(organisation=organisation, pack=pack, by=request.actor, now=timezone.now())
    messages.success(request, _("It is on. You can ask it now."))
    return redirect("instrument", id=made.pk)


@require_GET
@guard(access.see_instrument, select=("organisation", "responder__identity"))
def instrument(request: PersonRequest, instrument: "Instrument") -> HttpResponse:
    """One instrument: its questions, whose words they are, who reads the answers, and each time that it was asked."""
    questionnaire = questionnaire_of(instrument)
    leads = access.bring_in.sees(request.actor, instrument.organisation)
    context = {
        "instrument": instrument,
        "questionnaire": questionnaire,
        "who_reads": WHO_READS[instrument.readers],
        "when_read": WHEN_READ[instrument.read_from],
        "languages": language_names(questionnaire.languages),
        "hours": hours_of(instrument) if instrument.response_days else "",
        "missing": pack_reads.missing_for(instrument, today_for(instrument, timezone.now())),
        "suspected": suspected(questionnaire) if leads else (),
        "waves": pack_reads.waves_of(instrument),
        "leads": leads,
        "may_ask": leads and access.open_wave.allows(request.actor, instrument),
        "may_remove": leads and access.remove_instrument.allows(request.actor, instrument),
    }
    return render(request, "instruments/instrument.jinja", context)


@require_http_methods(["GET", "POST"])
@guard(access.state_facts, select=("organisation",))
def facts(request: PersonRequest, instrument: "Instrument") -> HttpResponse:
    """Where it comes from, its licence, who reads the answers, and whether it asks about self-harm."""
    form = FactsForm(request.POST or None, instrument=instrument)
    if request.method == "POST" and form.is_valid():
        stated = pack_actions.Facts(**form.cleaned_data)
        pack_actions.state_facts(instrument=instrument, facts=stated, by=request.actor, now=timezone.now())
        messages.success(request, _("This is saved."))
        onward = "instrument_responder" if stated.asks_self_harm and not instrument.responder_id else "instrument"
        return redirect(onward, id=instrument.pk)
    return render(
        request,
        "instruments/facts.jinja",
        {"instrument": instrument, "form": form},
        status=422 if form.errors else 200,
    )


@require_POST
@guard(access.state_facts)
def switch_on(request: PersonRequest, instrument: "Instrument") -> HttpResponse:
    pack_actions.switch_on(instrument=instrument, by=request.actor, now=timezone.now())
    messages.success(request, _("It is on. You can ask it now."))
    return redirect("instrument", id=instrument.pk)


@require_POST
@guard(access.switch_off)
def switch_off(request: PersonRequest, instrument: "Instrument") -> HttpResponse:
    pack_actions.switch_off(instrument=instrument, by=request.actor, now=timezone.now())
    messages.success(request, _("It is off. Nobody can answer it now."))
    return redirect("instrument", id=instrument.pk)


@require_POST
@guard(access.remove_instrument)
def remove(request: PersonRequest, instrument: "Instrument") -> HttpResponse:
    pack_actions.remove_instrument(instrument=instrument, by=request.actor, now=timezone.now())
    messages.success(request, _("It was taken away."))
    return redirect("instruments")


@require_GET
@guard(access.see_instrument)
def original(request: PersonRequest, instrument: "Instrument") -> HttpResponse:  # noqa: ARG001 - a view's shape
    """The file as it came, byte for byte."""
    return _file(bytes(instrument.original), "application/fhir+json", "questionnaire.json")


@require_GET
@guard(access.see_instrument)
def scored(request: PersonRequest, instrument: "Instrument") -> HttpResponse:  # noqa: ARG001 - a view's shape
    """The questionnaire with its scores, as other programs can work them out."""
    if not instrument.scoring:
        raise Http404(instrument.pk)
    return _file(with_scores(instrument).encode(), "application/fhir+json", "questionnaire-with-scores.json")


@require_GET
@guard(access.see_instrument)
def blank(request: PersonRequest, instrument: "Instrument") -> HttpResponse:
    """The questions on paper."""
    address = request.build_absolute_uri(f"/instruments/{instrument.pk}")
    standpoints = [str(standpoint_word(one)) for one in STANDPOINTS]
    content = blank_pdf(questionnaire_of(instrument), reader(), address=address, standpoints=standpoints)
    return _file(content, "application/pdf", "questions.pdf")


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    disposition = f'{"inline" if kind == "application/pdf" else "attachment"}; filename="{name}"'
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": disposition})
