"""Today's meeting of the committee, held in its room: people are in it, two hands are up, a guest is at the door."""

from datetime import timedelta

from assieme.assemblies.live import actions, speaking_actions
from assieme.assemblies.meetings import agenda_actions, held_actions
from assieme.assemblies.meetings.models import Meeting
from assieme.demo.setting import Setting
from assieme.toolkit.claims import Claimant

# (what it is about, minutes, who brought it)
TODAY = (
    ("A lamp for the quiet room", 15, "Noa"),
    ("Who waters the plants?", 10, "Bea"),
    ("The trip in spring", 20, "Max"),
)
INSIDE = ("Noa", "Max", "Sam", "Bea", "Ola", "Dee", "Ravi")
HANDS = ("Dee", "Max")
GUEST = "Vera"


def stage_live(here: Setting, meeting: Meeting) -> None:
    """Begin the meeting, and open its room. A room that is open already stays as it is."""
    if meeting.begun_at is not None:
        return
    by, now = here.kim, here.now
    for title, minutes, name in TODAY:
        agenda_actions.bring_item(meeting=meeting, title=title, minutes=minutes, by=here.people[name], now=now)
    people = [here.people[name] for name in INSIDE]
    seats = meeting.assembly.seats.filter(until=None, person__in=[*people, here.people["Tess"], here.people["Pip"]])
    meeting = held_actions.begin_meeting(meeting=meeting, present=seats, by=by, now=now)
    first = meeting.items.order_by("position")[0]
    held_actions.take_item(item=first, by=by, now=now)
    room = actions.open_room(meeting=meeting, by=by, now=now)
    inside = {name: actions.enter_room(room=room, by=here.people[name], now=now) for name in INSIDE}
    for number, name in enumerate(HANDS):
        speaking_actions.raise_hand(participant=inside[name], by=here.people[name], now=now + timedelta(seconds=number))
    speaking_actions.give_word(room=room, key=inside["Noa"].pk, by=by, now=now)
    actions.enter_room(room=room, by=Claimant(room.pk), name=GUEST, now=now)
