"""The rounds of a count in sentences."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assieme.assemblies.votes.models import Vote
from assieme.assemblies.votes.showing_count import Count, Round, listed

Method = Vote.Method

type Lines = tuple[str, ...]


def lead(count: Count) -> Lines:
    """What one has to know before the first round."""
    chosen = ngettext("%(num)s is chosen.", "%(num)s are chosen.", count.seats) % {"num": count.seats}
    if count.quota is not None:
        return (
            ngettext("There is %(num)s place.", "There are %(num)s places.", count.seats) % {"num": count.seats},
            _("Whoever reaches %(quota)s votes is elected.") % {"quota": count.number(count.quota)},
        )
    return {
        Method.APPROVAL.value: (_("The number says how many people ticked it."), chosen),
        Method.SCORE.value: (_("The number says how many points it got from all together."), chosen),
        Method.PAV.value: (_("One thing is chosen in each round."), chosen),
        Method.IRV.value: (_("Whoever has more than half of the votes in a round is chosen."),),
        Method.SCHULZE.value: (_("Each was set against each other one. The number says how many it beats."),),
    }[count.method]


def line_label(count: Count) -> str:
    """What the line in the bars means."""
    if count.quota is not None:
        return _("The line is the number of votes that elects.")
    return _("The line is half of the votes.") if count.method == Method.IRV else ""


def words(count: Count) -> tuple[Lines, ...]:
    """Sentences for each round."""
    return tuple((*_round(count, number), *_ties(count, number)) for number in range(len(count.rounds)))


def _round(count: Count, number: int) -> Lines:
    if count.method in (Method.STV, Method.IRV):
        return (*_what_moved(count, number), *_who_has_enough(count, number))
    here = count.rounds[number]
    if count.method == Method.PAV:
        return (*_counts_less(count, number), _most(count, here))
    return (_("Chosen: %(names)s.") % {"names": count.of(here.elected)},)


def _most(count: Count, here: Round) -> str:
    one = here.elected[0]
    said = {"name": count.names[one], "votes": count.number(here.votes[one])}
    return _("%(name)s has the most votes, %(votes)s, and is chosen.") % said


def _counts_less(count: Count, number: int) -> Lines:
    if not number:
        return ()
    return (
        _("%(name)s is chosen now. So the other ticks of those who wanted it count less.")
        % {"name": count.of(count.rounds[number - 1].elected)},
    )


def _what_moved(count: Count, number: int) -> Lines:
    """Who left at the beginning of a round, or whose votes were more than needed, and where the votes went."""
    here = count.rounds[number]
    if not number or not (here.excluded or here.moves):
        return ()
    said = [_who_left(count, number)] if here.excluded else [_what_was_over(count, number)]
    if here.moves:
        said.append(_where_they_went(count, here))
    lost = here.lost - count.rounds[number - 1].lost
    if lost:
        said.append(_("%(votes)s votes were lost to rounding.") % {"votes": count.number(lost)})
    return tuple(said)


def _who_left(count: Count, number: int) -> str:
    here, earlier = count.rounds[number], count.rounds[number - 1].votes
    names = count.of(here.excluded)
    if len(here.excluded) == 1:
        one = here.excluded[0]
        others = [votes for other, votes in earlier.items() if _continues(count, number, other)]
        if earlier[one] <= min(others, default=earlier[one]):
            return _("%(name)s had the fewest votes and left.") % {"name": names}
    return _("The places that are left are kept for other groups. So %(names)s left.") % {"names": names}


def _continues(count: Count, number: int, option: int) -> bool:
    """Whether somebody was still in the running, neither elected nor out, when a round began."""
    out = {one for earlier in count.rounds[:number] for one in earlier.excluded}
    return option not in out and option not in count.before(number)


def _what_was_over(count: Count, number: int) -> str:
    here, earlier = count.rounds[number], count.rounds[number - 1]
    source = here.moves[0].source
    over = earlier.votes[source] - here.votes[source]
    return _("%(name)s had more votes than needed: %(votes)s.") % {
        "name": count.names[source],
        "votes": count.number(over),
    }


def _where_they_went(count: Count, here: Round) -> str:
    went: dict[int | None, Fraction] = {}
    for move in here.moves:
        went[move.to] = went.get(move.to, Fraction(0)) + move.votes
    parts = [
        _("%(votes)s to %(name)s") % {"votes": count.number(votes), "name": count.names[to]}
        for to, votes in went.items()
        if to is not None
    ]
    if None in went:
        parts.append(_("%(votes)s to nobody") % {"votes": count.number(went[None])})
    return _("Where these votes went: %(parts)s.") % {"parts": listed(parts)}


def _who_has_enough(count: Count, number: int) -> Lines:
    here = count.rounds[number]
    if not here.elected:
        return (_nobody(count, number),)
    enough = count.line(number) or Fraction(0)
    reached = [one for one in here.elected if here.votes[one] >= enough]
    rest = [one for one in here.elected if one not in reached]
    said = [_elected(count, here, one) for one in reached]
    if rest:
        said.append(_("As many are left as places. So %(names)s got in too.") % {"names": count.of(rest)})
    return tuple(said)


def _elected(count: Count, here: Round, one: int) -> str:
    said = {"name": count.names[one], "votes": count.number(here.votes[one])}
    if count.method == Method.IRV:
        return _("%(name)s has %(votes)s votes. That is more than half. %(name)s is chosen.") % said
    return _("%(name)s has %(votes)s votes and is elected.") % said


def _nobody(count: Count, number: int) -> str:
    if count.method == Method.IRV:
        return _("Nobody has more than half.")
    quota = {"quota": count.number(count.quota or Fraction(0))}
    if count.before(number):
        return _("Nobody else has %(quota)s votes yet.") % quota
    return _("Nobody has %(quota)s votes yet.") % quota


def _ties(count: Count, number: int) -> Lines:
    return tuple(_tie(count, one) for one in count.ties if one["round"] == number + 1)


def _tie(count: Count, tie: Mapping[str, Any]) -> str:
    equal = _("%(names)s were equal.") % {"names": count.of(tie["candidates"])}
    how = (
        _("An earlier round told them apart.")
        if tie["by"] == "earlier rounds"
        else _("The lot that was fixed before the vote told them apart.")
    )
    name = {"name": count.names[tie["chosen"]]}
    what = {
        "exclude": _("%(name)s left next.") % name,
        "transfer first": _("The votes of %(name)s went on first.") % name,
    }.get(tie["occasion"], _("%(name)s came first.") % name)
    return f"{equal} {how} {what}"
