"""The ideas and the votes of the demonstration, each through its whole life so far."""

from datetime import timedelta

from assieme.assemblies.bodies.models import Assembly
from assieme.assemblies.votes import actions as vote_actions
from assieme.assemblies.votes import closing
from assieme.demo.ideas import Idea
from assieme.demo.setting import Setting
from assieme.demo.story import Question
from assieme.toolkit.cards import actions as cards
from assieme.toolkit.cards.written import Written


def play_idea(here: Setting, idea: Idea, committee: Assembly) -> None:
    """Raise a card and carry it as far as the story says."""
    day = timedelta(days=1)
    raised = here.quarter_began - idea.quarter_days * day if idea.quarter_days else here.ago(idea.days_ago)
    written = Written(
        idea=idea.idea,
        challenge=idea.challenge,
        time=idea.time,
        cost=idea.cost,
        barriers=idea.barriers,
        benefits=idea.benefits,
        drawing=idea.drawing,
        drawing_says=idea.drawing_says,
    )
    card = cards.raise_card(
        initiative=here.initiative,
        written=written,
        authorship=idea.authorship,
        show_standpoint=idea.show_standpoint,
        by=here.people[idea.author],
        now=raised,
    ).card
    if not (idea.brought or idea.owner):
        return
    card = cards.receive_card(card=card, by=here.kim, now=raised + day)
    if idea.owner:
        cards.say_whether_to_help(card=card, helps=True, by=here.people[idea.author], now=raised + 2 * day)
    meeting_on = here.now.date() if idea.brought else (raised + 3 * day).date()
    card = cards.bring_card(card=card, meeting_on=meeting_on, assembly=committee.pk, by=here.kim, now=raised + 2 * day)
    if not idea.owner:
        return
    owner = here.people[idea.owner]
    due_on = (raised + 20 * day).date() if idea.answer else (here.now + idea.due_in * day).date()
    card = cards.give_owner(card=card, owner=owner, due_on=due_on, by=here.kim, now=raised + 3 * day)
    if idea.answer:
        cards.answer_card(card=card, answer=idea.answer, why=idea.why, by=owner, now=raised + idea.answered_after * day)


def hold_vote(here: Setting, question: Question, committee: Assembly) -> None:
    """Open a vote, cast the story's ballots and close it."""
    opened = here.ago(question.days_ago)
    vote = vote_actions.prepare_vote(
        assembly=committee, title=question.title, question=question.question, by=here.kim, now=opened
    )
    vote = vote_actions.open_vote(vote=vote, by=here.kim, now=opened)
    ballots = {"for": question.votes_for, "against": question.against, "abstain": question.abstain}
    for choice, names in ballots.items():
        for name in names:
            vote_actions.cast_ballot(vote=vote, marks=choice, by=here.people[name], now=opened + timedelta(hours=2))
    closing.close_vote(vote=vote, by=here.kim, now=opened + timedelta(days=3))
