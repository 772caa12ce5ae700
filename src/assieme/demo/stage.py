"""Stages the demonstration: one made-up service, in mid-cycle, through the same actions that people use."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from assieme.assemblies.bodies import actions as body_actions
from assieme.assemblies.bodies.actions import Rules
from assieme.assemblies.bodies.models import Assembly, majorities
from assieme.assemblies.meetings import actions as meeting_actions
from assieme.assemblies.meetings.models import Meeting
from assieme.assemblies.votes import actions as vote_actions
from assieme.assemblies.votes.models import Vote
from assieme.core.days import day_of
from assieme.demo import story
from assieme.demo.barriers import stage_barriers
from assieme.demo.burden import stage_burden
from assieme.demo.circle import stage_circle
from assieme.demo.draws import stage_draws
from assieme.demo.gratitude import stage_gratitude
from assieme.demo.ideas import IDEAS
from assieme.demo.instruments import stage_instruments
from assieme.demo.ladder import stage_ladder
from assieme.demo.live import stage_live
from assieme.demo.matters import stage_matters
from assieme.demo.meetings import stage_meetings
from assieme.demo.mirrors import show_mirror, stage_mirror, take_a_rest
from assieme.demo.mornings import NAME as MORNINGS
from assieme.demo.mornings import begin_today, stage_mornings
from assieme.demo.opinions import stage_opinions
from assieme.demo.profiles import show_profiles_to, stage_profiles
from assieme.demo.roadmap import stage_roadmap
from assieme.demo.setting import Setting
from assieme.demo.story import CARER, PEOPLE, QUESTIONS, USER, VOLUNTEER
from assieme.demo.toolkits import stage_toolkits
from assieme.demo.trust import stage_trust
from assieme.demo.votes import stage_votes
from assieme.demo.work import hold_vote, play_idea
from assieme.demo.year import stage_year
from assieme.logic.scoring.readiness import PROMPTS, Answer
from assieme.organisations import actions as places
from assieme.organisations.models import Organisation
from assieme.people.models import Account
from assieme.people.persons import system_person
from assieme.toolkit.readiness import actions as readiness
from assieme.toolkit.readiness.plan_actions import Planned, plan_goal

NAME = "Lakeside service (made up)"
INITIATIVE = "A quiet room"


def stage(*, now: datetime) -> bool:
    """Stage everything once; later only see to a meeting today and an open vote. True when it was staged now."""
    organisation = Organisation.objects.filter(name=NAME, made_up=True).first()
    if organisation is None:
        _stage_all(now)
        return True
    _keep_going(organisation, now)
    return False


def _stage_all(now: datetime) -> None:
    here = _places(now)
    _readiness(here)
    committee = _committee(here)
    stage_circle(here)
    stage_profiles(here)
    stage_instruments(here)
    stage_year(here)
    stage_ladder(here)
    stage_gratitude(here)
    stage_toolkits(here)
    for idea in IDEAS:
        play_idea(here, idea, committee)
    stage_mirror(here, committee)
    for question in QUESTIONS:
        hold_vote(here, question, committee)
    _meetings(here, committee)
    stage_meetings(here, committee)
    stage_mornings(here)
    stage_draws(here)
    stage_opinions(here, committee)
    stage_matters(here, committee)
    stage_trust(here)
    stage_votes(here)
    stage_roadmap(here)
    stage_barriers(here)
    stage_burden(here)
    take_a_rest(here, committee)
    show_mirror(here, committee)
    _open_vote(here, committee)
    stage_live(here, _meeting_today(here, committee))
    places.open_invitation(
        initiative=here.initiative,
        words="We are making a quiet room in the day centre. We look for people who know what quiet feels like.",
        by=here.kim,
        now=here.ago(50),
    )


def _places(now: datetime) -> Setting:
    system, begun = system_person(), now - timedelta(days=220)
    organisation = places.found_organisation(
        name=NAME,
        place="Lakeside",
        crisis_words="Call the crisis line",
        crisis_phone="800 000 000",
        crisis_hours="day and night",
        advocacy_name="Lakeside Independent Advocacy (made up)",
        advocacy_contact="800 000 001",
        concern_receiver_name="Ines, of the town's citizens' office (made up)",
        sign_in_cards=True,
        made_up=True,
        by=system,
        now=begun,
    )
    people = {}
    for one in PEOPLE:
        people[one.name] = places.welcome_person(
            organisation=organisation,
            display_name=one.name,
            standpoints=[one.standpoint] if one.standpoint else [],
            role=one.role,
            paid_role=one.paid_role,
            by=system,
            now=begun,
        ).person
        if one.seat:
            # Without a password: only the demonstration's own first page signs in here.
            account = Account(person=people[one.name], username=f"demo-{one.seat}")
            account.set_unusable_password()
            account.save()
    places.change_organisation(organisation=organisation, concern_receiver=people["Ines"], by=people["Val"], now=begun)
    service = places.add_service(
        organisation=organisation,
        kind="daily centre",
        name="Day centre",
        clinical=True,
        level_of_coproduction="high",
        by=people["Val"],
        now=begun,
    )
    initiative = places.begin_initiative(
        organisation=organisation,
        service=service,
        title=INITIATIVE,
        summary="A place in the day centre where one can sit in peace. Service users asked for it.",
        by=people["Kim"],
        now=begun,
    )
    here = Setting(organisation, initiative, people, now)
    for name in story.COMMITTEE:
        places.take_part(initiative=initiative, person=people[name], by=people[name], now=here.ago(210))
    declared = places.Declared(
        level="collaborate",
        rung="partnership",
        way="between",
        type="collective",
        parts=("co-design",),
        scale="meso",
        aims="A room where anyone can rest from noise. And a way of deciding that lasts longer than the room.",
        means="A committee of service users, carers and staff, with rules that let each side stop the other.",
        whose_words="The Wednesday committee, at its first meeting",
        replaces_paid_service=False,
    )
    places.declare(initiative=initiative, declared=declared, by=people["Kim"], now=here.ago(200))
    return here


def _readiness(here: Setting) -> None:
    round_ = readiness.open_round(place=here.initiative, title="Before we start", by=here.kim, now=here.ago(215))
    for number, one in enumerate(someone for someone in PEOPLE if someone.standpoint in story.READINESS):
        person = here.people[one.name]
        means = dict(zip(_principles(), story.READINESS[one.standpoint], strict=True))
        answers = {
            prompt.id: Answer(_around(means[prompt.principle], number + place)) for place, prompt in enumerate(PROMPTS)
        }
        sheet = readiness.save_answers(round=round_, answers=answers, by=person, now=here.ago(213))
        readiness.hand_in(sheet=sheet, by=person, now=here.ago(213))
    places.finish_step(initiative=here.initiative, step="map", by=here.kim, now=here.ago(208))
    places.finish_step(initiative=here.initiative, step="focus", by=here.kim, now=here.ago(199))
    planned = Planned(
        principle="blurred roles",
        what="Service users chair every second meeting.",
        who="Sam and Kim",
        owner=here.people["Robin"],
        by_when=(here.now + timedelta(days=20)).date(),
        how_we_know="The minutes say who chaired.",
    )
    plan_goal(
        place=here.initiative,
        planned=planned,
        by=here.kim,
        now=here.ago(198),
    )


def _principles() -> list[str]:
    return list(dict.fromkeys(prompt.principle for prompt in PROMPTS))


def _around(mean: float, turn: int) -> int:
    """A whole answer near the mean, spread evenly over the turns so that a group's mean comes out close to it."""
    low = int(mean)
    return min(3, low + (1 if (turn * 0.37) % 1 < mean - low else 0))


