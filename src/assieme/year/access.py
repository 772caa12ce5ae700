"""Who plans the year and sends what it asks; everybody sees the plan, and may say no."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from assieme.core.access import Permission
from assieme.core.actors import Actor
from assieme.organisations.access import belonging, leading, system_or, taking_part_in
from assieme.organisations.models import Membership
from assieme.organisations.models import Organisation as Organisation
from assieme.year.models import MOST_REMINDERS, KeptReport
from assieme.year.models import Asking as Asking
from assieme.year.models import Year as Year

CASE = _("This is a published case. It stays as it was printed.")


def _is_no_case(organisation: Organisation) -> bool:
    return not organisation.is_published_case


OVER = _("This year is over, and its report is kept. Nothing was changed.")


def _goes_on(year: Year) -> bool:
    return not KeptReport.objects.filter(year=year).exists()


def _asked(actor: Actor) -> Q:
    """What everybody is asked, of the organisation or of the service: everybody but who leads the research."""
    mine = Membership.objects.filter(person_id=actor.pk, left_at=None).exclude(role=Membership.Role.RESEARCHER)
    there = taking_part_in(OuterRef("year__service")).filter(person_id=actor.pk)
    return Q(organisation_id__in=mine.values("organisation_id")) & (Q(year__service=None) | Q(Exists(there)))


see_years = Permission(
    "year.see_years",
    _("See what one is asked in a year"),
    Organisation,
    who=lambda actor: belonging(actor, "id"),
)
plan_year = Permission(
    "year.plan_year",
    _("Begin the plan of a year"),
    Organisation,
    who=lambda actor: leading(actor, "id"),
    when=_is_no_case,
    refusal=CASE,
)
see_year = Permission(
    "year.see_year",
    _("See a year: its plan, its report and the easy words"),
    Year,
    who=belonging,
)
plan_asking = Permission(
    "year.plan_asking",
    _("Plan what everybody is asked, and in which month"),
    Year,
    who=leading,
    when=_goes_on,
    refusal=OVER,
)
keep_report = Permission(
    "year.keep_report",
    _("Keep the report of a year that is over as it stands"),
    Year,
    who=lambda actor: system_or(actor, Q(pk=None)),
    when=_goes_on,
    refusal=OVER,
)
say_checked = Permission(
    "year.say_checked",
    _("Say that people have checked the easy words of a report"),
    Year,
    who=belonging,
)
see_asking = Permission(
    "year.see_asking",
    _("See one thing that is asked in a year"),
    Asking,
    who=belonging,
)
change_asking = Permission(
    "year.change_asking",
    _("Move, send or take away what is planned"),
    Asking,
    who=leading,
    when=lambda asking: asking.sent_at is None and _goes_on(asking.year),
    refusal=_("It was sent already, or its year is over. Nothing was changed."),
)
remind = Permission(
    "year.remind_people",
    _("Remind those who have not answered, two times at most"),
    Asking,
    who=leading,
    when=lambda asking: asking.sent_at is not None and asking.reminders < MOST_REMINDERS,
    refusal=_("It was not sent yet, or people were reminded twice. Nobody is reminded again."),
)
say_no_thanks = Permission(
    "year.say_no",
    _("Say that one would rather not answer, or change one’s mind"),
    Asking,
    who=_asked,
    when=lambda asking: asking.sent_at is not None,
    refusal=_("It was not sent yet. Nothing was changed."),
)
