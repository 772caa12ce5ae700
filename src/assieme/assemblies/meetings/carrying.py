"""What a meeting did not finish goes on in the next."""

from uuid import UUID

from django.db.models import Max, Q

from assieme.assemblies.meetings.models import AgendaItem, Meeting

CARRIED = ("organisation_id", "title", "words", "minutes_planned", "card_id", "vote_id", "matter_id", "brought_by_id")


def carry_over(assembly_id: UUID) -> None:
    """Put what was postponed on the list of the next meeting that is planned; nothing while there is none.

    Called inside actions, with a meeting of the assembly or the assembly itself under lock.
    """
    coming = Meeting.objects.filter(assembly_id=assembly_id, begun_at=None, ended_at=None, minutes_at=None)
    waiting = AgendaItem.objects.filter(
        meeting__assembly_id=assembly_id, outcome=AgendaItem.Outcome.POSTPONED, goes_on_in=None
    )
    for item in waiting.select_related("meeting").order_by("meeting__held_on", "position"):
        target = coming.filter(held_on__gt=item.meeting.held_on).order_by("held_on", "id").first()
        if target is None or _is_on(target, item):
            continue
        last = target.items.aggregate(last=Max("position"))["last"] or 0
        carried = {name: getattr(item, name) for name in CARRIED}
        item.goes_on_in = AgendaItem.objects.create(
            meeting=target, position=last + 1, brought_at=item.brought_at, **carried
        )
        item.save(update_fields=["goes_on_in"])


def _is_on(meeting: Meeting, item: AgendaItem) -> bool:
    """Whether its card or its vote is on the list of that meeting already."""
    same = Q(card_id=item.card_id, card__isnull=False) | Q(vote_id=item.vote_id, vote__isnull=False)
    return meeting.items.filter(same).exists()
