"""A round of three good things, from one screen: whose turn it is, in big words. Nothing that is said is stored.

Only the names of those who are here stand in the facilitator's own session, until the round ends; which turn it is
stands in the address, so that going back in the browser goes back a turn.
"""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from assieme.core.guard import PersonRequest, guard, no_store
from assieme.toolkit.gratitude import access
from assieme.toolkit.gratitude.forms import RoundForm

if TYPE_CHECKING:
    from assieme.organisations.models import Initiative


def _key(initiative: "Initiative") -> str:
    return f"round-{initiative.pk}"


@require_http_methods(["GET", "POST"])
@guard(access.join_in, select=("organisation",))
def begin(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    """Say who is here."""
    form = RoundForm(request.POST or None, initiative=initiative)
    if request.method == "POST" and form.is_valid():
        request.session[_key(initiative)] = form.names(form.cleaned_data)
        return redirect("round_turn", id=initiative.pk)
    return render(request, "gratitude/round.jinja", {"initiative": initiative, "form": form})


@require_http_methods(["GET", "POST"])
@guard(access.join_in, select=("organisation",))
def turn(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    """Whose turn it is. A post moves this person to the end, or ends the round and forgets the names."""
    names: list[str] = request.session.get(_key(initiative), [])
    if not names:
        return redirect("begin_round", id=initiative.pk)
    asked = request.GET.get("turn", "1")
    place = min(int(asked) if asked.isdecimal() and asked.isascii() else 1, len(names) + 1) or 1
    if request.method == "POST":
        return _move(request, initiative, names, place)
    context = {
        "initiative": initiative,
        "place": place,
        "names": names,
        "now": names[place - 1] if place <= len(names) else "",
        "then": names[place] if place < len(names) else "",
    }
    return no_store(render(request, "gratitude/turn.jinja", context))


def _move(request: PersonRequest, initiative: "Initiative", names: list[str], place: int) -> HttpResponse:
    if "later" in request.POST and place <= len(names):
        request.session[_key(initiative)] = [*names[: place - 1], *names[place:], names[place - 1]]
        return redirect(f"{reverse('round_turn', kwargs={'id': initiative.pk})}?turn={place}")
    request.session.pop(_key(initiative), None)
    return redirect("group_gratitude", id=initiative.pk)
