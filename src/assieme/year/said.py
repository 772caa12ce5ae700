"""A year's report in words, the same on the page and on paper."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assieme.core.ui.environment import day
from assieme.instruments.words import GROUPS
from assieme.reflection.words import at_least
from assieme.roadmap.reads import RoadInShort
from assieme.year.found import Found
from assieme.year.months import month_name
from assieme.year.report_reads import LATE, OPEN, Became, Report, Team

MINUTES = 60


@dataclass(frozen=True)
class Section:
    """A part of the report: sentences, then lines of a list, then what was found with its pictures."""

    key: str
    title: str
    sentences: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    found: tuple[Found, ...] = ()


def period(report: Report) -> str:
    """From which day to which; and that it goes on."""
    days = {"first": day(report.year.begins_on), "last": day(report.until)}
    if report.is_kept:
        return _("%(first)s to %(last)s. It stays as it was then.") % days
    if report.is_over:
        return _("%(first)s to %(last)s. The last sheets are still counted.") % days
    return _("%(first)s to %(last)s. The year goes on.") % days


def report_words(report: Report) -> tuple[Section, ...]:
    """All sections, in the order in which they are read."""
    return (
        _reach(report),
        Section(
            "place",
            _("What the service is like"),
            (
                _("What people say of the place: who decides, whose views count, who leads."),
                *_nothing(report.organisation_factors),
            ),
            found=report.organisation_factors,
        ),
        Section(
            "people",
            _("How it was for people"),
            (_("What people say of themselves, and of what they met here."), *_nothing(report.feelings)),
            found=report.feelings,
        ),
        _decided(report),
        *(_of_team(report.team) if report.team else ()),
        _unknown(report),
    )


def _nothing(found: tuple[Found, ...]) -> tuple[str, ...]:
    return () if found else (_("Nothing was asked about it yet."),)


def _reach(report: Report) -> Section:
    reach = report.reach
    people = people_here(report)
    silent = (
        (_("Not heard: %(groups)s.") % {"groups": ", ".join(str(GROUPS[one]) for one in reach.silent)},)
        if reach.silent
        else ()
    )
    return Section("reach", _("Whom we reached, and who is missing"), (people, *silent))


def people_here(report: Report) -> str:
    """How many there were: of the organisation, or of the service."""
    people = report.reach.people
    if report.year.service:
        words = ngettext("%(num)s person takes part here.", "%(num)s people take part here.", people)
    else:
        words = ngettext("%(num)s person belongs here.", "%(num)s people belong here.", people)
    return words % {"num": people}


def of_found(one: Found) -> tuple[str, ...]:
    """What is said above the pictures of something that was asked."""
    about = {"month": month_name(one.asking.month)}
    if one.closed_to == "leaders":
        return (_("Asked in %(month)s. Only those who lead read it: so people were told.") % about,)
    if one.closed_to == "later":
        return (_("Asked in %(month)s. It can be read after its last day.") % about,)
    sheets = ngettext(
        "Asked in %(month)s. %(num)s sheet came back.", "Asked in %(month)s. %(num)s sheets came back.", one.answers
    )
    said = [sheets % {**about, "num": one.answers}]
    if one.withheld:
        groups = ", ".join(str(GROUPS[group]) for group in one.withheld)
        said.append(_("Not shown, since fewer than five answered, or nobody: %(groups)s.") % {"groups": groups})
    if not one.had_before:
        said.append(_("It was not asked last year."))
    return tuple(said)


def _decided(report: Report) -> Section:
    decided, meetings = report.decided, report.meetings
    numbers = {
        "done": decided.states["done"],
        "changed": decided.states["changed"],
        "not": decided.states["not done"],
        "open": decided.states[OPEN],
        "late": decided.states[LATE],
    }
    number = len(decided.decisions)
    return Section(
        "decided",
        _("What was decided, and what became of it"),
        (
            ngettext("%(num)s meeting was held.", "%(num)s meetings were held.", meetings.held) % {"num": meetings.held}
            + " "
            + ngettext("%(num)s has minutes.", "%(num)s have minutes.", meetings.with_minutes)
            % {"num": meetings.with_minutes},
            ngettext("%(num)s idea came in on a card.", "%(num)s ideas came in on cards.", report.cards)
            % {"num": report.cards},
            ngettext("Groups decided %(num)s thing.", "Groups decided %(num)s things.", number) % {"num": number},
            _("What was promised: %(done)s done, %(changed)s changed, %(not)s not done, %(open)s open, %(late)s late.")
            % numbers,
        ),
        tuple(_decision(one) for one in decided.decisions),
    )


def _decision(one: Became) -> str:
    words = {"done": _("done"), "changed": _("changed"), "not done": _("not done"), LATE: _("late"), OPEN: _("open")}
    aside = [_("set aside later")] if one.aside else []
    became = ", ".join([*(words.get(state, state) for state in one.states), *aside]) or _(
        "nobody has taken anything on yet"
    )
    return f"{one.title} ({day(one.at)}): {became}" if one.at else f"{one.title}: {became}"


def _of_team(team: Team) -> tuple[Section, ...]:
    return (_practice(team), *([_road(team.road)] if team.road else []))


def _practice(team: Team) -> Section:
    now, before = team.practice, team.before
    numbers = {"two": at_least(now.had_two), "one": at_least(now.had_one), "staff": at_least(now.staff)}
    return Section(
        "practice",
        _("Time to think, and learning"),
        (
            ngettext("The team held %(num)s session.", "The team held %(num)s sessions.", now.sessions)
            % {"num": now.sessions}
            + " "
            + _("In %(free)s the time was kept free. In %(worked)s a conflict was worked through.")
            % {"free": now.protected, "worked": now.conflicts},
            _("Who works here: %(staff)s. Had two or more sessions: %(two)s. Had one: %(one)s.") % numbers,
            _("People learned for %(hours)s hours.") % {"hours": _hours(now.training_minutes)},
            _("In the same months of the year before: %(sessions)s sessions, %(hours)s hours.")
            % {"sessions": before.sessions, "hours": _hours(before.training_minutes)},
        ),
    )


def _road(road: RoadInShort) -> Section:
    days = {"first": day(road.begun_on), "last": day(road.ends_on)}
    return Section(
        "road",
        _("Where we are on our road"),
        (_("It goes from %(first)s to %(last)s.") % days,),
        tuple(f"{title}: {status}" for title, status in road.lines),
    )


def _hours(minutes: int) -> str:
    hours = round(minutes / MINUTES, 1)
    return str(formats.number_format(int(hours) if hours.is_integer() else hours))


def _unknown(report: Report) -> Section:
    return Section("unknown", _("What we don’t know"), lines=tuple(_gaps(report)))


def _gaps(report: Report) -> Iterator[str]:
    if not report.found:
        yield _("Nothing was asked yet this year.")
    for asking in report.not_sent:
        words = {"what": asking.instrument, "month": month_name(asking.month)}
        yield _("%(what)s: planned for %(month)s, not sent yet.") % words
    for one in report.found:
        if one.withheld:
            groups = ", ".join(str(GROUPS[group]) for group in one.withheld)
            yield _("%(what)s: what these groups think: %(groups)s.") % {
                "what": one.asking.instrument,
                "groups": groups,
            }
    yield _("Why something moved. The numbers say that it did, not why.")
    yield _("What all this cost, and how many hours people gave unpaid. Nobody counts it here yet.")
    yield _("What people think who were not asked, or said no.")
