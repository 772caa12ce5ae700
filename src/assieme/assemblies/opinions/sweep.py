"""Questions end by themselves after their last day: the schedule asks for it."""

from datetime import datetime

from assieme.assemblies.opinions.actions import end_question
from assieme.assemblies.opinions.models import Question
from assieme.core.days import day_of
from assieme.people.persons import system_person


def end_questions(now: datetime) -> int:
    """End those whose last day is over where the organisation is; how many there were."""
    open_now = Question.objects.filter(phase=Question.Phase.OPEN, closes_on__lte=now.date())
    rows = open_now.select_related("organisation")
    late = [one for one in rows if one.closes_on < day_of(now, one.organisation.time_zone)]
    for question in late:
        end_question(question=question, by=system_person(), now=now)
    return len(late)
