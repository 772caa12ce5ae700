"""What several writes of this room share: the board in use, a move kept, a name erased. Call them inside an action."""

from datetime import datetime

from assieme.circles.models import Board, Move, PlacedPerson
from assieme.organisations.models import Initiative
from assieme.people.models import Person


def board_in_use(initiative: Initiative, now: datetime) -> Board:
    """The initiative's latest board; its first begins with the first person."""
    latest = initiative.boards.order_by("-id").first()
    if latest is not None:
        return latest
    return Board.objects.create(organisation_id=initiative.organisation_id, initiative=initiative, begun_at=now)


def go_to(placed: PlacedPerson, circle: str, moved_by: Person, now: datetime) -> None:
    """Put the person into a circle (empty: out of all) and keep the move."""
    Move.objects.create(
        organisation_id=placed.organisation_id,
        initiative_id=placed.initiative_id,
        board=board_in_use(placed.initiative, now),
        placed=placed,
        from_circle=placed.circle,
        to_circle=circle,
        moved_by=moved_by,
        moved_at=now,
    )
    placed.circle = circle
    placed.save(update_fields=["circle"])


def erase_name(placed: PlacedPerson, moved_by: Person, now: datetime) -> None:
    """Take the person out: name, standpoint, services, contact plan and who they are go at once; ids stay."""
    if placed.circle:
        go_to(placed, "", moved_by, now)
    placed.services.clear()
    placed.tellings.update(code_hash=None)
    placed.name = placed.standpoint = placed.contact_how = placed.how_often = ""
    placed.member = placed.keeper = None
    placed.last_contact = placed.next_contact = placed.told_at = placed.agreed_at = None
    placed.removed_at = now
    placed.save()