def _committee(here: Setting) -> Assembly:
    begun = here.ago(205)
    committee = body_actions.found_assembly(
        organisation=here.organisation,
        initiative=here.initiative,
        name="Wednesday committee",
        purpose="Decides how the day centre's rooms and hours are used.",
        by=here.kim,
        now=begun,
    )
    standpoints = {one.name: one.standpoint for one in PEOPLE}
    for name in story.COMMITTEE:
        body_actions.give_seat(
            assembly=committee, person=here.people[name], standpoint=standpoints[name], by=here.kim, now=begun
        )
    rules = Rules(
        conditions=majorities(joined=[USER, CARER, VOLUNTEER]), quorum_share="1/2", quorum_by_standpoint={USER: 3}
    )
    body_actions.adopt_rules(assembly=committee, rules=rules, by=here.kim, now=begun)
    return committee


def _meetings(here: Setting, committee: Assembly) -> None:
    seats = {seat.person_id: seat for seat in committee.seats.all()}
    for weeks, absent in (
        (10, ("Pip", "Ugo")),
        (6, ("Jo", "Marta", "Elif")),
        (2, ("Tess", "Ivo", "Pip", "Ravi")),
    ):
        held = here.ago(7 * weeks)
        meeting = meeting_actions.plan_meeting(
            assembly=committee,
            held_on=held.date(),
            place="Day centre, big room",
            by=here.kim,
            now=here.ago(7 * weeks + 7),
        )
        meeting_actions.write_minutes(
            meeting=meeting,
            words="We heard the new cards first, then spoke about the room. The next cards are on the wall.",
            present=[seats[here.people[name].pk] for name in story.COMMITTEE if name not in absent],
            chaired_by=seats[here.people["Sam" if weeks == 6 else "Kim"].pk],
            by=here.kim,
            now=held + timedelta(hours=3),
        )
    _meeting_today(here, committee)


def _meeting_today(here: Setting, committee: Assembly) -> Meeting:
    today = day_of(here.now, committee.organisation.time_zone)
    meeting = Meeting.objects.filter(assembly=committee, held_on=today).first()
    if meeting is None:
        meeting = meeting_actions.plan_meeting(
            assembly=committee, held_on=today, place="Day centre, big room", by=here.kim, now=here.now
        )
        show_profiles_to(meeting, here.now)
    return meeting


def _open_vote(here: Setting, committee: Assembly) -> None:
    title, question = story.OPEN_QUESTION
    opened = here.now - timedelta(hours=3)
    last_day = (here.now + timedelta(days=7)).date()
    vote = vote_actions.prepare_vote(
        assembly=committee,
        title=title,
        question=question,
        closes_at=datetime.combine(last_day + timedelta(days=1), time(), ZoneInfo(here.organisation.time_zone)),
        by=here.kim,
        now=opened,
    )
    vote = vote_actions.open_vote(vote=vote, by=here.kim, now=opened)
    for number, name in enumerate(story.VOTED_ALREADY):
        choice = "against" if number == 3 else "for"
        vote_actions.cast_ballot(vote=vote, marks=choice, by=here.people[name], now=opened + timedelta(minutes=number))


def _keep_going(organisation: Organisation, now: datetime) -> None:
    """On later days there is again a meeting today, a morning that asks for wishes, and a vote that is open."""
    people = {str(m.person): m.person for m in organisation.memberships.select_related("person__identity")}
    here = Setting(organisation, organisation.initiatives.get(), people, now)
    committee = Assembly.objects.get(organisation=organisation, initiative=here.initiative)
    stage_live(here, _meeting_today(here, committee))
    for mornings in Assembly.objects.filter(organisation=organisation, name=MORNINGS):
        begin_today(here, mornings)
    if not Vote.objects.filter(assembly=committee, phase=Vote.Phase.OPEN, closes_at__gt=now).exists():
        _open_vote(here, committee)
