"""What goes on after meetings: AppuntaMenti's problems, FareFamiglia's matters, and what became of decisions."""

from datetime import timedelta

from assieme.assemblies.bodies import actions as bodies
from assieme.assemblies.bodies.models import Assembly
from assieme.assemblies.bodies.patterns import patterns
from assieme.assemblies.matters import decision_actions, matter_actions, problem_actions
from assieme.assemblies.matters.decision_actions import Said
from assieme.assemblies.matters.matter_actions import Letter
from assieme.assemblies.meetings import actions as meetings
from assieme.assemblies.votes.models import Vote
from assieme.demo.setting import Setting
from assieme.demo.story import CARER, CARERS, MANAGER, PROFESSIONAL, PROFESSIONALS, USER, USERS, Question
from assieme.demo.work import hold_vote

WORDS = {
    "problem": "The phone in the hallway rings all day. In the group room one hears nothing else.",
    "behind": "Calls for three services come to this one phone. Nobody feels that it is theirs.",
    "why": "A voice on the phone now says when somebody is there. The group room is quiet.",
}
# (what, who began it, begun days ago, ended days ago, did it help, what happened)
TRIES = (
    ("We turn the bell down", "Ravi", 52, 44, "no", "People came in person and were cross."),
    ("Somebody sits by the phone at ten and at three", "Sam", 44, 20, "partly", "Good, but not when Sam is ill."),
    ("A voice says when to call", "Ravi", 20, 6, "yes", "Only four calls in the group hour, in two weeks."),
)
BAR = Question(
    "A bar in the waiting room",
    "Shall the waiting room become a small bar, run by us?",
    33,
    votes_for=(*USERS[:5], "Lou", "Bea", "Dee"),
    against=("Ravi",),
)
NO_BAR = "The fire plan does not allow it: the waiting room is a way out. In June we look for another room with you."


def stage_matters(here: Setting, committee: Assembly) -> None:
    """Stage the life after meetings of three groups, and of the committee's decisions."""
    team = _group(here, "AppuntaMenti", "appuntamenti", "Once a month we look for what does not work, and try.", 90)
    families = _group(here, "FareFamiglia", "farefamiglia", "Evenings on which families choose the topics.", 80)
    area = _group(here, "Area board", "mixed-governance", "Decides for all services of the area.", 95)
    _solved(here, team)
    _others(here, team)
    hold_vote(here, BAR, team)
    vote = Vote.objects.get(assembly=team, title=BAR.title)
    decision_actions.override_decision(vote=vote, reason=NO_BAR, by=here.people["Val"], now=here.ago(25))
    _between(here, families, area)
    _decided(here, committee)


def _group(here: Setting, name: str, slug: str, purpose: str, days: int) -> Assembly:
    begun = here.ago(days)
    made = bodies.found_assembly(organisation=here.organisation, name=name, purpose=purpose, by=here.kim, now=begun)
    seats = [(USER, USERS[:5]), (CARER, CARERS[:3]), (PROFESSIONAL, PROFESSIONALS[:4]), (MANAGER, ("Val",))]
    for standpoint, names in seats if slug == "mixed-governance" else seats[:3]:
        for one in names:
            bodies.give_seat(assembly=made, person=here.people[one], standpoint=standpoint, by=here.kim, now=begun)
    rules = next(one.rules for one in patterns() if one.slug == slug)
    bodies.adopt_rules(assembly=made, rules=rules, by=here.kim, now=begun)
    return made


