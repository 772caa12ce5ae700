"""What a mirror that is shown to anyone says, on its pages and on paper."""

from dataclasses import dataclass
from typing import Any

from assieme.assemblies.bodies.models import Assembly
from assieme.mirrors import outside_reads, outside_words, words
from assieme.mirrors.models import Outside
from assieme.mirrors.picture import picture_of
from assieme.mirrors.showing import RULE, named
from assieme.mirrors.table import rows_of


@dataclass(frozen=True)
class OutsideLine:
    """A frozen mirror in the list of its group, with its months in words."""

    outside: Outside
    first: str
    last: str


def lines_of(assembly: Assembly) -> tuple[OutsideLine, ...]:
    """What a group shows to anyone, or may show. One query."""
    rows = outside_reads.of_assembly(assembly)
    return tuple(OutsideLine(one, named(one.frozen.first)[1], named(one.frozen.last)[1]) for one in rows)


def context(outside: Outside) -> dict[str, Any]:
    """Everything comes from what was frozen, but for the replies. Three queries."""
    told = outside_reads.told(outside)
    mirror, period = told.mirror, outside_reads.period_of(outside.frozen)
    return {
        "outside": outside,
        "frozen": outside.frozen,
        "assembly": outside.assembly,
        "mirror": mirror,
        "few": told.few,
        "rule": RULE,
        "found": mirror.happened,
        "enacted": mirror.happened.enacted,
        "line": outside_words.outside_line(told),
        "short": words.in_short(mirror.formal) if mirror.formal else "",
        "kept": words.KEPT[mirror.kept],
        "kept_in_practice": words.KEPT[mirror.kept_in_practice],
        "picture": picture_of(mirror),
        "measures": rows_of(mirror.happened),
        "missing": outside_words.what_lacks(told),
        "asked": (named(period.first), named(period.last)),
        "replies": outside_reads.replies_to(outside),
    }
