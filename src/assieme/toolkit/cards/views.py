"""The cards of an initiative, one card, and a new one."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assieme.core.files import tell_left_out
from assieme.core.guard import PersonRequest, guard, no_store
from assieme.core.ui.words import standpoint_word
from assieme.organisations.access import see_initiative
from assieme.toolkit.cards import access, actions, reads
from assieme.toolkit.cards.forms import CardForm, PaperForm, ReceiverForm
from assieme.toolkit.cards.pictures import picture
from assieme.toolkit.cards.story import FILTERS, story
from assieme.toolkit.cards.turns import on_turn
from assieme.toolkit.claims import day_of

if TYPE_CHECKING:
    from assieme.organisations.models import Initiative
    from assieme.toolkit.cards.models import Card

DRAFTED = (
    *("challenge", "idea", "time", "cost", "barriers", "benefits"),
    *("drawing", "drawing_says", "authorship", "show_standpoint"),
)


@require_GET
@guard(see_initiative, select=("organisation",))
def cards(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    """The cards of an initiative, newest day first; `?state=` narrows, `?after=` goes on."""
    state = request.GET.get("state", "")
    state = state if state in FILTERS else ""
    after = _key(request.GET.get("after", ""))
    today = day_of(timezone.now(), initiative.organisation.time_zone)
    context = {
        "initiative": initiative,
        "page": reads.cards_page(initiative, request.actor, today, state=state, after=after),
        "late": reads.late_here(initiative, request.actor, today) if not (state or after) else (),
        "state": state,
        "first": after is None,
        "filters": FILTERS,
        "may_raise": access.raise_card.allows(request.actor, initiative),
        "may_choose": access.choose_receiver.allows(request.actor, initiative),
        "turns": on_turn(initiative, today),
    }
    return render(request, "cards/cards.jinja", context)


@require_http_methods(["GET", "POST"])
@guard(access.raise_card, select=("organisation",))
def new_card(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    """Write a card and send it, or keep it for later. This very answer shows a hidden card's code, once.

    With `?from=paper` somebody types in a card that was written on paper.
    """
    form = card_form(request, initiative)
    if request.method == "GET":
        return _new_page(request, initiative, form)
    complete = form.is_valid()
    if request.POST.get("do") == "keep":
        return _keep(request, initiative, form)
    if not complete:
        return _new_page(request, initiative, form)
    raised = actions.raise_card(initiative=initiative, by=request.actor, now=timezone.now(), **sendable(form))
    tell_left_out(request, form.cleaned_data["photo"])
    if raised.code or (raised.again and raised.card.is_hidden):
        return no_store(render(request, "cards/code.jinja", {"initiative": initiative, "raised": raised}))
    messages.success(request, _("This card was sent before.") if raised.again else _("Thank you. Your card was sent."))
    return redirect("card", id=raised.card.pk)


@require_POST
@guard(access.raise_card, select=("organisation",))
def keep_draft(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    """What is written so far, kept while the person writes: a fragment that says whether it was."""
    form = card_form(request, initiative)
    form.is_valid()
    now = timezone.now()
    kept = actions.keep_draft(initiative=initiative, by=request.actor, now=now, **keepable(form))
    return no_store(render(request, "cards/_draft.jinja", {"kept": kept, "now": now, **keepable(form)}))


@require_http_methods(["GET", "POST"])
@guard(access.choose_receiver, select=("organisation",))
def receiver(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    """Choose the one person who receives the cards."""
    receives = reads.receiver_of(initiative, day_of(timezone.now(), initiative.organisation.time_zone))
    form = ReceiverForm(request.POST or None, initiative=initiative, initial={"receiver": receives})
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["receiver"]
        actions.choose_receiver(initiative=initiative, receiver=chosen, by=request.actor, now=timezone.now())
        messages.success(request, _("From now on cards go to %(name)s.") % {"name": chosen})
        return redirect("cards", id=initiative.pk)
    return render(request, "cards/receiver.jinja", {"initiative": initiative, "form": form})


@require_GET
@guard(
    access.see_card,
    select=("organisation", "initiative", "author__identity", "owner__identity", "receiver__identity", "reply"),
)
def card(request: PersonRequest, card: "Card") -> HttpResponse:
    """One card: people's words, what became of it, and what the reader may do next."""
    line = reads.line(card, request.actor, day_of(timezone.now(), card.organisation.time_zone))
    may = {permission: rule.allows(request.actor, card) for permission, rule in _STEPS.items()}
    context = {
        "card": card,
        "line": line,
        "story": story(card, line),
        "may": may,
        "picture": picture(card),
    }
    return render(request, "cards/card.jinja", context)


_STEPS = {
    "receive": access.receive_card,
    "bring": access.bring_card,
    "give_owner": access.give_owner,
    "answer": access.answer_card,
    "help": access.say_whether_to_help,
    "type": access.type_card,
    "see_photo": access.see_photo,
}


def card_form(request: PersonRequest, initiative: "Initiative") -> CardForm:
    initial = {}
    paper = "paper" in (request.GET.get("from"), request.POST.get("from"))
    if request.method == "GET" and not paper and (draft := reads.draft_of(initiative, request.actor)):
        initial = {name: getattr(draft, name) for name in DRAFTED}
    receiver = reads.receiver_of(initiative, day_of(timezone.now(), initiative.organisation.time_zone))
    standpoint = reads.speaking_as(request.actor, initiative.organisation_id)
    return (PaperForm if paper else CardForm)(
        request.POST or None,
        request.FILES or None,
        initial=initial,
        receiver=str(receiver) if receiver else "",
        standpoint=standpoint_word(standpoint) if standpoint else "",
    )


def keepable(form: CardForm) -> dict[str, Any]:
    """What a draft keeps of the form, complete or not."""
    return {
        "written": form.written(),
        "authorship": form.cleaned_data.get("authorship", ""),
        "show_standpoint": form.cleaned_data.get("show_standpoint", False),
    }


def sendable(form: CardForm) -> dict[str, Any]:
    """What a card holds of a complete form."""
    return {**keepable(form), "photo": form.cleaned_data["photo"], "ticket": form.cleaned_data["ticket"]}


def _new_page(request: HttpRequest, initiative: "Initiative", form: CardForm, not_kept: bool = False) -> HttpResponse:
    context = {
        "initiative": initiative,
        "form": form,
        "paper": isinstance(form, PaperForm),
        "not_kept": not_kept,
        "resumed": "idea" in form.initial,
    }
    return no_store(render(request, "cards/new.jinja", context))


def _keep(request: PersonRequest, initiative: "Initiative", form: CardForm) -> HttpResponse:
    """Keep it for later, without a script. Where nothing may be kept the page stays, with the words in it."""
    if not actions.keep_draft(initiative=initiative, by=request.actor, now=timezone.now(), **keepable(form)):
        form.errors.clear()
        return _new_page(request, initiative, form, not_kept=True)
    messages.success(request, _("Your draft is kept. Only you can see it."))
    return redirect("cards", id=initiative.pk)


def _key(text: str) -> UUID | None:
    """A page's key from an address; None for what is no key."""
    try:
        return UUID(text)
    except ValueError:
        return None
