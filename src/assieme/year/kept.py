"""The report of a year that is over, as it was kept: numbers, codes and ids, put into words when it is read.

Words of people (a decision's title) are read from their own rows: nothing is kept here that could not be erased.
"""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from fractions import Fraction
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from assieme.assemblies.votes.models import Vote
from assieme.logic.roadmap import Status
from assieme.logic.scoring.spread import Spread
from assieme.reflection.reads import Practice
from assieme.roadmap.reads import RoadInShort
from assieme.year.found import Found, Score, group_of
from assieme.year.models import Asking, KeptReport, Year
from assieme.year.report_reads import Became, Decided, Meetings, Reach, Report, Team, counted

type Data = dict[str, Any]


def report(year: Year, today: date) -> Report:
    """The report as it was kept; counted up to today where it was not. Four queries for what was kept."""
    kept = KeptReport.objects.filter(year=year).first()
    return _read(year, kept.data) if kept else counted(year, today)


def written(found: Report) -> Data:
    """What is kept of a report, as JSON has it."""
    return {
        "until": found.until.isoformat(),
        "people": found.reach.people,
        "silent": list(found.reach.silent),
        "found": [_written_found(one) for one in found.found],
        "not_sent": [str(asking.pk) for asking in found.not_sent],
        "decided": [
            {
                "vote": str(one.vote_id),
                "at": one.at.isoformat() if one.at else None,
                "states": list(one.states),
                "aside": one.aside,
            }
            for one in found.decided.decisions
        ],
        "meetings": [found.meetings.held, found.meetings.with_minutes],
        "cards": found.cards,
        "team": _written_team(found.team) if found.team else None,
    }


def _written_found(one: Found) -> Data:
    return {
        "asking": str(one.asking.pk),
        "answers": one.answers,
        "withheld": list(one.withheld),
        "closed_to": one.closed_to,
        "had_before": one.had_before,
        "scores": [
            {
                "name": score.name,
                "titles": dict(score.titles),
                "low": str(score.low),
                "high": str(score.high),
                "groups": [
                    [group.group, _written_spread(group.now), _written_spread(group.before)] for group in score.groups
                ],
            }
            for score in one.scores
        ],
    }


def _written_spread(one: Spread | None) -> list[str | int] | None:
    return [str(one.low), str(one.middle), str(one.high), one.n] if one else None


def _written_team(team: Team) -> Data:
    road = team.road
    return {
        "practice": _written_practice(team.practice),
        "before": _written_practice(team.before),
        "road": {
            "begun_on": road.begun_on.isoformat(),
            "ends_on": road.ends_on.isoformat(),
            "stones": [[key, status.value] for key, status in road.stones],
        }
        if road
        else None,
    }


def _written_practice(one: Practice) -> Data:
    last = one.last_session_on
    return asdict(one) | {"last_session_on": last.isoformat() if last else None}


def _read(year: Year, data: Data) -> Report:
    ids = [*(one["asking"] for one in data["found"]), *data["not_sent"]]
    rows = Asking.objects.filter(pk__in=ids).select_related("instrument", "wave").defer("instrument__original")
    askings = {str(row.pk): row for row in rows}
    titles = dict(Vote.objects.filter(pk__in=[one["vote"] for one in data["decided"]]).values_list("pk", "title"))
    return Report(
        year=year,
        until=date.fromisoformat(data["until"]),
        reach=Reach(data["people"], tuple(data["silent"])),
        found=tuple(_read_found(one, askings[one["asking"]]) for one in data["found"]),
        not_sent=tuple(askings[one] for one in data["not_sent"]),
        decided=Decided(tuple(_read_decision(one, titles) for one in data["decided"])),
        meetings=Meetings(*data["meetings"]),
        cards=data["cards"],
        team=_read_team(data["team"]) if data["team"] else None,
        is_kept=True,
    )


def _read_found(data: Data, asking: Asking) -> Found:
    return Found(
        asking=asking,
        answers=data["answers"],
        scores=tuple(_read_score(one) for one in data["scores"]),
        withheld=tuple(data["withheld"]),
        closed_to=data["closed_to"],
        had_before=data["had_before"],
    )


def _read_score(data: Data) -> Score:
    low, high = Fraction(data["low"]), Fraction(data["high"])
    groups = tuple(
        group_of(group, _read_spread(now), _read_spread(before), float(high - low))
        for group, now, before in data["groups"]
    )
    return Score(data["name"], data["titles"], low, high, groups)


def _read_spread(data: list[Any] | None) -> Spread | None:
    return Spread(Fraction(data[0]), Fraction(data[1]), Fraction(data[2]), data[3]) if data else None


def _read_decision(data: Data, titles: Mapping[UUID, str]) -> Became:
    vote_id = UUID(data["vote"])
    title = titles.get(vote_id) or _("These words were taken back.")
    at = datetime.fromisoformat(data["at"]) if data["at"] else None
    return Became(vote_id, title, at, tuple(data["states"]), data["aside"])


def _read_team(data: Data) -> Team:
    road = data["road"]
    return Team(
        practice=_read_practice(data["practice"]),
        before=_read_practice(data["before"]),
        road=RoadInShort(
            date.fromisoformat(road["begun_on"]),
            date.fromisoformat(road["ends_on"]),
            tuple((key, Status(status)) for key, status in road["stones"]),
        )
        if road
        else None,
    )


def _read_practice(data: Data) -> Practice:
    last = data["last_session_on"]
    return Practice(**data | {"last_session_on": date.fromisoformat(last) if last else None})
