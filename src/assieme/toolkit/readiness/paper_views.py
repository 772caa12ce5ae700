"""Readiness on paper."""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from assieme.core.documents.pdf import pdf_response
from assieme.core.guard import PersonRequest, guard, signed_in
from assieme.toolkit.readiness import access, paper, pictures, plan_reads, practice_reads, reads
from assieme.toolkit.readiness.addresses import here
from assieme.toolkit.readiness.views import AROUND
from assieme.toolkit.readiness.words import OF_ONESELF, prompts

if TYPE_CHECKING:
    from assieme.organisations.models import Initiative, Organisation
    from assieme.toolkit.readiness.models import Place, Practice, Round


@guard(access.see_readiness, select=("organisation",))
def blank(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    return _blank(request, initiative)


@guard(access.see_organisation_readiness)
def organisation_blank(request: PersonRequest, organisation: "Organisation") -> HttpResponse:
    return _blank(request, organisation)


def _blank(request: PersonRequest, place: "Place") -> HttpResponse:
    """The nineteen questions to fill in with a pen, and a hexagon to draw on."""
    where = here(place)
    content = paper.questions(
        title=_("Are we ready to do this together?"),
        place=where.title,
        address=request.build_absolute_uri(where.map),
        words=prompts(where.whole),
        answers={},
        empty=pictures.empty_picture(),
    )
    return pdf_response(content, "readiness.pdf")


@guard(access.see_readiness, select=("organisation",))
def results(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    return _results(request, initiative)


@guard(access.see_organisation_readiness)
def organisation_results(request: PersonRequest, organisation: "Organisation") -> HttpResponse:
    return _results(request, organisation)


def _results(request: PersonRequest, place: "Place") -> HttpResponse:
    """The picture by standpoint, without the reader's own line, and the action plan."""
    where, page = here(place), reads.page(place, request.actor)
    content = paper.results(
        place=where.title,
        address=request.build_absolute_uri(where.map),
        title=page.round.title if page else "",
        picture=pictures.picture(page.without_own()) if page else None,
        withheld=pictures.withheld(page) if page else "",
        plan=plan_reads.plan(place, page, timezone.localdate()),
    )
    return pdf_response(content, "readiness-results.pdf")


@guard(access.answer_questions, select=AROUND)
def mine(request: PersonRequest, asked: "Round") -> HttpResponse:
    """One's own sheet as one filled it in."""
    where = here(asked.place)
    content = paper.questions(
        title=_("Are we ready to do this together?"),
        place=where.title,
        address=request.build_absolute_uri(where.map),
        words=prompts(where.whole),
        answers=reads.own(asked, request.actor).answers,
        empty=None,
    )
    return pdf_response(content, "my-readiness.pdf")


@signed_in
def practice_blank(request: PersonRequest) -> HttpResponse:
    """The nineteen questions about one's own practice, to fill in with a pen."""
    content = paper.questions(
        title=_("How do I work with others?"),
        place="",
        address=request.build_absolute_uri(reverse("practices")),
        words=OF_ONESELF,
        answers={},
        empty=None,
    )
    return pdf_response(content, "my-practice.pdf")


@guard(access.see_practice)
def practice(request: PersonRequest, look: "Practice") -> HttpResponse:
    """One's own practice: what one said, and the picture."""
    answers = practice_reads.answers_of(look)
    content = paper.questions(
        title=_("How do I work with others?"),
        place="",
        address=request.build_absolute_uri(reverse("practice", kwargs={"id": look.pk})),
        words=OF_ONESELF,
        answers=answers,
        empty=None,
    )
    return pdf_response(content, "my-practice.pdf")
