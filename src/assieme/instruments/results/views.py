"""What a wave's answers say, as pages and as a table to take away."""

import csv
import io
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from assieme.core.guard import PersonRequest, guard, no_store
from assieme.instruments import access
from assieme.instruments.content.parsing import questionnaire_of
from assieme.instruments.days import today_for
from assieme.instruments.results import reads as result_reads
from assieme.instruments.results.ranges import pictured
from assieme.instruments.words import GROUPS, WHEN_READ, may_be_read, title_of

if TYPE_CHECKING:
    from assieme.instruments.models import Wave


@require_GET
@guard(access.see_results, select=("instrument", "organisation", "initiative", "service"))
def results(request: PersonRequest, wave: "Wave") -> HttpResponse:
    """Each score and each question, one standpoint below the other."""
    language = get_language() or "en"
    readable = may_be_read(wave, today_for(wave, timezone.now()))
    found = result_reads.results(wave) if readable else None
    context = {
        "wave": wave,
        "instrument": wave.instrument,
        "title": title_of(questionnaire_of(wave.instrument)),
        "when_read": WHEN_READ[wave.instrument.read_from],
        "found": found,
        "pictured": pictured(found, language) if found else None,
        "withheld": [GROUPS[group] for group in found.withheld] if found else [],
        "GROUPS": GROUPS,
    }
    return no_store(render(request, "instruments/results.jinja", context))


@require_GET
@guard(access.see_results, select=("instrument", "organisation"))
def results_csv(request: PersonRequest, wave: "Wave") -> HttpResponse:  # noqa: ARG001 - a view's shape
    """The same figures as the page's, and no others: one row for each group and answer or score."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["kind", "item", "standpoint", "people", "answer", "count", "low", "middle", "high"])
    if may_be_read(wave, today_for(wave, timezone.now())):
        writer.writerows(result_reads.table(result_reads.results(wave)))
    headers = {"Content-Disposition": 'attachment; filename="results.csv"'}
    return no_store(HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8", headers=headers))
