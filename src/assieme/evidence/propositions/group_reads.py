"""Claim `say`: do groups whose rules let service users stop a decision carry out more of what they take on?

Unit: a group that decides. What it took on under its rules of today and what has fallen due, or was answered: the share
that was done or changed. Compared by Welch's interval over groups, so that what belongs to one group counts as one.
"""

from collections import defaultdict
from dataclasses import replace
from datetime import date
from fractions import Fraction
from uuid import UUID

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assieme.assemblies.bodies.models import Adoption, Assembly, Constitution, Seat
from assieme.assemblies.bodies.reads import allowed
from assieme.assemblies.bodies.rules import Places, together
from assieme.assemblies.matters.models import Answer, Commitment
from assieme.evidence.propositions.found import Found, NotYet, Result, Side
from assieme.logic.differences import of_means
from assieme.logic.participation.levels import Standpoint
from assieme.organisations.models import Organisation
from assieme.toolkit.cards.models import Card

FEWEST_GROUPS, FEWEST_ITEMS = 4, 5
ACTED = (Answer.DONE, Answer.CHANGED)


def groups(organisation: Organisation, today: date) -> Found:
    """Five queries, whatever the rows."""
    shares = _shares(organisation, today)
    blocking = _blocking(organisation)
    with_say = [share for group, share in shares.items() if blocking.get(group) is True]
    without = [share for group, share in shares.items() if blocking.get(group) is False]
    if min(len(with_say), len(without)) < FEWEST_GROUPS:
        return NotYet(tuple(_missing(len(with_say), len(without))))
    if len(set(with_say)) == 1 == len(set(without)):
        return NotYet((_("The groups of each kind are all alike so far. So we can’t tell what is chance."),))
    found = of_means(with_say, without)
    found = replace(found, low=max(found.low, -1.0), high=min(found.high, 1.0))
    return Result(
        Side(_("Groups where service users can say no"), len(with_say), found.first),
        Side(_("Groups where they can’t"), len(without), found.second),
        found,
    )


def _missing(with_say: int, without: int) -> list[str]:
    said = [_("It takes four groups of each kind, and in each of them five things that were due.")]
    if with_say < FEWEST_GROUPS:
        number = FEWEST_GROUPS - with_say
        said.append(
            ngettext(
                "%(num)s more group is needed where service users can say no.",
                "%(num)s more groups are needed where service users can say no.",
                number,
            )
            % {"num": number}
        )
    if without < FEWEST_GROUPS:
        number = FEWEST_GROUPS - without
        said.append(
            ngettext(
                "%(num)s more group is needed where they can’t.",
                "%(num)s more groups are needed where they can’t.",
                number,
            )
            % {"num": number}
        )
    return said


def _shares(organisation: Organisation, today: date) -> dict[UUID, float]:
    """The share done, for each group with enough that was due."""
    latest = Adoption.objects.filter(assembly=OuterRef("assembly_id")).order_by("-id").values("at")[:1]
    due = Q(due_on__lt=today) | Q(answered_at__isnull=False)
    here = {"organisation": organisation, "assembly_id__isnull": False}
    commitments = Commitment.objects.filter(due, **here).annotate(since=Subquery(latest))
    cards = Card.objects.filter(due, **here).annotate(since=Subquery(latest))
    taken = Q(owned_at__gte=F("since")) | Q(owned_at=None, answered_at__gte=F("since"))
    done: dict[UUID, int] = defaultdict(int)
    total: dict[UUID, int] = defaultdict(int)
    for rows in (commitments.filter(made_at__gte=F("since")), cards.filter(taken)):
        for group, number, acted in _counted(rows):
            total[group] += number
            done[group] += acted
    return {group: done[group] / number for group, number in total.items() if number >= FEWEST_ITEMS}


def _counted(rows: QuerySet[Commitment] | QuerySet[Card]) -> list[tuple[UUID, int, int]]:
    found = rows.order_by().values("assembly_id").annotate(number=Count("pk"), acted=_ACTED)
    return [(row["assembly_id"], row["number"], row["acted"]) for row in found if row["assembly_id"]]


_ACTED = Count("pk", filter=Q(answer__in=ACTED))


def _blocking(organisation: Organisation) -> dict[UUID, bool]:
    """For each group with rules and seats: can service users stop a decision, alone or with others joined to them?"""
    rules: dict[UUID, Constitution] = {}
    mine = Assembly.objects.filter(organisation=organisation).values("pk")
    for adoption in Adoption.objects.filter(assembly__in=mine).select_related("constitution").order_by("id"):
        rules[adoption.assembly_id] = adoption.constitution
    seats: dict[UUID, list[Places]] = defaultdict(list)
    held = Seat.objects.filter(assembly__in=mine, until=None)
    for group, who, weight, vote in held.values_list("assembly_id", "standpoint", "weight", "has_vote"):
        seats[group].append(Places(who, 1, Fraction(weight), vote))
    levels = {group: allowed(one, together(seats[group])) for group, one in rules.items()}
    return {
        group: any(
            bloc.can_block
            for bloc in (*level.standpoints, *level.joined)
            if Standpoint.SERVICE_USER in bloc.group.standpoints
        )
        for group, level in levels.items()
        if level is not None
    }
