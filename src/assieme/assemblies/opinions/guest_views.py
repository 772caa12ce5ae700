"""Answering without an account: the slips that who leads prints, and the way in with their codes."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from assieme.assemblies.opinions import access, guest_actions, paper, reads
from assieme.assemblies.opinions.door import SELECT, forget, in_question, remember
from assieme.assemblies.opinions.drawing import FEWEST
from assieme.assemblies.opinions.forms import SlipsForm
from assieme.core.access import require
from assieme.core.actors import Actor
from assieme.core.documents.pdf import pdf, pdf_response
from assieme.core.guard import PersonRequest, guard, no_store, public
from assieme.core.ui.forms import PaperCodeForm
from assieme.organisations.reads import at
from assieme.people.signing_in import may_try_code, tried_too_many_codes

OPEN = "the code on a slip of paper opens one question, and names nobody"


@require_http_methods(["GET", "POST"])
@public(OPEN)
def type_code(request: HttpRequest) -> HttpResponse:
    """Type what stands on the slip."""
    form = PaperCodeForm(request.POST or None)
    if form.is_valid():
        return redirect("opinions_by_code", code=form.cleaned_data["code"])
    return no_store(render(request, "opinions/code.jinja", {"form": form}))


@require_http_methods(["GET", "POST"])
@public(OPEN)
def begin(request: HttpRequest, code: str) -> HttpResponse:
    """What one reads before the first statement; then this browser is that guest.

    People in one room share an address of the network, so only codes that open nothing are counted.
    """
    if tried_too_many_codes(request):
        return no_store(render(request, "people/too_many.jinja", status=429))
    guest = reads.guest_behind(code)
    if guest is None:
        may_try_code(request)
        return no_store(render(request, "opinions/no_code.jinja", status=404))
    question = guest.question
    person: Actor | None = getattr(request, "actor", None)
    if person is not None and access.see_question.sees(person, question):
        return redirect("opinion_question", id=question.pk)
    open_now = question.phase == access.Phase.OPEN and reads.in_time(question, timezone.now())
    if request.method == "POST":
        remember(request, guest)
        return redirect("answer_opinions" if open_now else "opinion_question", id=question.pk)
    request.place = at(question.organisation)  # type: ignore[attr-defined]
    context = {
        "question": question,
        "assembly": question.assembly,
        "open_now": open_now,
        "fewest": FEWEST,
        "may_sign_in": person is None,
    }
    return no_store(render(request, "opinions/begin.jinja", context))


@require_POST
@in_question(access.see_question)
def finish(request: HttpRequest, row: access.Question, by: Actor) -> HttpResponse:
    """For a phone that goes on to somebody else."""
    if not access.is_guest(by):
        return redirect("opinion_question", id=row.pk)
    forget(request)
    messages.success(request, _("Thank you. This phone has forgotten you. Only with a slip can you come back."))
    return redirect("opinions_with_code")


@require_POST
@guard(access.ask_guests, select=SELECT)
def withdraw_slips(request: PersonRequest, row: access.Question) -> HttpResponse:
    guest_actions.withdraw_codes(question=row, by=request.actor, now=timezone.now())
    messages.success(request, _("Slips that nobody has used open nothing any more. You can make new ones."))
    return redirect("opinion_slips", id=row.pk)


@require_http_methods(["GET", "POST"])
@guard(access.ask_guests, select=SELECT)
def slips(request: PersonRequest, row: access.Question) -> HttpResponse:
    """Slips to cut apart; their codes stand on this paper alone."""
    require(access.ask_guests, request.actor, row)
    form = SlipsForm(request.POST or None)
    if not form.is_valid():
        context = {"question": row, "assembly": row.assembly, "form": form, "made": reads.slips_made(row)}
        return render(request, "opinions/slips.jinja", context, status=422 if form.errors else 200)
    codes = guest_actions.make_codes(question=row, by=request.actor, now=timezone.now(), **form.cleaned_data)
    address = request.build_absolute_uri(reverse("opinions_with_code"))
    sheet = pdf(
        paper.SLIPS,
        paper.slips(row, codes, address),
        language=get_language() or "en",
        files=paper.squares(codes, address),
    )
    return no_store(pdf_response(sheet, "slips.pdf"))
