"""The pages of answering, the same for who is signed in, who holds a code, and who types a sheet of paper."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from assieme.core.actors import Actor
from assieme.core.guard import no_store
from assieme.instruments.answers import actions as answer_actions
from assieme.instruments.answers.kept import answers_of
from assieme.instruments.content.parsing import questionnaire_in, questionnaire_of
from assieme.instruments.showing.building import shown_page, shown_review
from assieme.instruments.showing.pages import Page, split, step, step_back
from assieme.instruments.showing.post import Posted, read_page
from assieme.instruments.words import reader, title_of
from assieme.logic.questionnaires import checks

if TYPE_CHECKING:
    from assieme.instruments.models import Instrument, Sheet


@dataclass(frozen=True)
class Addresses:
    """Where one way to answer has its pages: by number, the check at the end, where to stop, and help."""

    page: Callable[[int], str]
    check: str
    later: str
    help: Callable[[int], str]


def pages_of(instrument: "Instrument") -> tuple[Page, ...]:
    return _pages_in(instrument.hash)


@lru_cache(maxsize=64)
def _pages_in(digest: str) -> tuple[Page, ...]:
    """The pages of a questionnaire's file, laid out once."""
    return split(questionnaire_in(digest))


def question_page(request: HttpRequest, sheet: "Sheet", number: int, by: Actor, addresses: Addresses) -> HttpResponse:
    """One page of questions. What is sent is kept each time, also where something must be put right."""
    questionnaire = questionnaire_of(sheet.wave.instrument)
    pages = pages_of(sheet.wave.instrument)
    if not 1 <= number <= len(pages):
        raise Http404("no such page")
    page, answers, posted = pages[number - 1], answers_of(sheet), None
    if request.method == "POST":
        zone = timezone.get_current_timezone()
        posted = read_page(questionnaire, page, answers, request.POST, request.FILES, zone)
        answers = posted.answers
        following = step(questionnaire, pages, answers, after=number)
        stays = bool(posted.stay or posted.problems or following is None)
        onward = number if stays or following is None else following.number
        alerts = answer_actions.save_page(sheet=sheet, answers=answers, page=onward, by=by, now=timezone.now())
        if alerts:
            return redirect(addresses.help(onward))
        if not posted.problems:
            return redirect(_onward(request, posted, following, number, addresses))
    problems = posted.problems if posted else ()
    shown = shown_page(
        questionnaire,
        page,
        answers,
        reader(),
        pages=len(pages),
        problems=problems,
        more=request.GET.get("more", ""),
        typed=posted.typed if posted else {},
    )
    back = step_back(questionnaire, pages, answers, number)
    context = {
        "sheet": sheet,
        "wave": sheet.wave,
        "instrument": sheet.wave.instrument,
        "title": title_of(questionnaire),
        "shown": shown,
        "back": addresses.page(back.number) if back else "",
        "later": addresses.later,
    }
    return no_store(render(request, "instruments/question.jinja", context, status=422 if problems else 200))


def _onward(request: HttpRequest, posted: Posted, following: Page | None, number: int, addresses: Addresses) -> str:
    """Where a page leads after it was saved: the same with one more to add, away for now, or on."""
    if posted.stay:
        return f"{addresses.page(number)}?{urlencode({'more': posted.more})}" if posted.more else addresses.page(number)
    if request.POST.get("do") == "later":
        messages.success(request, _("Your answers are saved. Come back when you like."))
        return addresses.later
    return addresses.page(following.number) if following else addresses.check


def check_page(request: HttpRequest, sheet: "Sheet", addresses: Addresses, **more: object) -> HttpResponse:
    """All answers once more before they are sent, and which still need one."""
    questionnaire = questionnaire_of(sheet.wave.instrument)
    pages = pages_of(sheet.wave.instrument)
    answers = answers_of(sheet)
    context = {
        "sheet": sheet,
        "wave": sheet.wave,
        "instrument": sheet.wave.instrument,
        "title": title_of(questionnaire),
        "lines": shown_review(questionnaire, pages, answers, reader()),
        "wrong": {one.place.link_id for one in checks.problems(questionnaire, answers)},
        "page": addresses.page,
        "later": addresses.later,
        **more,
    }
    return no_store(render(request, "instruments/check.jinja", context))
