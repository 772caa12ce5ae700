"""The year in easy words: short sentences, each beside a drawing. The same words are shown, printed and checked."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import accumulate
from textwrap import shorten

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assieme.core.ui.environment import day
from assieme.instruments.words import GROUPS
from assieme.reflection.reads import Practice
from assieme.reflection.words import at_least
from assieme.year.pictures import Picture, Row, picture
from assieme.year.report_reads import LATE, OPEN, Report
from assieme.year.said import people_here

MOST_LINES, MOST_DECISIONS, MOST_SILENT = 16, 3, 3
LONGEST = 90
"""A title is cut after so many letters: the printed words are two pages, in type that one can read."""
MINUTES = 60


@dataclass(frozen=True)
class Part:
    """A few sentences under a title, beside the drawing `sign`; or what groups said, one line each."""

    sign: str
    title: str
    sentences: tuple[str, ...]
    said: tuple[Picture, ...] = ()


@dataclass(frozen=True)
class Easy:
    """The two pages. `digest` changes with each word and number of them."""

    first: tuple[Part, ...]
    second: tuple[Part, ...]

    @property
    def digest(self) -> str:
        words = [word for part in (*self.first, *self.second) for word in _words(part)]
        return sha256("\n".join(words).encode()).hexdigest()


def _words(part: Part) -> Iterator[str]:
    yield part.title
    yield from part.sentences
    for drawn in part.said:
        yield drawn.title
        yield from (said_in_short(drawn, row) for row in drawn.rows)


def said_in_short(drawn: Picture, row: Row) -> str:
    """One group's line: "Service users: 2.1 of 4, more than last year"."""
    if row.now is None:
        return f"{row.name}: {row.moved}"
    numbers = {"group": row.name, "middle": row.now.middle_words, "high": drawn.high, "moved": row.moved}
    return _("%(group)s: %(middle)s of %(high)s, %(moved)s") % numbers


def easy(report: Report) -> Easy:
    """Two pages of easy words."""
    said = tuple(picture(score) for one in report.found for score in one.scores)
    first = (_about(report), _asked(report), *([_said(said)] if said else []))
    second = (
        _decided(report),
        *([_thought(report.team.practice)] if report.team else []),
        _unknown(report),
        _next(report),
    )
    return Easy(first, second)


def _about(report: Report) -> Part:
    period = {"first": day(report.year.begins_on), "last": day(report.until)}
    return Part(
        "people",
        _("What this is about"),
        (
            _("This is about one year in our service."),
            _("It goes from %(first)s to %(last)s.") % period,
            people_here(report),
        ),
    )


def _asked(report: Report) -> Part:
    times, readable = len(report.found), [one for one in report.found if not one.closed_to]
    if not times:
        return Part("sheet", _("What we asked"), (_("We have asked nothing yet this year."),))
    return Part(
        "sheet",
        _("What we asked"),
        (
            ngettext("We asked everybody %(num)s time.", "We asked everybody %(num)s times.", times) % {"num": times},
            *_came_back(sum(one.answers for one in readable), closed=times - len(readable), readable=len(readable)),
            _("You could say no. Care never depends on it."),
        ),
    )


def _came_back(sheets: int, *, readable: int, closed: int) -> tuple[str, ...]:
    if not readable:
        return (_("The answers can’t be read here now."),)
    came = ngettext("%(num)s sheet came back.", "%(num)s sheets came back.", sheets) % {"num": sheets}
    return (_("Some answers can’t be read here now. Of the others:"), came) if closed else (came,)


def _said(said: tuple[Picture, ...]) -> Part:
    lines = list(accumulate(1 + len(drawn.rows) for drawn in said))
    shown = tuple(
        replace(drawn, title=shorten(drawn.title, LONGEST, placeholder=" …"))
        for drawn, line in zip(said, lines, strict=True)
        if line <= MOST_LINES
    )
    more = (_("The report has more."),) if len(shown) < len(said) else ()
    words = _("Here you see the middle of each group. Half said more, half said less.")
    return Part("talk", _("What people said"), (words, *more), shown)


def _decided(report: Report) -> Part:
    decided, number = report.decided, len(report.decided.decisions)
    if not number:
        return Part("decide", _("What we decided"), (_("No group decided anything this year."),))
    done, waiting = decided.states["done"], decided.states[OPEN] + decided.states[LATE]
    sentences = [
        ngettext("Our groups decided %(num)s thing.", "Our groups decided %(num)s things.", number) % {"num": number},
        *(f"“{shorten(decision.title, LONGEST, placeholder=' …')}”" for decision in decided.decisions[:MOST_DECISIONS]),
    ]
    if decided.states:
        sentences.append(_("Done: %(done)s. Still to do: %(waiting)s.") % {"done": done, "waiting": waiting})
    if decided.aside:
        words = ngettext("%(num)s was set aside later.", "%(num)s were set aside later.", decided.aside)
        sentences.append(words % {"num": decided.aside})
    return Part("decide", _("What we decided"), tuple(sentences))


def _thought(practice: Practice) -> Part:
    numbers = {"two": at_least(practice.had_two), "hours": round(practice.training_minutes / MINUTES)}
    sessions = ngettext(
        "The staff sat down %(num)s time to think.", "The staff sat down %(num)s times to think.", practice.sessions
    ) % {"num": practice.sessions}
    return Part(
        "clock",
        _("Time to think and learn"),
        (
            sessions,
            _("Each of them should have two such times. How many had them: %(two)s.") % numbers,
            _("People learned for %(hours)s hours.") % numbers,
        ),
    )


def _unknown(report: Report) -> Part:
    silent = [_("%(group)s: too few answered.") % {"group": GROUPS[one]} for one in report.reach.silent[:MOST_SILENT]]
    planned = len(report.not_sent)
    later = [
        ngettext(
            "%(num)s thing in the plan was not asked yet.", "%(num)s things in the plan were not asked yet.", planned
        )
        % {"num": planned}
    ]
    sentences = (*silent, *(later if planned else []))
    if not any(one.is_heard for one in report.found):
        sentences = (*sentences, _("We can’t say yet what people think."))
    return Part("unknown", _("What we don’t know"), sentences or (_("We heard from each group."),))


def _next(report: Report) -> Part:
    if report.is_over:
        return Part("next", _("What comes next"), (_("This year is over. In the next one we ask again."),))
    return Part(
        "next",
        _("What comes next"),
        (_("The year goes on. These words change with it."), _("Have you an idea? Write a card, or tell somebody.")),
    )
