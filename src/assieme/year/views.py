"""Pages of a year: its plan, and one thing that is asked in it."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assieme.core.days import day_of
from assieme.core.guard import PersonRequest, guard, no_store
from assieme.instruments.access import lead_wave, see_results
from assieme.instruments.words import may_be_read
from assieme.year import access, actions, reads
from assieme.year.forms import AskingForm, MoveForm, SendForm, YearForm
from assieme.year.months import month_name

if TYPE_CHECKING:
    from assieme.organisations.models import Organisation
    from assieme.year.models import Asking, Year

AROUND = ("organisation", "year__service", "year__organisation", "instrument", "wave")


@require_http_methods(["GET", "POST"])
@guard(access.see_years)
def years(request: PersonRequest, organisation: "Organisation") -> HttpResponse:
    """The years that have a plan; those who lead begin the next one here."""
    today = day_of(timezone.now(), organisation.time_zone)
    usual = reads.following_year(organisation, today)
    form = YearForm(request.POST or None, organisation=organisation, usual=usual, today=today)
    if request.method == "POST" and form.is_valid():
        year = actions.begin_year(
            organisation=organisation,
            by=request.actor,
            now=timezone.now(),
            **form.cleaned_data,
        )
        return redirect("year", id=year.pk)
    context = {
        "organisation": organisation,
        "years": reads.years_of(organisation),
        "today": today,
        "form": form,
        "leads": access.plan_year.allows(request.actor, organisation),
    }
    return render(request, "year/years.jinja", context, status=422 if form.errors else 200)


@require_GET
@guard(access.see_year, select=("organisation", "service"))
def year(request: PersonRequest, year: "Year") -> HttpResponse:
    """What are we asked this year? Twelve months."""
    today = day_of(timezone.now(), year.organisation.time_zone)
    months = reads.months_of(year, request.actor, today)
    planned = {line.asking.about for month in months for line in month.lines}
    context = {
        "year": year,
        "organisation": year.organisation,
        "months": months,
        "planned": planned,
        "today": today,
        "abouts": access.Asking.About.choices,
        "month_name": month_name,
        "leads": access.plan_asking.allows(request.actor, year),
    }
    return no_store(render(request, "year/year.jinja", context))


@require_http_methods(["GET", "POST"])
@guard(access.plan_asking, select=("organisation", "service"))
def plan_asking(request: PersonRequest, year: "Year") -> HttpResponse:
    """One more thing that everybody is asked."""
    form = AskingForm(request.POST or None, year=year, today=day_of(timezone.now(), year.organisation.time_zone))
    if request.method == "POST" and form.is_valid():
        actions.plan_asking(year=year, by=request.actor, now=timezone.now(), **form.cleaned_data)
        messages.success(request, _("It is in the plan. Nobody is asked before you send it."))
        return redirect("year", id=year.pk)
    context = {"year": year, "organisation": year.organisation, "form": form, "month_name": month_name}
    return render(request, "year/plan_asking.jinja", context, status=422 if form.errors else 200)


@require_GET
@guard(access.see_asking, select=AROUND)
def asking(request: PersonRequest, asking: "Asking") -> HttpResponse:
    """One thing that is asked: what to do with it, for everybody and for those who lead."""
    return _asking_page(request, asking)


def _asking_page(
    request: PersonRequest, asking: "Asking", *, send: SendForm | None = None, move: MoveForm | None = None
) -> HttpResponse:
    today = day_of(timezone.now(), asking.organisation.time_zone)
    may_change = access.change_asking.allows(request.actor, asking)
    wave = asking.wave
    context = {
        "asking": asking,
        "year": asking.year,
        "organisation": asking.organisation,
        "line": reads.line_of(asking, request.actor, today),
        "month_name": month_name,
        "may_change": may_change,
        "may_remind": access.remind.allows(request.actor, asking),
        "may_say_no": access.say_no_thanks.allows(request.actor, asking),
        "leads_wave": wave is not None and lead_wave.allows(request.actor, wave),
        "may_read": wave is not None and see_results.sees(request.actor, wave) and may_be_read(wave, today),
        "answers": reads.answers_in(wave) if wave else 0,
        "asked": reads.asked_people(asking.year, asking.sent_at or timezone.now()).count(),
        "send": (send or SendForm(asking=asking, today=today)) if may_change else None,
        "move": (move or MoveForm(asking=asking)) if may_change else None,
    }
    wrong = bool((send and send.errors) or (move and move.errors))
    return no_store(render(request, "year/asking.jinja", context, status=422 if wrong else 200))


@require_POST
@guard(access.change_asking, select=AROUND)
def send_asking(request: PersonRequest, asking: "Asking") -> HttpResponse:
    """Ask it from today on."""
    today = day_of(timezone.now(), asking.organisation.time_zone)
    form = SendForm(request.POST, asking=asking, today=today)
    if not form.is_valid():
        return _asking_page(request, asking, send=form)
    title = month_name(asking.month)
    actions.send_asking(asking=asking, title=title, by=request.actor, now=timezone.now(), **form.cleaned_data)
    messages.success(request, _("It is sent. Everybody finds it on their day."))
    return redirect("asking", id=asking.pk)


@require_POST
@guard(access.change_asking, select=AROUND)
def move_asking(request: PersonRequest, asking: "Asking") -> HttpResponse:
    form = MoveForm(request.POST, asking=asking)
    if not form.is_valid():
        return _asking_page(request, asking, move=form)
    actions.move_asking(asking=asking, month=form.cleaned_data["month"], by=request.actor, now=timezone.now())
    messages.success(request, _("It is moved."))
    return redirect("asking", id=asking.pk)


@require_POST
@guard(access.change_asking)
def remove_asking(request: PersonRequest, asking: "Asking") -> HttpResponse:
    actions.remove_asking(asking=asking, by=request.actor, now=timezone.now())
    messages.success(request, _("It is taken out of the plan."))
    return redirect("year", id=asking.year_id)


@require_POST
@guard(access.remind)
def remind(request: PersonRequest, asking: "Asking") -> HttpResponse:
    """A kind word to those who have not answered."""
    actions.remind_people(asking=asking, by=request.actor, now=timezone.now())
    messages.success(request, _("Those who had not answered were reminded."))
    return redirect("asking", id=asking.pk)


@require_POST
@guard(access.say_no_thanks)
def say_no(request: PersonRequest, asking: "Asking") -> HttpResponse:
    actions.say_no_thanks(asking=asking, by=request.actor, now=timezone.now())
    messages.success(request, _("That is fine. We won’t ask you again. Nobody is told."))
    return redirect("asking", id=asking.pk)


@require_POST
@guard(access.say_no_thanks)
def take_back_no(request: PersonRequest, asking: "Asking") -> HttpResponse:
    actions.take_back_no(asking=asking, by=request.actor, now=timezone.now())
    return redirect("asking", id=asking.pk)
