"""The registers: lists, files, entries, and what is entered or corrected."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from assieme.assemblies.matters.asked import key_of, today_in
from assieme.core.access import require
from assieme.core.documents.pdf import pdf, pdf_response
from assieme.core.guard import PersonRequest, guard, no_store
from assieme.roadmap import access, paper
from assieme.roadmap import register_actions as actions
from assieme.roadmap import register_reads as reads
from assieme.roadmap.register_forms import FORMS
from assieme.roadmap.registers import DECISIONS, REGISTERS, Entry, Register


@require_GET
@guard(access.see_roadmap)
def register(request: PersonRequest, organisation: access.Organisation, kind: str) -> HttpResponse:
    """Entries, newest first; `?after=` goes on. What our groups voted stands under the decisions."""
    found, after = _called(kind), key_of(request.GET.get("after"))
    context = {
        "organisation": organisation,
        "register": found,
        "page": reads.page_of(found, organisation, after),
        "voted": reads.voted(organisation) if found is DECISIONS and not after else (),
        "first": after is None,
        "may_enter": found.enter.allows(request.actor, organisation),
    }
    return render(request, "roadmap/register.jinja", context)


@require_GET
@guard(access.see_roadmap)
def register_csv(request: PersonRequest, organisation: access.Organisation, kind: str) -> HttpResponse:  # noqa: ARG001 - a view's shape
    found = _called(kind)
    headers = {"Content-Disposition": f'attachment; filename="{found.kind}.csv"'}
    content = reads.as_csv(found, organisation)
    return no_store(HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers))


@require_GET
@guard(access.see_roadmap)
def register_pdf(request: PersonRequest, organisation: access.Organisation, kind: str) -> HttpResponse:
    """The newest entries, and empty rows for a pen."""
    found = _called(kind)
    address = request.build_absolute_uri(reverse("new_entry", kwargs={"id": organisation.pk, "kind": kind}))
    data = paper.register(found, organisation, reads.page_of(found, organisation), address)
    return pdf_response(pdf(paper.REGISTER, data, language=get_language() or "en"), f"{found.kind}.pdf")


@require_http_methods(["GET", "POST"])
@guard(access.see_roadmap)
def new_entry(request: PersonRequest, organisation: access.Organisation, kind: str) -> HttpResponse:
    found = _called(kind)
    require(found.enter, request.actor, organisation)
    form = FORMS[kind](request.POST or None, today=today_in(organisation))
    if form.is_valid():
        row = actions.enter_row(
            organisation=organisation, register=found, said=form.said(), by=request.actor, now=timezone.now()
        )
        messages.success(request, _("It is entered."))
        return redirect("register_entry", id=organisation.pk, kind=kind, entry=row.pk)
    context = {"organisation": organisation, "register": found, "form": form, "row": None}
    return render(request, "roadmap/new_entry.jinja", context)


@require_GET
@guard(access.see_roadmap)
def entry(request: PersonRequest, organisation: access.Organisation, kind: str, entry: UUID) -> HttpResponse:
    found = _called(kind)
    one = reads.one_of(found, _entry(found, organisation, entry), request.actor)
    return render(request, "roadmap/entry.jinja", {"organisation": organisation, "register": found, "one": one})


@require_http_methods(["GET", "POST"])
@guard(access.see_roadmap)
def correct(request: PersonRequest, organisation: access.Organisation, kind: str, entry: UUID) -> HttpResponse:
    """Enter it anew; what was there stays to be read."""
    found = _called(kind)
    row = _entry(found, organisation, entry)
    require(found.correct, request.actor, row)
    form = FORMS[kind](request.POST or None, today=today_in(organisation), row=row)
    if form.is_valid():
        made = actions.correct_row(register=found, row=row, said=form.said(), by=request.actor, now=timezone.now())
        messages.success(request, _("It is corrected. The old entry can still be read."))
        return redirect("register_entry", id=organisation.pk, kind=kind, entry=made.pk)
    context = {"organisation": organisation, "register": found, "form": form, "row": row}
    return render(request, "roadmap/new_entry.jinja", context)


def _called(kind: str) -> Register:
    if kind not in REGISTERS:
        raise Http404("no such register")
    return REGISTERS[kind]


def _entry(register: Register, organisation: access.Organisation, key: UUID) -> Entry:
    row = reads.entry_of(register, organisation, key)
    if row is None:
        raise Http404("no such entry")
    return row
