"""Pages about worrying answers: who responds, agreeing to, and one such answer."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assieme.core.guard import PersonRequest, guard, no_store
from assieme.instruments import access
from assieme.instruments.content.parsing import questionnaire_of
from assieme.instruments.packs import actions as pack_actions
from assieme.instruments.packs import alert_actions
from assieme.instruments.packs.forms import ResponseForm
from assieme.instruments.words import hours_of

if TYPE_CHECKING:
    from assieme.instruments.models import Alert, Instrument


@require_http_methods(["GET", "POST"])
@guard(access.state_facts, select=("organisation",))
def responder(request: PersonRequest, instrument: "Instrument") -> HttpResponse:
    """Name who responds to worrying answers, when they are there, and which answers are worrying."""
    form = ResponseForm(request.POST or None, instrument=instrument)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        pack_actions.name_responder(
            instrument=instrument,
            responder=said["responder"],
            response=pack_actions.Response(
                days="".join(sorted(said["days"])),
                begins=said["begins"],
                ends=said["ends"],
                phone=said["phone"],
                words=said["words"],
                worrying=form.worrying,
            ),
            by=request.actor,
            now=timezone.now(),
        )
        messages.success(request, _("%(name)s was asked. It can go on once they agree.") % {"name": said["responder"]})
        return redirect("instrument", id=instrument.pk)
    context = {"instrument": instrument, "form": form}
    return render(request, "instruments/responder.jinja", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@guard(access.read_response, select=("organisation",))
def response(request: PersonRequest, instrument: "Instrument") -> HttpResponse:
    """What the named person is asked to do; they agree here."""
    if request.method == "POST":
        pack_actions.accept_response(instrument=instrument, by=request.actor, now=timezone.now())
        messages.success(request, _("Thank you. Worrying answers come to you from now on."))
        return redirect("instrument", id=instrument.pk)
    context = {
        "instrument": instrument,
        "questionnaire": questionnaire_of(instrument),
        "hours": hours_of(instrument),
        "may_accept": access.accept_response.allows(request.actor, instrument),
    }
    return render(request, "instruments/response.jinja", context)


@require_http_methods(["GET", "POST"])
@guard(access.see_alert, select=("organisation", "instrument__organisation", "person__identity", "paper"))
def alert(request: PersonRequest, alert: "Alert") -> HttpResponse:
    """One worrying answer, for the named person alone."""
    if request.method == "POST":
        alert_actions.handle_alert(alert=alert, by=request.actor, now=timezone.now())
        messages.success(request, _("This is noted. Thank you."))
        return redirect("instruments")
    return no_store(render(request, "instruments/alert.jinja", {"alert": alert}))
