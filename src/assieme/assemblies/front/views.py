"""The list of assemblies, an assembly's own page, and new rules, which a vote decides on."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from assieme.assemblies.bodies import access, editor, editor_page, sentences
from assieme.assemblies.bodies.actions import adopt_rules, write_rules
from assieme.assemblies.bodies.meaning import meaning_of
from assieme.assemblies.bodies.reads import draft_of, rules_in_hand, seat_of, seats_meant
from assieme.assemblies.bodies.rules import Rules
from assieme.assemblies.draws import reads as draws
from assieme.assemblies.front import reads
from assieme.assemblies.live import my_day as live
from assieme.assemblies.matters import on_assembly as matters
from assieme.assemblies.mornings import reads as mornings
from assieme.assemblies.opinions import reads as opinions
from assieme.assemblies.votes.actions import prepare_vote
from assieme.core.access import require
from assieme.core.days import day_of
from assieme.core.guard import PersonRequest, guard, signed_in


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


@require_GET
@signed_in
def assemblies(request: PersonRequest) -> HttpResponse:
    after = _key(request.GET.get("after", ""))
    context = {
        "page": reads.assemblies_for(request.actor, after),
        "led": reads.led_organisation(request.actor),
        "first": after is None,
    }
    return render(request, "front/assemblies.jinja", context)


@require_GET
@guard(access.see_assembly, select=("organisation", "initiative"))
def assembly(request: PersonRequest, row: access.Assembly) -> HttpResponse:
    body = reads.body(row, request.actor)
    today = day_of(timezone.now(), row.organisation.time_zone)
    may_lead = access.lead_assembly.allows(request.actor, row)
    context = {
        "assembly": row,
        "body": body,
        "rules": sentences.of_rules(body.rules) if body.rules else [],
        "own_seat": seat_of(row, request.actor),
        "may_lead": may_lead,
        "may_ask": access.put_question.allows(request.actor, row),
        "today": mornings.on_assembly(row, request.actor, today),
        "ahead": matters.on_assembly(row, request.actor, today),
        "panel": draws.on_assembly(row, request.actor),
        "opinion": opinions.on_assembly(row, request.actor),
        "goes_on": live.on_assembly(row, request.actor),
    }
    return render(request, "front/assembly.jinja", context)


@require_http_methods(["GET", "POST"])
@guard(access.draft_rules, select=("organisation",))
def change_rules(request: PersonRequest, row: access.Assembly) -> HttpResponse:
    """Until the first vote the rules are written by who leads; from then on a vote under the rules changes them."""
    by_vote = not access.give_first_rules.allows(request.actor, row)
    if request.method == "POST":
        return _finish(request, row, editor.written(request.POST), by_vote=by_vote)
    if by_vote:
        require(access.put_question, request.actor, row)
    said = rules_in_hand(row, request.actor)
    context = {
        "assembly": row,
        "by_vote": by_vote,
        "form": editor_page.form_of(said),
        "meaning": meaning_of(said, seats_meant(row, said)),
        "draft": draft_of(row, request.actor),
    }
    return render(request, "front/change_rules.jinja", context)


def _finish(request: PersonRequest, row: access.Assembly, said: Rules, *, by_vote: bool) -> HttpResponse:
    now = timezone.now()
    if not by_vote:
        adopt_rules(assembly=row, rules=said, by=request.actor, now=now)
        messages.success(request, _("The rules are written down. Everybody can read them."))
        return redirect("assembly_rules", id=row.pk)
    proposed = write_rules(assembly=row, rules=said, by=request.actor, now=now)
    question = "\n".join(sentences.of_everything(proposed))
    title = _("New rules, version %(version)s") % {"version": proposed.version}
    vote = prepare_vote(
        assembly=row, title=title, question=question, proposed_rules=proposed, by=request.actor, now=now
    )
    return redirect("vote", id=vote.pk)
