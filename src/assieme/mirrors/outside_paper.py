"""A frozen mirror on paper."""

from collections.abc import Iterable
from typing import Any

from django.utils import formats
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assieme.core.ui.environment import day
from assieme.core.ui.words import level_word, standpoint_word
from assieme.mirrors.happened import Happened
from assieme.mirrors.picture import Line, Picture
from assieme.mirrors.reads import Mirror
from assieme.mirrors.table import Row

SHEET = "mirrors/typst/shown.typ"

type Data = dict[str, Any]


def sheet(shown: Data, address: str) -> Data:
    """The page's own words and numbers (`outside_showing.context`), in its order."""
    assembly, found = shown["assembly"], shown["found"]
    first, last = (month[1] for month in shown["asked"])
    counted = (
        ngettext("%(num)s meeting", "%(num)s meetings", found.counts.get("meetings"))
        % {"num": found.counts.get("meetings")},
        ngettext("%(num)s idea", "%(num)s ideas", found.raised) % {"num": found.raised},
        ngettext("%(num)s decision", "%(num)s decisions", found.decisions) % {"num": found.decisions},
    )
    return {
        "title": _("Promise and practice"),
        "place": " · ".join([assembly.organisation.name, assembly.name]),
        "lead": _("%(first)s to %(last)s") % {"first": first, "last": last},
        "address": address,
        "line": " ".join(strip_tags(sentence) for sentence in shown["line"]),
        "said_title": _("What those say whose practice this is"),
        "said": [one.words for one in shown["replies"]],
        "nobody": _("Nobody has replied."),
        "levels_head": [_("Mirror"), _("Level"), _("Beside the promise")],
        "levels": _levels(shown),
        "numbers_title": _("What happened, by side"),
        "numbers_head": [_("What"), _("Who"), _("Seen"), _("It may be"), _("Counted from")],
        "numbers": list(_numbers(shown["measures"])),
        "missing_title": _("What is missing"),
        "missing": [*shown["missing"], *_not_known(found)],
        "goes_by": ", ".join(counted),
        "frozen": _("Frozen on %(day)s. Nothing was changed since that day.") % {"day": day(shown["frozen"].at)},
        "rules": " · ".join(filter(None, [shown["enacted"].rule_version, _rule(shown)])),
        "no_score": _("There is no score here. No level is better than another."),
    }


def _not_known(found: Happened) -> Iterable[str]:
    if found.unknown_decisions:
        yield ngettext(
            "Of %(n)s decision nobody may know how each side voted.",
            "Of %(n)s decisions nobody may know how each side voted.",
            found.unknown_decisions,
        ) % {"n": found.unknown_decisions}
    if found.nameless:
        yield ngettext(
            "%(n)s idea does not show which side it came from. It counts for none.",
            "%(n)s ideas do not show which side they came from. They count for none.",
            found.nameless,
        ) % {"n": found.nameless}


def _rule(shown: Data) -> str:
    formal = shown["mirror"].formal
    return formal.rule_version if formal else ""


def _levels(shown: Data) -> list[list[str]]:
    mirror, picture = shown["mirror"], shown["picture"]
    promised = str(level_word(mirror.promised.value)) if mirror.promised else _("nothing declared yet")
    allowed = str(level_word(mirror.allowed.value)) if mirror.allowed else _not_allowed(mirror)
    return [
        [_("declared: what we said"), promised, "–"],
        [_("formal: what our rules allow"), allowed, str(shown["kept"]) or "–"],
        [_("enacted: what happened"), _bars(picture), str(shown["kept_in_practice"]) or "–"],
        *([_("felt: did it count?") + f" {_side(one.standpoint)}", _felt(one), "–"] for one in picture.felt),
    ]


def _not_allowed(mirror: Mirror) -> str:
    return _("not applicable") if mirror.formal else _("no rules yet")


def _bars(picture: Picture) -> str:
    return ", ".join(f"{level_word(bar.level)} {bar.percent} %" for bar in picture.bars) or _("not enough yet")


def _felt(line: Line) -> str:
    if not line.shown:
        return _("fewer than five, not shown")
    numbers = {"low": line.low / 10, "high": line.high / 10, "mean": line.mean / 10}
    return _("%(low)s to %(high)s of 10, on average %(mean)s") % {
        key: formats.number_format(one, 1) for key, one in numbers.items()
    }


def _side(standpoint: str) -> str:
    return str(standpoint_word(standpoint, many=True))


def _numbers(measures: Iterable[Row]) -> Iterable[list[str]]:
    for row in measures:
        for place, cell in enumerate(row.cells):
            name = row.title if not place else ""
            yield [
                name,
                _side(cell.standpoint),
                cell.words,
                cell.between or "–",
                "–" if cell.n is None else str(cell.n),
            ]
