"""The course: its units, questions that one can get wrong safely, and a certificate."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from assieme.core.documents.pdf import pdf, pdf_response
from assieme.core.guard import signed_in
from assieme.core.ui.environment import day
from assieme.learning.course import actions, reads
from assieme.learning.course.forms import NameForm
from assieme.learning.course.units import Unit, units
from assieme.people.middleware import OwnRequest


def _unit(slug: str) -> Unit:
    for unit in units():
        if unit.slug == slug:
            return unit
    raise Http404(slug)


@signed_in
def learn(request: OwnRequest) -> HttpResponse:
    """The course, and how far one came."""
    return render(request, "course/learn.jinja", {"course": reads.course(request.actor)})


@signed_in
def unit_page(request: OwnRequest, slug: str) -> HttpResponse:
    """A unit. What is chosen comes in the address and is answered at once; nothing of it is kept."""
    unit = _unit(slug)
    course = reads.course(request.actor)
    context = {
        "unit": unit,
        "asked": reads.asked(unit, request.GET.dict()),
        "course": course,
        "done": any(step.done for step in course.steps if step.unit is unit),
    }
    return render(request, "course/unit.jinja", context)


@require_POST
@signed_in
def finish(request: OwnRequest, slug: str) -> HttpResponse:
    """Done with a unit: on to the next, or to the certificate."""
    unit = _unit(slug)
    actions.finish_unit(person=request.actor, unit=unit.slug, by=request.actor, now=timezone.now())
    following = reads.course(request.actor).following
    if following is None:
        messages.success(request, _("You have done the whole course. Well done!"))
        return redirect("certificate")
    return redirect("unit", slug=following.slug)


@require_POST
@signed_in
def again(request: OwnRequest) -> HttpResponse:
    actions.begin_again(person=request.actor, by=request.actor, now=timezone.now())
    messages.success(request, _("All ticks are gone. You can begin again."))
    return redirect("learn")


@signed_in
def certificate(request: OwnRequest) -> HttpResponse:
    """A certificate on paper, with the name that one types in."""
    course = reads.course(request.actor)
    if course.finished_at is None:
        messages.info(request, _("First finish all units. Then you get your certificate."))
        return redirect("learn")
    form = NameForm(request.POST or None, initial={"name": str(request.actor)})
    if request.method == "POST" and form.is_valid():
        return pdf_response(_on_paper(form.cleaned_data["name"], course), "certificate.pdf")
    return render(
        request, "course/certificate.jinja", {"form": form, "course": course}, status=422 if form.errors else 200
    )


def _on_paper(name: str, course: reads.Course) -> bytes:
    finished = course.finished_at
    data = {
        "title": _("Certificate"),
        "name": name,
        "did": _("took the course “What co-production is” and finished it on %(day)s.")
        % {"day": day(finished) if finished else ""},
        "hours": _("The course has %(units)s units and takes about %(minutes)s minutes.")
        % {"units": len(course.steps), "minutes": course.minutes},
        "outcomes_title": _("What one can do after it"),
        "outcomes": [step.unit.outcome for step in course.steps],
        "honest": _("One takes the course alone, and nobody tests what one knows."),
        "equil": True,
    }
    return pdf("learning/course/typst/certificate.typ", data, language=get_language() or "en")
