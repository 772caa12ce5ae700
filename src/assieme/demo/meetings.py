"""The committee's next meeting, prepared: its list, who is asked, and what some of them answered."""

from datetime import time, timedelta

from assieme.assemblies.bodies.models import Assembly
from assieme.assemblies.meetings import actions, agenda_actions, invitation_actions
from assieme.assemblies.meetings.models import Invite
from assieme.demo.setting import Setting

# (title, what people may read before, minutes, who brought it)
ITEMS = (
    (
        "Opening hours of the quiet room",
        "Some of us come in the evening. Could it be open until eight?",
        20,
        "Noa",
    ),
    ("Who has a key?", "", 15, "Dee"),
    ("The summer party", "Bring one idea, or a cake.", 10, "Lou"),
)
# (who, answer, what they need this time)
ANSWERS = (
    ("Noa", "yes", ""),
    ("Max", "yes", "A chair near the door, please."),
    ("Lou", "unsure", ""),
    ("Dee", "yes", ""),
    ("Ravi", "no", ""),
)


def stage_meetings(here: Setting, committee: Assembly) -> None:
    """Stage a meeting in nine days: on the list, asked, and answered by some."""
    meeting = actions.plan_meeting(
        assembly=committee,
        held_on=(here.now + timedelta(days=9)).date(),
        begins=time(14, 30),
        ends=time(16),
        place="Day centre, big room",
        remote="https://meet.example.org/lakeside",
        by=here.kim,
        now=here.ago(3),
    )
    for title, words, minutes, name in ITEMS:
        agenda_actions.bring_item(
            meeting=meeting, title=title, words=words, minutes=minutes, by=here.people[name], now=here.ago(2)
        )
    invitation_actions.invite_seated(meeting=meeting, by=here.kim, now=here.ago(2))
    invitation_actions.invite_guest(meeting=meeting, name="Vera, from the library", by=here.kim, now=here.ago(2))
    for name, answer, needs in ANSWERS:
        person = here.people[name]
        invite = Invite.objects.get(meeting=meeting, person=person)
        invitation_actions.answer_invite(
            invite=invite, answer=answer, as_usual=not needs, needs=needs, by=person, now=here.ago(1)
        )
