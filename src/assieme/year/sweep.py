"""The report of a year is kept by itself, once the year is over: the schedule asks for it."""

from datetime import datetime

from assieme.core.days import day_of
from assieme.people.persons import system_person
from assieme.year.actions import keep_report
from assieme.year.models import Year, month_after
from assieme.year.report_reads import settled_on


def keep_reports(now: datetime) -> int:
    """Keep those that can be; how many there were."""
    a_year_ago = month_after(now.date().replace(day=1), -11)
    rows = Year.objects.filter(kept=None, begins_on__lt=a_year_ago).select_related("organisation", "service")
    over = [year for year in rows if day_of(now, year.organisation.time_zone) >= settled_on(year)]
    for year in over:
        keep_report(year=year, by=system_person(), now=now)
    return len(over)
