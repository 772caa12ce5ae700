"""Pages of proxies: who votes for whom, and a ballot that is cast for somebody."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assieme.assemblies.bodies.access import see_assembly
from assieme.assemblies.bodies.reads import current_rules
from assieme.assemblies.votes import proxy_access as access
from assieme.assemblies.votes import proxy_actions as actions
from assieme.assemblies.votes import proxy_reads as reads
from assieme.assemblies.votes.ballot_forms import form_for
from assieme.assemblies.votes.options import choices_of
from assieme.assemblies.votes.proxy_forms import HolderForm
from assieme.assemblies.votes.result_pages import shared
from assieme.core.guard import PersonRequest, guard, no_store

OF_ENTRY = ("vote__assembly__organisation", "vote__constitution", "vote__proposed_rules", "person__identity")


@require_GET
@guard(see_assembly, select=("organisation",))
def proxies(request: PersonRequest, assembly: access.Assembly) -> HttpResponse:
    """Who votes for whom in the votes that open from now on."""
    adoption = current_rules(assembly)
    most = adoption.constitution.proxies if adoption else 0
    may_give = access.give_proxy.allows(request.actor, assembly)
    people = {one.pk: str(one) for one in reads.can_be_holders(assembly, request.actor, most)} if may_give else {}
    context = {
        "assembly": assembly,
        "most": most,
        "given": reads.given_in(assembly, request.actor),
        "form": HolderForm(people=people) if people else None,
    }
    return render(request, "votes/proxies.jinja", context)


@require_POST
@guard(access.give_proxy, select=("organisation",))
def give_proxy(request: PersonRequest, assembly: access.Assembly) -> HttpResponse:
    adoption = current_rules(assembly)
    most = adoption.constitution.proxies if adoption else 0
    people = {one.pk: one for one in reads.can_be_holders(assembly, request.actor, most)}
    form = HolderForm(request.POST, people={key: str(person) for key, person in people.items()})
    if form.is_valid():
        holder = people[UUID(form.cleaned_data["holder"])]
        actions.give_proxy(assembly=assembly, holder=holder, by=request.actor, now=timezone.now())  # type: ignore[arg-type]
        messages.success(request, _("%(name)s votes for you from the next vote on.") % {"name": holder})
    else:
        messages.error(request, _("Choose a person."))
    return redirect("proxies", id=assembly.pk)


@require_POST
@guard(access.end_proxy, select=("assembly",))
def end_proxy(request: PersonRequest, proxy: access.Proxy) -> HttpResponse:
    actions.end_proxy(proxy=proxy, by=request.actor, now=timezone.now())  # type: ignore[arg-type]
    messages.success(request, _("This has ended. Votes that are open now stay as they are."))
    return redirect("proxies", id=proxy.assembly_id)


@require_http_methods(["GET", "POST"])
@guard(access.cast_for_another, select=OF_ENTRY)
def ballot_for(request: PersonRequest, entry: access.RollEntry) -> HttpResponse:
    """A ballot for somebody; the response that takes it shows the receipt itself and is kept nowhere."""
    vote = entry.vote
    if request.method == "GET" and not access.cast_for_another.when(entry):
        return redirect("vote", id=vote.pk)
    form = form_for(vote, choices_of(vote), request.POST or None)
    if form.is_valid():
        said = form.cleaned_data
        receipt = actions.cast_for_another(
            entry=entry,
            marks=said["marks"],
            reason=said.get("reason", ""),
            by=request.actor,  # type: ignore[arg-type]
            now=timezone.now(),
        )
        if vote.named:
            return redirect("vote", id=vote.pk)
        context = {"vote": vote, "assembly": vote.assembly, "receipt": receipt, "for_name": str(entry.person)}
        return no_store(render(request, "votes/receipt.jinja", context))
    held = {one.entry_id: one.cast for one in reads.on_vote(vote, request.actor).held}
    context = {**shared(vote), "form": form, "cast": held.get(entry.pk, False), "for_name": str(entry.person)}
    return no_store(render(request, "votes/ballot.jinja", context))
