"""Other ways to decide: topics being chosen, an election with its seats given, consent in its second round."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from assieme.assemblies.bodies import actions as bodies
from assieme.assemblies.bodies.actions import Rules
from assieme.assemblies.bodies.models import Assembly
from assieme.assemblies.votes import actions as votes
from assieme.assemblies.votes import closing, round_actions, standing_actions
from assieme.assemblies.votes.actions import Offered
from assieme.demo.setting import Setting
from assieme.demo.story import CARER, PROFESSIONAL, USER

NAME = "Events group"
TOPICS = (
    ("Sleep", "What helps, and what only sells well."),
    ("When brothers and sisters ask", "How to tell children what is going on."),
    ("Money and forms", "Who pays for what. Bring your letters."),
    ("Medicine, and how to talk about it", "Questions that doctors can answer in plain words."),
    ("A day for ourselves", "Carers need rest too."),
    ("When it gets hard at night", "Who to call, and what happens then."),
)
TICKED = {
    "Lou": [0, 3, 5],
    "Bea": [1, 4],
    "Robin": [0, 3],
    "Max": [3, 5],
    "Ari": [2, 5],
    "Ravi": [0, 5],
}

PLAN = (
    ("open", USER, 3, 0),
    ("open", CARER, 2, 0),
    ("appointed", PROFESSIONAL, 4, 0),
    ("elected", USER, 2, 24),
    ("elected", CARER, 1, 24),
)
SEATED = {
    USER: ("Robin", "Noa", "Max"),
    CARER: ("Lou", "Bea"),
    PROFESSIONAL: ("Dee", "Ari", "Ravi", "Kim"),
}
STAND = (
    ("Sam", USER, "I cook for thirty, and I know who to ring."),
    ("Jo", USER, "I draw the posters. I would like us to be seen outside too."),
    ("Tess", USER, "I say no when it gets too much. That helps a group."),
    ("Ivo", CARER, "My sister has been coming here for nine years. I bring the van."),
    ("Marta", CARER, "I am new. I ask what others no longer ask."),
)
RANKED = (
    [0, 3],
    [0, 1, 3],
    [2, 0],
    [2, 4],
    [0, 2, 3],
    [1, 2, 4],
    [0, 1],
    [3, 0, 2],
    [2, 1, 3],
)
AUTUMN = "Shall our autumn party be in the town square?"
OBJECTION = "I cannot be seen there. My neighbours do not know, and I want to come."
AGAIN = "Shall our autumn party be in the park behind the library, with a tent to sit apart?"


def stage_votes(here: Setting) -> None:
    """Stage one vote of each of these ways; FareFamiglia is there already."""
    _topics(here, Assembly.objects.get(organisation=here.organisation, name="FareFamiglia"))
    group = _events_group(here)
    _election(here, group)
    _consent(here, group)


def _topics(here: Setting, families: Assembly) -> None:
    """What the next evenings are about: open for some days, half of the people have chosen."""
    opened = here.now - timedelta(hours=20)
    last_day = (here.now + timedelta(days=5)).date()
    vote = votes.prepare_vote(
        assembly=families,
        title="Topics for our next evenings",
        question="Tick every topic that you would come for. Three evenings follow.",
        method="approval",
        options=[Offered(name, words) for name, words in TOPICS],
        places=3,
        closes_at=datetime.combine(last_day, time(), ZoneInfo(here.organisation.time_zone)),
        by=here.kim,
        now=opened,
    )
    vote = votes.open_vote(vote=vote, by=here.kim, now=opened)
    for number, (name, ticked) in enumerate(TICKED.items(), start=1):
        votes.cast_ballot(vote=vote, marks=ticked, by=here.people[name], now=opened + timedelta(hours=number))


def _events_group(here: Setting) -> Assembly:
    began = here.ago(60)
    group = bodies.found_assembly(
        organisation=here.organisation,
        name=NAME,
        purpose="Plans parties and open days, together.",
        by=here.kim,
        now=began,
    )
    plan = [
        {"kind": kind, "standpoint": who, "places": places, "weight": "1", "vote": True, "term_months": months}
        for kind, who, places, months in PLAN
    ]
    bodies.adopt_rules(assembly=group, rules=Rules(seat_plan=plan), by=here.kim, now=began)
    for standpoint, names in SEATED.items():
        for name in names:
            bodies.give_seat(assembly=group, person=here.people[name], standpoint=standpoint, by=here.kim, now=began)
    return group


def _election(here: Setting, group: Assembly) -> None:
    """Three seats were free, five people stood, and those who were elected have their seats."""
    began = here.ago(40)
    vote = votes.prepare_vote(
        assembly=group,
        title="Three new members",
        question="Who shall join us for two years? Two seats are for service users, one is for carers.",
        method="stv",
        by=here.kim,
        now=began,
    )
    for name, standpoint, words in STAND:
        standing_actions.stand_for_election(
            vote=vote, words=words, standpoint=standpoint, by=here.people[name], now=here.ago(38)
        )
    vote = votes.open_vote(vote=vote, by=here.kim, now=here.ago(35))
    names = [name for names in SEATED.values() for name in names]
    for name, ranked in zip(names, RANKED, strict=True):
        votes.cast_ballot(vote=vote, marks=ranked, by=here.people[name], now=here.ago(34))
    vote = closing.close_vote(vote=vote, by=here.kim, now=here.ago(30))
    standing_actions.seat_elected(vote=vote, by=here.kim, now=here.ago(30))


def _consent(here: Setting, group: Assembly) -> None:
    """One person objected; the second round has other words and is open."""
    began = here.ago(9)
    names = [name for names in SEATED.values() for name in names]
    vote = votes.prepare_vote(
        assembly=group, title="The autumn party", question=AUTUMN, method="consent", by=here.kim, now=began
    )
    vote = votes.open_vote(vote=vote, by=here.kim, now=began)
    for name in names[:-1]:
        marks, reason = ("objection", OBJECTION) if name == "Noa" else ("consent", "")
        votes.cast_ballot(vote=vote, marks=marks, reason=reason, by=here.people[name], now=here.ago(8))
    vote = closing.close_vote(vote=vote, by=here.kim, now=here.ago(6))
    later = round_actions.next_round(vote=vote, question=AGAIN, method="consent", by=here.kim, now=here.ago(2))
    later = votes.open_vote(vote=later, by=here.kim, now=here.ago(1))
    for name in names[:3]:
        votes.cast_ballot(vote=later, marks="consent", by=here.people[name], now=here.ago(1))
