"""Kim plans a first meeting for the quiet room and shares the plan; Sam copies it and makes it his own."""

from datetime import time

from assieme.demo.setting import Setting
from assieme.learning.toolkits import actions
from assieme.learning.toolkits.written import Arranged, Move, Written

OWN = Written(
    title="What is quiet for you?",
    minutes=20,
    purpose="We hear what a quiet room should be, before we talk about chairs.",
    need="Big paper, pens in many colours",
    say="Close your eyes for one minute. Then write or draw.\nGo round. Each one shows what they like.",
    questions="Where do you feel quiet?\nWhat do you hear there?\nWhat should never be in a quiet room?",
)


def stage_toolkits(here: Setting) -> None:
    kim, sam, now = here.kim, here.people["Sam"], here.ago(45)
    plan = actions.begin_toolkit(organisation=here.organisation, plan="first-meeting", by=kim, now=now)
    part = actions.add_part(toolkit=plan, kind="own", by=kim, now=now)
    part = actions.change_part(part=part, written=OWN, by=kim, now=now)
    arranged = Arranged("The quiet room: our first meeting", time(10, 0), move=Move(part.pk, -1))
    plan = actions.arrange_plan(toolkit=plan, arranged=arranged, by=kim, now=now)
    actions.share_toolkit(toolkit=plan, by=kim, now=now)
    actions.copy_toolkit(toolkit=plan, title="The Monday group", by=sam, now=here.ago(20))
