"""The closing journal: four quarters, written alone and gathered with consent."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assieme.core.guard import PersonRequest, guard, no_store
from assieme.toolkit.gratitude import access, journal_actions, journal_reads
from assieme.toolkit.gratitude.forms import NoteForm
from assieme.toolkit.gratitude.paper import is_too_full
from assieme.toolkit.gratitude.words import QUARTERS

if TYPE_CHECKING:
    from assieme.organisations.models import Initiative
    from assieme.toolkit.gratitude.models import Journal


@require_POST
@guard(access.open_journal)
def open_one(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    journal_actions.open_journal(initiative=initiative, by=request.actor, now=timezone.now())
    messages.success(request, _("The journal is open. All who take part can write in it."))
    return redirect("group_gratitude", id=initiative.pk)


@require_GET
@guard(access.read_journal, select=("initiative__organisation",))
def journal(request: PersonRequest, journal: "Journal") -> HttpResponse:
    """One's own four quarters; once the journal is closed, what people share."""
    context = {
        "journal": journal,
        "initiative": journal.initiative,
        "pages": journal_reads.own_pages(journal, request.actor),
        "gathered": journal_reads.gathered(journal),
        "may_close": access.close_journal.allows(request.actor, journal),
        "QUARTERS": QUARTERS,
    }
    return no_store(render(request, "gratitude/journal.jinja", context))


@require_http_methods(["GET", "POST"])
@guard(access.write_journal, select=("initiative__organisation",))
def write(request: PersonRequest, journal: "Journal", quarter: str) -> HttpResponse:
    """One quarter a page."""
    if quarter not in QUARTERS:
        raise Http404(quarter)
    own = next(page for page in journal_reads.own_pages(journal, request.actor) if page.quarter == quarter)
    form = NoteForm(request.POST or None, words=own.words, share_as=own.share)
    if request.method == "POST" and form.is_valid():
        journal_actions.write_note(
            journal=journal, quarter=quarter, by=request.actor, now=timezone.now(), **form.cleaned_data
        )
        _tell_when_full(request, journal)
        order = tuple(QUARTERS)
        place = order.index(quarter) + 1
        if "later" in request.POST or place == len(order):
            messages.success(request, _("Saved."))
            return redirect("journal", id=journal.pk)
        return redirect("write_journal", id=journal.pk, quarter=order[place])
    context = {
        "journal": journal,
        "initiative": journal.initiative,
        "form": form,
        "quarter": QUARTERS[quarter],
        "place": tuple(QUARTERS).index(quarter) + 1,
    }
    return no_store(render(request, "gratitude/write_journal.jinja", context))


def _tell_when_full(request: PersonRequest, journal: "Journal") -> None:
    """The journal is one page of paper; who writes more is told, and keeps all of it."""
    address = request.build_absolute_uri(reverse("journal", kwargs={"id": journal.pk}))
    if is_too_full(journal_reads.own_pages(journal, request.actor), journal.initiative.title, address):
        messages.info(
            request, _("On paper your journal is now longer than one page. Nothing is lost: all of it is kept.")
        )


@require_POST
@guard(access.close_journal)
def close(request: PersonRequest, journal: "Journal") -> HttpResponse:
    journal_actions.close_journal(journal=journal, by=request.actor, now=timezone.now())
    messages.success(request, _("The journal is closed. What people share is on this page."))
    return redirect("group_gratitude", id=journal.initiative_id)


@require_POST
@guard(access.read_journal)
def change_sharing(request: PersonRequest, journal: "Journal") -> HttpResponse:
    """After the closing: back to private, or with one's name."""
    quarter, chosen = request.POST.get("quarter", ""), request.POST.get("share_as", "")
    journal_actions.change_sharing(
        journal=journal, quarter=quarter, share_as=chosen, by=request.actor, now=timezone.now()
    )
    messages.success(request, _("Saved."))
    return redirect("journal", id=journal.pk)