def _solved(here: Setting, team: Assembly) -> None:
    """One problem from its report to its end."""
    noa, sam = here.people["Noa"], here.people["Sam"]
    problem = problem_actions.report_problem(
        assembly=team, words=WORDS["problem"], named=True, by=noa, now=here.ago(64)
    )
    for name in ("Noa", "Sam", "Ravi"):
        problem_actions.join_team(problem=problem, by=here.people[name], now=here.ago(62))
    problem = problem_actions.understand_problem(problem=problem, behind=WORDS["behind"], by=sam, now=here.ago(57))
    for what, name, begun, ended, helped, happened in TRIES:
        who = here.people[name]
        attempt = problem_actions.begin_try(problem=problem, what=what, by=who, now=here.ago(begun))
        problem_actions.end_try(attempt=attempt, helped=helped, happened=happened, by=who, now=here.ago(ended))
    problem_actions.close_problem(problem=problem, solved=True, why=WORDS["why"], by=noa, now=here.ago(5))


def _others(here: Setting, team: Assembly) -> None:
    """One that is being tried, and a new one."""
    robin, dee = here.people["Robin"], here.people["Dee"]
    problem = problem_actions.report_problem(
        assembly=team, words="Letters of the service are hard to read.", named=False, by=robin, now=here.ago(26)
    )
    problem = problem_actions.understand_problem(
        problem=problem, behind="They are made from a form that nobody has read aloud.", by=robin, now=here.ago(19)
    )
    problem_actions.join_team(problem=problem, by=robin, now=here.ago(19))
    problem_actions.begin_try(problem=problem, what="Two of us read each new letter first", by=dee, now=here.ago(12))
    problem_actions.report_problem(
        assembly=team, words="After four o’clock nobody opens the side door.", named=False, by=dee, now=here.ago(2)
    )


def _between(here: Setting, families: Assembly, area: Assembly) -> None:
    """One matter that came back with its answer, one on a list, and one whose answer is late."""
    lou, bea, day = here.people["Lou"], here.people["Bea"], timedelta(days=1)
    matter_actions.declare_link(
        organisation=here.organisation, forum=families, area=area, days=30, by=here.kim, now=here.ago(75)
    )
    bus = Letter("A bus home after the evening", "The last bus goes at eight. The evening ends at nine.")
    sent = matter_actions.send_matter(sender=families, receiver=area, letter=bus, by=lou, now=here.ago(52))
    reply = "There is no later bus. From next month our own minibus drives at nine, on every evening of yours."
    matter_actions.answer_matter(matter=sent, answer="otherwise", reply=reply, by=here.people["Val"], now=here.ago(30))
    hours = Letter("Visits on the ward until eight", "Many of us work until six. We come too late to visit.")
    matter = matter_actions.send_matter(sender=families, receiver=area, letter=hours, by=bea, now=here.ago(12))
    meeting = meetings.plan_meeting(
        assembly=area, held_on=(here.now + 6 * day).date(), place="Town hall, room 2", by=here.kim, now=here.ago(8)
    )
    matter_actions.list_matter(matter=matter, meeting=meeting, minutes=20, by=here.people["Val"], now=here.ago(3))
    course = Letter("A course for new families", "We would hold it ourselves. We need a room and a date.")
    matter_actions.send_matter(sender=families, receiver=area, letter=course, by=lou, now=here.ago(41))


def _decided(here: Setting, committee: Assembly) -> None:
    """What became of an earlier decision: one thing done, one that waits."""
    vote = Vote.objects.get(assembly=committee, title="Open on Saturday mornings")
    ari, ola = here.people["Ari"], here.people["Ola"]
    doors = Said("Open the doors on the first Saturday of the month", here.ago(40).date(), "People come in.", ari)
    kitchen = Said("Find two people for the kitchen", here.ago(9).date(), "The kitchen is open too.", ola)
    made = decision_actions.make_commitment(vote=vote, said=doors, by=here.kim, now=here.ago(66))
    decision_actions.agree_to_commitment(commitment=made, agrees=True, by=ari, now=here.ago(65))
    decision_actions.answer_commitment(
        commitment=made, answer="done", why="Eleven people came.", by=ari, now=here.ago(39)
    )
    made = decision_actions.make_commitment(vote=vote, said=kitchen, by=here.kim, now=here.ago(66))
    decision_actions.agree_to_commitment(commitment=made, agrees=True, by=ola, now=here.ago(64))
