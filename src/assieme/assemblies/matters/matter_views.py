"""Matters between groups: the links, what was sent, and the way of one to its answer."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assieme.assemblies.matters import access, paper
from assieme.assemblies.matters import matter_actions as actions
from assieme.assemblies.matters import matter_reads as reads
from assieme.assemblies.matters.asked import key_of, today_in
from assieme.assemblies.matters.links import ends_of
from assieme.assemblies.matters.matter_forms import FurtherForm, LetterForm, LinkForm, ListForm, ReplyForm
from assieme.core.access import Permission, require
from assieme.core.documents.pdf import pdf, pdf_response
from assieme.core.guard import PersonRequest, guard, signed_in
from assieme.toolkit.cards.access import see_card

SELECT = ("organisation", "sender", "receiver", "card", "problem")


@require_GET
@guard(access.see_matters, select=("organisation",))
def matters(request: PersonRequest, assembly: access.Assembly) -> HttpResponse:
    """What a group was sent and what it sent; `?after=` goes on with what was answered."""
    after = key_of(request.GET.get("after"))
    context = {
        "assembly": assembly,
        "matters": reads.matters_of(assembly, today_in(assembly.organisation), after),
        "first": after is None,
        "ends": ends_of(assembly),
        "may_send": access.send_matter.allows(request.actor, assembly),
    }
    return render(request, "matters/matters.jinja", context)


@require_http_methods(["GET", "POST"])
@guard(access.send_matter, select=("organisation",))
def new_matter(request: PersonRequest, assembly: access.Assembly) -> HttpResponse:
    """Send something to another group: of its own, from a card (`?card=`), or from a problem (`?problem=`)."""
    require(access.send_matter, request.actor, assembly)
    about = _about(request)
    form = LetterForm(request.POST or None, ends=ends_of(assembly))
    if form.is_valid():
        letter = actions.Letter(form.cleaned_data["title"], form.cleaned_data["words"], **about)
        sent = actions.send_matter(
            sender=assembly, receiver=form.receiving(), letter=letter, by=request.actor, now=timezone.now()
        )
        messages.success(request, _("It is sent. You can follow its way here."))
        return redirect("matter", id=sent.pk)
    return render(request, "matters/new_matter.jinja", {"assembly": assembly, "form": form, **about})


@require_GET
@guard(access.see_matter, select=SELECT)
def matter(request: PersonRequest, row: access.Matter) -> HttpResponse:
    """One matter: its way, its words, its answer."""
    may_answer = access.answer_matter.allows(request.actor, row)
    context = {
        "matter": row,
        "way": reads.way_of(row, today_in(row.organisation)),
        "may_list": access.list_matter.allows(request.actor, row) and reads.coming_meetings(row).exists(),
        "may_answer": may_answer,
        "further": reads.further_from(row) if may_answer else [],
    }
    return render(request, "matters/matter.jinja", context)


@require_http_methods(["GET", "POST"])
@guard(access.list_matter, select=SELECT)
def list_matter(request: PersonRequest, row: access.Matter) -> HttpResponse:
    """Put it on the list of a meeting."""
    require(access.list_matter, request.actor, row)
    form = ListForm(request.POST or None, meetings=reads.coming_meetings(row))
    if form.is_valid():
        meeting, minutes = form.chosen(), form.cleaned_data["minutes"]
        actions.list_matter(matter=row, meeting=meeting, minutes=minutes, by=request.actor, now=timezone.now())
        messages.success(request, _("It is on the list."))
        return redirect("matter", id=row.pk)
    return _step(request, row, form, _("Bring it to a meeting"), _("Put it on the list"))


@require_http_methods(["GET", "POST"])
@guard(access.answer_matter, select=SELECT)
def answer_matter(request: PersonRequest, row: access.Matter) -> HttpResponse:
    require(access.answer_matter, request.actor, row)
    form = ReplyForm(request.POST or None)
    if form.is_valid():
        actions.answer_matter(matter=row, by=request.actor, now=timezone.now(), **form.cleaned_data)
        messages.success(request, _("The answer is on its way back."))
        return redirect("matter", id=row.pk)
    return _step(request, row, form, _("Answer this"), _("Give this answer"))


@require_http_methods(["GET", "POST"])
@guard(access.answer_matter, select=SELECT)
def send_further(request: PersonRequest, row: access.Matter) -> HttpResponse:
    """Carry it to a group that can answer it."""
    require(access.answer_matter, request.actor, row)
    form = FurtherForm(request.POST or None, groups=reads.further_from(row))
    if form.is_valid():
        further = actions.send_further(
            matter=row,
            receiver=form.receiving(),
            words=form.cleaned_data["words"],
            by=request.actor,
            now=timezone.now(),
        )
        messages.success(request, _("It goes on. The answer comes back the same way."))
        return redirect("matter", id=further.pk)
    return _step(request, row, form, _("Send it further"), _("Send"))


@require_GET
@guard(access.see_matter, select=SELECT)
def matter_pdf(request: PersonRequest, row: access.Matter) -> HttpResponse:
    """The way of a matter on paper."""
    address = request.build_absolute_uri(reverse("matter", kwargs={"id": row.pk}))
    data = paper.matter(row, reads.way_of(row, today_in(row.organisation)), address)
    return pdf_response(pdf(paper.SHEET, data, language=get_language() or "en"), "matter.pdf")


@require_GET
@signed_in
def my_matters(request: PersonRequest) -> HttpResponse:
    """What one raised and other groups were sent."""
    return render(request, "matters/mine.jinja", {"lines": reads.mine(request.actor, timezone.localdate())})


@require_GET
@guard(see_card, select=("organisation", "initiative"))
def card_way(request: PersonRequest, card: Any) -> HttpResponse:
    """Where a card went beyond its own group; and who may send it."""
    context = {
        "card": card,
        "lines": reads.of_card(card, today_in(card.organisation)),
        "senders": reads.senders_for(request.actor, card.organisation_id),
    }
    return render(request, "matters/card_way.jinja", context)


@require_http_methods(["GET", "POST"])
@guard(access.see_links)
def links(request: PersonRequest, organisation: access.Organisation) -> HttpResponse:
    """Which group sends matters to which; with POST, one more."""
    may = access.declare_link.allows(request.actor, organisation)
    form = LinkForm(request.POST or None, organisation=organisation)
    if request.method == "POST" and form.is_valid():
        actions.declare_link(organisation=organisation, by=request.actor, now=timezone.now(), **form.cleaned_data)
        return redirect("matter_links", id=organisation.pk)
    context = {
        "organisation": organisation,
        "links": reads.links_of(organisation),
        "form": form if may else None,
    }
    return render(request, "matters/links.jinja", context)


@require_POST
@guard(access.end_link)
def end_link(request: PersonRequest, link: access.Link) -> HttpResponse:
    actions.end_link(link=link, by=request.actor, now=timezone.now())
    return redirect("matter_links", id=link.organisation_id)


def _about(request: PersonRequest) -> dict[str, Any]:
    """The card or the problem that the address names, as far as the reader may see it. Raises Http404."""
    asked: dict[str, Permission[Any]] = {"card": see_card, "problem": access.see_problem}
    found: dict[str, Any] = {}
    for name, permission in asked.items():
        if text := request.GET.get(name):
            key = key_of(text)
            if key is None:
                raise Http404(name)
            found[name] = get_object_or_404(permission.rows(request.actor), pk=key)
    return found


def _step(request: PersonRequest, row: access.Matter, form: Any, title: str, send: str) -> HttpResponse:
    way = reads.way_of(row, today_in(row.organisation))
    return render(
        request, "matters/matter_step.jinja", {"matter": row, "way": way, "form": form, "title": title, "send": send}
    )
