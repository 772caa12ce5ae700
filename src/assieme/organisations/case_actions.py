"""Published cases."""

from dataclasses import asdict, dataclass
from datetime import datetime

from assieme.core.access import require
from assieme.core.action import action, lock
from assieme.core.events import record
from assieme.organisations import access, events
from assieme.organisations.models import Organisation, PrintedFindings
from assieme.people.models import Person


@dataclass(frozen=True, kw_only=True)
class Printed:
    """What a study printed about a case, in its own words; empty where it printed nothing.

    `interviews` lists (role, number of people interviewed).
    """

    interviews: tuple[tuple[str, int], ...] = ()
    involvement: str = ""
    level_of_coproduction: str = ""
    power: str = ""
    valuing: str = ""
    leadership: str = ""
    approach: str = ""
    source: str = ""


@action
def publish_case(
    *, organisation: Organisation, year: int, by: Person, now: datetime, printed: Printed | None = None
) -> Organisation:
    """Mark an organisation as a published case: anyone may read it, and from now on nobody changes it."""
    organisation = lock(organisation)
    require(access.found_organisation, by, by)
    organisation.published_year = year
    organisation.save(update_fields=["published_year"])
    if printed is not None:
        PrintedFindings.objects.create(organisation=organisation, **asdict(printed))
    record(
        events.case_published,
        by=by,
        now=now,
        organisation=organisation.pk,
        subject=organisation.pk,
        year=year,
    )
    return organisation
