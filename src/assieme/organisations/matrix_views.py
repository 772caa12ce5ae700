"""The matrix and the comparison: open to everybody for the published cases."""

from django.http import HttpResponse, JsonResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assieme.core.guard import PersonRequest, public
from assieme.organisations import comparison_reads, matrix_reads, terms
from assieme.organisations.forms import MatrixForm
from assieme.organisations.matrix_files import matrix_csv, matrix_json
from assieme.organisations.matrix_reads import Choice, Column
from assieme.organisations.visitors import reader

WHY = "published cases are open to everybody; a person's own organisations are added when signed in"


@require_safe
@public(WHY)
def matrix(request: PersonRequest) -> HttpResponse:
    form, columns = _chosen(request)
    kind = request.GET.get("format", "")
    if kind == "csv":
        return _csv(columns)
    if kind == "json":
        return JsonResponse(matrix_json(columns), json_dumps_params={"indent": 2})
    context = {"form": form, "columns": columns, "terms": terms, "query": _query(request.GET)}
    return render(request, "organisations/matrix.jinja", context)


@require_safe
@public(WHY)
def matrix_as_csv(request: PersonRequest) -> HttpResponse:
    return _csv(_chosen(request)[1])


@require_safe
@public(WHY)
def matrix_as_json(request: PersonRequest) -> HttpResponse:
    return JsonResponse(matrix_json(_chosen(request)[1]), json_dumps_params={"indent": 2})


@require_safe
@public(WHY)
def comparison(request: PersonRequest) -> HttpResponse:
    compared = comparison_reads.compared(reader(request))
    context = {"compared": compared, "kinds": comparison_reads.kinds_of(compared), "terms": terms}
    return render(request, "organisations/comparison.jinja", context)


def _chosen(request: PersonRequest) -> tuple[MatrixForm, list[Column]]:
    """The filter form, and the columns it leaves; a filter that is no filter shows everything."""
    actor = reader(request)
    places = [(str(one.pk), one.name) for one in matrix_reads.organisations_for(actor)]
    form = MatrixForm(request.GET or None, organisations=places)
    said = form.cleaned_data if form.is_valid() else {}
    choice = Choice(
        organisations=frozenset(said.get("organisation", ())),
        level=said.get("level", ""),
        kind=said.get("kind", ""),
    )
    return form, matrix_reads.columns(actor, choice)


def _csv(columns: list[Column]) -> HttpResponse:
    response = HttpResponse(matrix_csv(columns), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="matrix.csv"'
    return response


def _query(said: QueryDict) -> str:
    """The filter as the end of an address, for the files."""
    kept = said.copy()
    kept.pop("format", None)
    return f"?{kept.urlencode()}" if kept else ""
