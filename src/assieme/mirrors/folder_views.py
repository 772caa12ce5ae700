"""The records behind a mirror, to take along."""

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from assieme.assemblies.bodies.access import Assembly
from assieme.core.days import day_of
from assieme.core.guard import PersonRequest, guard, no_store
from assieme.mirrors import access, folder, folder_zip, places
from assieme.mirrors.happened import happened
from assieme.mirrors.months_asked import asked
from assieme.mirrors.showing import named


@require_GET
@guard(access.take_records, select=("organisation", "initiative"))
def records_file(request: PersonRequest, assembly: Assembly) -> HttpResponse:
    """The rows of the months that the address names."""
    today = day_of(timezone.now(), assembly.organisation.time_zone)
    period = asked(request.GET.get("from", ""), request.GET.get("to", ""), today)
    found = happened(places.of_assembly(assembly), period, today)
    files = folder.files(assembly, period, found, min(today, period.last_day))
    months = named(period.first)[1], named(period.last)[1]
    content = folder_zip.zipped(files, folder_zip.readme(assembly, months, files, found))
    response = HttpResponse(content, content_type="application/zip")
    response["Content-Disposition"] = 'attachment; filename="records.zip"'
    return no_store(response)
