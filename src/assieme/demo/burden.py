"""Minutes on forms at the made-up service: carers and professionals who let us count, in the last three months."""

from datetime import datetime, timedelta

from assieme.demo.setting import Setting
from assieme.demo.story import CARERS, PROFESSIONALS
from assieme.evidence.burden import actions

# Seconds that each form takes a person at a time; each is sent once a month.
CARERS_SPEND = {"check_answers": 420, "readiness_questions": 540}
PROFESSIONALS_SPEND = {"minutes": 960, "check_answers": 380, "new_meeting": 300, "commitment": 150}


def stage_burden(here: Setting) -> None:
    """Five on each side. The seats that visitors take are among those who were counted, but for the service user's."""
    for names, forms in ((CARERS, CARERS_SPEND), (PROFESSIONALS, PROFESSIONALS_SPEND)):
        for place, name in enumerate(names):
            person = here.people[name]
            actions.allow_counting(person=person, by=person, now=here.ago(120))
            for month in range(1, 4):
                for form, seconds in forms.items():
                    actions.add_minutes(
                        person=person,
                        organisation_id=here.organisation.pk,
                        form=form,
                        seconds=seconds * (8 + place) // 10,
                        by=person,
                        now=_in_month(here.now, month),
                    )


def _in_month(now: datetime, before: int) -> datetime:
    """The middle of a month before this one."""
    day = now
    for _ in range(before):
        day = day.replace(day=1) - timedelta(days=1)
    return day.replace(day=15)
