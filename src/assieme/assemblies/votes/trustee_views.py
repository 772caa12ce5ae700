"""Pages of trustees: who keeps the key, one's own share, and bringing it back."""

from contextlib import suppress
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assieme.assemblies.votes import closing, trustee_paper
from assieme.assemblies.votes import trustee_access as access
from assieme.assemblies.votes import trustee_actions as actions
from assieme.assemblies.votes import trustee_reads as reads
from assieme.assemblies.votes.access import see_vote
from assieme.assemblies.votes.trustee_forms import TrusteeForm, WordsForm
from assieme.core.access import Refused
from assieme.core.documents.codes import qr
from assieme.core.documents.pdf import pdf, pdf_response
from assieme.core.guard import PersonRequest, guard, no_store
from assieme.logic.keyshares.words import spell
from assieme.people.persons import system_person

SELECT = ("assembly", "assembly__organisation", "constitution")
OF_VOTE = ("vote__assembly__organisation", "vote__constitution", "person__identity")


@require_GET
@guard(see_vote, select=SELECT)
def trustees(request: PersonRequest, vote: access.Vote) -> HttpResponse:
    """Who keeps the key of a vote, and what happens when a part is lost."""
    trust = reads.trust_of(vote)
    may_name = trust is not None and access.name_trustee.allows(request.actor, vote)
    people = {one.pk: str(one) for one in reads.can_be_asked(vote)} if may_name else {}
    context = {
        "vote": vote,
        "assembly": vote.assembly,
        "trust": trust,
        "mine": trust.of(request.actor) if trust else None,
        "lost": trustee_paper.lost(trust) if trust else "",
        "form": TrusteeForm(people=people) if people else None,
        "may_name": may_name,
        "may_bring": vote.has_ended(timezone.now()),
        "may_give_up": vote.has_ended(timezone.now() - actions.GRACE),
        "leads": access.end_voting.sees(request.actor, vote),
    }
    return render(request, "votes/trustees.jinja", context)


@require_POST
@guard(access.name_trustee, select=SELECT)
def name_trustee(request: PersonRequest, vote: access.Vote) -> HttpResponse:
    people = {one.pk: one for one in reads.can_be_asked(vote)}
    form = TrusteeForm(request.POST, people={key: str(person) for key, person in people.items()})
    if form.is_valid():
        person = people[UUID(form.cleaned_data["person"])]
        actions.name_trustee(vote=vote, person=person, by=request.actor, now=timezone.now())
        messages.success(request, _("%(name)s is asked.") % {"name": person})
    else:
        messages.error(request, _("Choose a person."))
    return redirect("trustees", id=vote.pk)


@require_POST
@guard(access.drop_trustee, select=("vote",))
def drop_trustee(request: PersonRequest, trustee: access.Trustee) -> HttpResponse:
    actions.drop_trustee(trustee=trustee, by=request.actor, now=timezone.now())
    return redirect("vote" if trustee.person_id == request.actor.pk else "trustees", id=trustee.vote_id)


@require_http_methods(["GET", "POST"])
@guard(access.take_share, select=OF_VOTE)
def take_share(request: PersonRequest, trustee: access.Trustee) -> HttpResponse:
    """One's own share. The response that makes its words shows them itself, once, and is kept nowhere."""
    context = {"trustee": trustee, **_about(trustee)}
    if request.method == "GET":
        return render(request, "votes/take_share.jinja", {**context, "standpoint": reads.standpoint_of(trustee)})
    secret = actions.take_share(trustee=trustee, by=request.actor, now=timezone.now())
    words = spell(secret, get_language() or "en")
    address = _address(request, trustee)
    shown = {"words": words, "address": address, "picture": qr(trustee_paper.with_words(address, words)).decode()}
    return no_store(render(request, "votes/share.jinja", context | shown))


@require_POST
@guard(access.take_share, select=("vote",))
def forget_share(request: PersonRequest, trustee: access.Trustee) -> HttpResponse:
    actions.forget_share(trustee=trustee, by=request.actor, now=timezone.now())
    return redirect("take_share", id=trustee.pk)


@require_POST
@guard(access.take_share, select=OF_VOTE)
def share_sheet(request: PersonRequest, trustee: access.Trustee) -> HttpResponse:
    """The sheet to print, of words that the browser sends back: the server has forgotten them."""
    form = WordsForm(request.POST)
    trust = reads.trust_of(trustee.vote)
    if not form.is_valid() or trust is None:
        return redirect("take_share", id=trustee.pk)
    language = get_language() or "en"
    words, address = spell(form.cleaned_data["words"], language), _address(request, trustee)
    data = trustee_paper.sheet(trustee, trust, words, address)
    content = pdf(trustee_paper.SHEET, data, language=language, files=trustee_paper.files(address, words))
    return pdf_response(content, "key.pdf")


@require_http_methods(["GET", "POST"])
@guard(access.bring_share, select=OF_VOTE)
def bring_share(request: PersonRequest, trustee: access.Trustee) -> HttpResponse:
    """The words come back; with the last one that is needed the box opens."""
    now = timezone.now()
    vote = trustee.vote
    form = WordsForm(request.POST or None)
    if form.is_valid():
        actions.bring_share(trustee=trustee, secret=form.cleaned_data["words"], by=request.actor, now=now)
        messages.success(request, _("Thank you. This part of the key is there."))
        with suppress(Refused):  # others are still waited for
            closing.close_vote(vote=vote, by=system_person(), now=now)
        return redirect("vote", id=vote.pk)
    own = trustee.person_id == request.actor.pk
    context = {"trustee": trustee, "form": form, "own": own, "ended": vote.has_ended(now), **_about(trustee)}
    return no_store(render(request, "votes/bring_share.jinja", context))


@require_POST
@guard(access.give_up_vote)
def give_up_vote(request: PersonRequest, vote: access.Vote) -> HttpResponse:
    closing.give_up_vote(vote=vote, by=request.actor, now=timezone.now())
    return redirect("vote", id=vote.pk)


def _about(trustee: access.Trustee) -> dict[str, object]:
    trust = reads.trust_of(trustee.vote)
    return {
        "vote": trustee.vote,
        "assembly": trustee.vote.assembly,
        "trust": trust,
        "lost": trustee_paper.lost(trust) if trust else "",
    }


def _address(request: PersonRequest, trustee: access.Trustee) -> str:
    return request.build_absolute_uri(reverse("bring_share", kwargs={"id": trustee.pk}))
