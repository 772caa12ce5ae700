"""What a constitution may ask that a yes-or-no vote cannot count yet: such a vote is not opened, and says why."""

from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.bodies.models import Constitution, Seat, majorities


def beyond_the_count(rules: Constitution, seats: Sequence[Seat]) -> list[Promise]:
    """What of the rules could not be kept, each in words; empty where all of it can."""
    asked = (
        (
            rules.conditions != majorities(rules.share, rules.strict, rules.joined),
            _("other shares than the usual ones"),
        ),
        (bool(rules.vetoes), _("seats that can stop a vote alone")),
        (any(not seat.has_vote or seat.weight != "1" for seat in seats), _("seats with no vote or with more weight")),
        (rules.ballots != Constitution.Ballots.SECRET, _("open votes")),
        (rules.proxies > 0, _("voting for others")),
    )
    return [words for asks, words in asked if asks]
