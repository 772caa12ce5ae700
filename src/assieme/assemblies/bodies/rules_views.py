"""Pages of an assembly's rules: what they say and mean, a draft in the making, templates, files, paper."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assieme.assemblies.bodies import access, actions, editor, paper, reads, sentences, versions
from assieme.assemblies.bodies.file import constitution_file
from assieme.assemblies.bodies.meaning import meaning_of
from assieme.assemblies.bodies.patterns import patterns
from assieme.assemblies.bodies.rules import as_power
from assieme.core.documents.pdf import pdf_response
from assieme.core.guard import PersonRequest, guard


@require_GET
@guard(access.see_assembly, select=("organisation",))
def rules(request: PersonRequest, row: access.Assembly) -> HttpResponse:
    """What the rules say, what they mean, and how they changed."""
    adoptions = reads.earlier_rules(row)
    now = adoptions[0].constitution if adoptions else None
    context = {
        "assembly": row,
        "adoptions": versions.told(adoptions),
        "chapters": sentences.chapters(now) if now else (),
        "meaning": meaning_of(now, reads.seats_meant(row, now)) if now else None,
        "may_write": access.give_first_rules.allows(request.actor, row),
        "may_ask": access.put_question.allows(request.actor, row),
    }
    return render(request, "bodies/rules.jinja", context)


@require_GET
@guard(access.see_assembly, select=("organisation",))
def compare_rules(request: PersonRequest, row: access.Assembly) -> HttpResponse:
    """Two versions that the reader chooses."""
    adoptions = reads.earlier_rules(row)
    pair = versions.pair_of(adoptions, [request.GET.get("one", ""), request.GET.get("other", "")])
    if pair is None:
        return redirect("assembly_rules", id=row.pk)
    return render(request, "bodies/compare.jinja", {"assembly": row, "adoptions": adoptions, "pair": pair})


@require_POST
@guard(access.draft_rules, select=("organisation",))
def rules_draft(request: PersonRequest, row: access.Assembly) -> HttpResponse:
    """Keep what is written so far. Answers with what it means where the page asks while somebody writes."""
    step = request.POST.get("step", "")
    if step == "begin-again":
        actions.drop_draft(assembly=row, by=request.actor, now=timezone.now())
        return redirect("change_rules", id=row.pk)
    said = editor.stepped(editor.written(request.POST), step)
    actions.keep_draft(assembly=row, rules=said, by=request.actor, now=timezone.now())
    if "HX-Request" in request.headers:
        meaning = meaning_of(said, reads.seats_meant(row, said))
        return render(request, "bodies/_meaning.jinja", {"meaning": meaning, "kept": True})
    place = {"add-condition": "passing", "drop-condition": "passing", "add-seats": "seats", "drop-seats": "seats"}
    anchor = place.get(step if step in place else step.rpartition("-")[0], "meaning")
    return redirect(f"{reverse('change_rules', kwargs={'id': row.pk})}#{anchor}")


@require_http_methods(["GET", "POST"])
@guard(access.draft_rules, select=("organisation",))
def rules_templates(request: PersonRequest, row: access.Assembly) -> HttpResponse:
    """Bodies that others have made work: choosing one fills the page."""
    known = patterns()
    if request.method == "POST":
        chosen = next((one for one in known if one.slug == request.POST.get("pattern")), None)
        if chosen is None:
            raise Http404("no such template")
        actions.keep_draft(assembly=row, rules=chosen.rules, by=request.actor, now=timezone.now())
        messages.success(request, _("The page is filled in. Change what you like."))
        return redirect("change_rules", id=row.pk)
    return render(request, "bodies/templates.jinja", {"assembly": row, "patterns": known})


@require_GET
@guard(access.see_assembly, select=("organisation",))
def rules_file(_request: PersonRequest, row: access.Assembly) -> HttpResponse:
    """The rules of today with their seats, as `assieme power` reads them."""
    adoption = reads.current_rules(row)
    seats = reads.seats_meant(row, adoption.constitution) if adoption else ()
    if adoption is None or not seats:
        raise Http404("no rules, or nobody to sit")
    said = adoption.constitution
    title = _("%(assembly)s, version %(version)s") % {"assembly": row.name, "version": said.version}
    text = constitution_file(as_power(said, seats), [title, *sentences.of_everything(said)])
    response = HttpResponse(text, content_type="application/toml; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="constitution.toml"'
    return response


@require_GET
@guard(access.see_assembly, select=("organisation",))
def rules_pdf(request: PersonRequest, row: access.Assembly) -> HttpResponse:
    """The rules of today on paper."""
    adoption = reads.current_rules(row)
    if adoption is None:
        return redirect("assembly_rules", id=row.pk)
    address = request.build_absolute_uri(reverse("assembly_rules", kwargs={"id": row.pk}))
    meaning = meaning_of(adoption.constitution, reads.seats_meant(row, adoption.constitution))
    return pdf_response(paper.constitution_pdf(row, adoption, meaning, address=address), "constitution.pdf")
