"""Answering without an account: whoever holds a one-time code answers with it, and nobody is named."""

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assieme.core.guard import no_store, public
from assieme.core.ui.forms import PaperCodeForm
from assieme.instruments import access
from assieme.instruments.answers import actions as answer_actions
from assieme.instruments.answers import reads as answer_reads
from assieme.instruments.answers.answering import Addresses, check_page, question_page
from assieme.instruments.answers.forms import StandpointForm
from assieme.instruments.days import is_answerable, today_for
from assieme.instruments.waves.views import before_the_first_question
from assieme.organisations.reads import at
from assieme.people.signing_in import may_try_code

if TYPE_CHECKING:
    from assieme.instruments.models import Sheet, Token

OPEN = "a one-time code opens it, which names nobody"


@require_http_methods(["GET", "POST"])
@public(OPEN)
def enter(request: HttpRequest) -> HttpResponse:
    """Type a code."""
    form = PaperCodeForm(request.POST or None)
    if request.method == "POST" and not may_try_code(request):
        return no_store(render(request, "people/too_many.jinja", status=429))
    if form.is_valid():
        if answer_reads.token_for(form.cleaned_data["code"]):
            return redirect("answer_by_link", code=form.cleaned_data["code"])
        form.add_error("code", _("This code opens nothing. Please look at it again."))
    return no_store(render(request, "instruments/enter.jinja", {"form": form}))


@require_http_methods(["GET", "POST"])
@public(OPEN)
def start(request: HttpRequest, code: str) -> HttpResponse:
    """What one reads before the first question, and the standpoint that one answers from."""
    token = _token(request, code)
    if closed := _closed(request, token):
        return closed
    draft = answer_reads.draft_of(token)
    form = StandpointForm(request.POST or None, initial={"standpoint": draft.standpoint if draft else ""})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data["standpoint"]
        sheet = answer_actions.begin_with_token(token=token, standpoint=said, by=token, now=timezone.now())
        return redirect("link_page", code=code, number=sheet.page)
    context = {**before_the_first_question(token.wave), "form": form, "draft": draft}
    return no_store(render(request, "instruments/link.jinja", context))


@require_http_methods(["GET", "POST"])
@public(OPEN)
def page(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """One page of questions."""
    token = _token(request, code)
    if closed := _closed(request, token):
        return closed
    return question_page(request, _draft(token), number, token, _addresses(code))


@require_http_methods(["GET", "POST"])
@public(OPEN)
def check(request: HttpRequest, code: str) -> HttpResponse:
    """All answers once more; sending them burns the code."""
    token = _token(request, code)
    if closed := _closed(request, token):
        return closed
    sheet = _draft(token)
    if request.method == "GET":
        return check_page(request, sheet, _addresses(code))
    answer_actions.send_sheet(sheet=sheet, by=token, now=timezone.now())
    return no_store(render(request, "instruments/thanks.jinja", {"wave": token.wave}))


def _addresses(code: str) -> Addresses:
    return Addresses(
        page=lambda number: reverse("link_page", kwargs={"code": code, "number": number}),
        check=reverse("link_check", kwargs={"code": code}),
        later=reverse("answer_by_link", kwargs={"code": code}),
        help=lambda number: reverse("link_page", kwargs={"code": code, "number": number}),
    )


def _token(request: HttpRequest, code: str) -> "Token":
    """The code's row; the page around it is its organisation's, with its crisis help."""
    token = answer_reads.token_for(code)
    if token is None:
        raise Http404("no code is like this")
    request.place = at(token.wave.organisation)  # type: ignore[attr-defined]
    return token


def _draft(token: "Token") -> "Sheet":
    draft = answer_reads.draft_of(token)
    if draft is None:
        raise Http404("not begun")
    return draft


def _closed(request: HttpRequest, token: "Token") -> HttpResponse | None:
    """Says so where the code was used or the questions are closed."""
    wave = token.wave
    if access.use_token.when(token) and is_answerable(wave, today_for(wave, timezone.now())):
        return None
    return no_store(render(request, "instruments/closed.jinja", {"wave": wave, "token": token}, status=410))
