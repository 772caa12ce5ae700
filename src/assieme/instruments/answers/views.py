"""Answering alone and signed in, typing a paper sheet, and one's own answers afterwards."""

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
from assieme.instruments.answers import actions as answer_actions
from assieme.instruments.answers import paper_actions
from assieme.instruments.answers.answering import Addresses, check_page, pages_of, question_page
from assieme.instruments.answers.kept import answers_of
from assieme.instruments.content.parsing import questionnaire_of
from assieme.instruments.showing.building import shown_review
from assieme.instruments.showing.printed import filled_pdf
from assieme.instruments.waves.views import go_on
from assieme.instruments.words import hours_of, is_watched, reader, title_of
from assieme.logic.questionnaires.jsontext import dump
from assieme.logic.questionnaires.response import build_response

if TYPE_CHECKING:
    from assieme.instruments.models import Sheet, Wave

AROUND = ("wave__instrument__organisation", "wave__instrument__responder__identity", "wave__organisation", "paper")


def _addresses(sheet: "Sheet") -> Addresses:
    def numbered(name: str, number: int) -> str:
        return reverse(name, kwargs={"id": sheet.pk, "number": number})

    return Addresses(
        page=lambda number: numbered("answer_page", number),
        check=reverse("check_answers", kwargs={"id": sheet.pk}),
        later=reverse("wave_papers" if sheet.paper_id else "wave", kwargs={"id": sheet.wave_id}),
        help=lambda number: numbered("answer_help", number),
    )


@require_POST
@guard(access.answer_wave)
def begin(request: PersonRequest, wave: "Wave") -> HttpResponse:
    """Begin, or go on where one stopped, on this or another device."""
    sheet = answer_actions.begin_sheet(wave=wave, by=request.actor, now=timezone.now())
    return redirect(go_on(sheet))


@require_http_methods(["GET", "POST"])
@guard(access.read_sheet, select=AROUND)
def page(request: PersonRequest, sheet: "Sheet", number: int) -> HttpResponse:
    """One page of questions."""
    if not sheet.is_draft:
        return redirect(_after(sheet))
    return question_page(request, sheet, number, request.actor, _addresses(sheet))


@require_http_methods(["GET", "POST"])
@guard(access.read_sheet, select=AROUND)
def check(request: PersonRequest, sheet: "Sheet") -> HttpResponse:
    """All answers once more; they are sent from here."""
    if not sheet.is_draft:
        return redirect(_after(sheet))
    if request.method == "GET":
        return check_page(request, sheet, _addresses(sheet))
    if sheet.paper_id:
        paper = paper_actions.finish_typing(sheet=sheet, by=request.actor, now=timezone.now())
        done = _("Both typed the same. The sheet counts now.") if paper.is_settled else _("Your typing is saved.")
        messages.success(request, done)
        return redirect("wave_papers", id=sheet.wave_id)
    answer_actions.send_sheet(sheet=sheet, by=request.actor, now=timezone.now())
    messages.success(request, _("Thank you. Your answers were sent."))
    return redirect("own_answers", id=sheet.pk)


@require_GET
@guard(access.read_sheet, select=AROUND)
def helping(request: PersonRequest, sheet: "Sheet", number: int) -> HttpResponse:
    """Help, at once, after a worrying answer. One can go on from here, or stop."""
    instrument = sheet.wave.instrument
    context = {
        "sheet": sheet,
        "instrument": instrument,
        "hours": hours_of(instrument),
        "watched": is_watched(instrument, timezone.now()),
        "onward": _addresses(sheet).page(number),
    }
    return no_store(render(request, "instruments/help.jinja", context))


@require_GET
@guard(access.read_sheet, select=AROUND)
def own(request: PersonRequest, sheet: "Sheet") -> HttpResponse:
    """What I sent, for me alone, to keep."""
    if not sheet.sent_on:
        return redirect(_addresses(sheet).page(sheet.page))
    questionnaire = questionnaire_of(sheet.wave.instrument)
    pages = pages_of(sheet.wave.instrument)
    context = {
        "sheet": sheet,
        "wave": sheet.wave,
        "instrument": sheet.wave.instrument,
        "title": title_of(questionnaire),
        "lines": shown_review(questionnaire, pages, answers_of(sheet), reader()),
    }
    return no_store(render(request, "instruments/own.jinja", context))


@require_GET
@guard(access.read_sheet, select=AROUND)
def as_fhir(request: PersonRequest, sheet: "Sheet") -> HttpResponse:  # noqa: ARG001 - a view's shape
    """One's own answers as a FHIR QuestionnaireResponse."""
    day = f"{sheet.sent_on:%Y-%m-%d}T00:00:00Z" if sheet.sent_on else f"{timezone.now():%Y-%m-%dT%H:%M:%SZ}"
    status = "completed" if sheet.sent_on else "in-progress"
    document = build_response(questionnaire_of(sheet.wave.instrument), answers_of(sheet), status=status, authored=day)
    content = dump(document)
    headers = {"Content-Disposition": 'attachment; filename="answers.json"'}
    return no_store(HttpResponse(content, content_type="application/fhir+json", headers=headers))


@require_GET
@guard(access.read_sheet, select=AROUND)
def as_pdf(request: PersonRequest, sheet: "Sheet") -> HttpResponse:  # noqa: ARG001 - a view's shape
    """One's own answers on paper."""
    content = filled_pdf(questionnaire_of(sheet.wave.instrument), answers_of(sheet), reader())
    headers = {"Content-Disposition": 'inline; filename="answers.pdf"'}
    return no_store(HttpResponse(content, content_type="application/pdf", headers=headers))


def _after(sheet: "Sheet") -> str:
    return reverse("wave_papers", args=[sheet.wave_id]) if sheet.paper_id else reverse("own_answers", args=[sheet.pk])
