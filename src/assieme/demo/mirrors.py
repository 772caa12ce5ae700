"""What the committee's mirror shows: questions on which its sides differed, a meeting that people said how it was."""

from dataclasses import dataclass
from datetime import timedelta

from assieme.assemblies.bodies.break_actions import take_break
from assieme.assemblies.bodies.models import Assembly
from assieme.assemblies.live import actions as live
from assieme.assemblies.live.pulse_actions import Felt, answer_pulse
from assieme.assemblies.meetings import actions as meetings
from assieme.assemblies.meetings import held_actions
from assieme.assemblies.votes import actions as votes
from assieme.assemblies.votes import closing
from assieme.core.days import day_of
from assieme.demo.setting import Setting
from assieme.demo.story import CARERS, PROFESSIONALS, USERS
from assieme.mirrors import actions as mirrors
from assieme.mirrors import outside_actions
from assieme.mirrors.months import Period, back, month_of

ASKED = (*USERS[:5], *PROFESSIONALS[:5])
TOO_MUCH = "We cannot staff this."


@dataclass(frozen=True)
class Asked:
    """Whether anybody objects: who did, and how long ago it was asked."""

    title: str
    question: str
    days_ago: int
    object: tuple[str, ...] = ()


CONSENT = (
    Asked("Meet outside in summer", "Shall we meet in the garden from June to August?", 180),
    Asked("A key for each of us", "Shall each of us have a key to the garden?", 168, PROFESSIONALS[:4]),
    Asked("No uniforms in the day room", "Shall staff wear their own clothes in the day room?", 154, PROFESSIONALS[:3]),
    Asked("Two of us at handovers", "Shall two service users sit in at each handover?", 140, PROFESSIONALS[:5]),
    Asked("Plan the menu together", "Shall a group of us plan each week’s menu?", 126, PROFESSIONALS[1:5]),
    Asked("Doors open until ten", "Shall the front door stay open until ten?", 112, PROFESSIONALS[:4]),
    Asked("A camera in the corridor", "Shall a camera hang in the corridor?", 98, USERS[:5]),
    Asked("Read our files with us", "Shall each of us read their file with staff once a year?", 84, PROFESSIONALS[:3]),
)
WEEKS_AGO = 4
FELT = {
    USERS: ((6, 2, 3), (5, 3, 4), (7, 4, 3), (4, 2, 5), (6, 3, 2)),
    CARERS: ((7, 5, 4), (6, 4, 6), (8, 6, 5), (5, 4, 4), (7, 5, 6)),
    PROFESSIONALS: ((9, 8, 7), (8, 7, 8), (7, 8, 6), (9, 9, 8), (8, 6, 7)),
}
SAID = "We always ask. I did not know how seldom it comes out as they wish. Let us talk about it on Wednesday."


OUTSIDE = {
    "Ravi": "The numbers are right. What they do not show: staff were few that spring, and we said no too fast.",
    "Robin": "I am glad that others can read this. We ask for less than people think.",
}


def stage_mirror(here: Setting, committee: Assembly) -> None:
    """Stage what came before the votes of the story, and a meeting after which people answered."""
    for one in CONSENT:
        _ask(here, committee, one)
    _meeting(here, committee)
    mirrors.reply_to_mirror(assembly=committee, words=SAID, by=here.people["Ari"], now=here.ago(1))


def take_a_rest(here: Setting, committee: Assembly) -> None:
    """Ivo takes a break from his seat for some weeks."""
    since, seat = here.ago(3), committee.seats.get(person=here.people["Ivo"])
    first = day_of(since, here.organisation.time_zone)
    take_break(seat=seat, first_day=first, last_day=first + timedelta(days=40), by=seat.person, now=since)


def show_mirror(here: Setting, committee: Assembly) -> None:
    """Half a year of it is shown to anyone, after those whose practice it is could reply."""
    asked_at = here.ago(21)
    last = back(month_of(day_of(asked_at, here.organisation.time_zone)), 1)
    asked = outside_actions.ask_outside(
        assembly=committee, period=Period(back(last, 5), last), by=here.kim, now=asked_at
    )
    for name, words in OUTSIDE.items():
        outside_actions.reply_outside(outside=asked, words=words, by=here.people[name], now=here.ago(15))
    outside_actions.show_outside(outside=asked, by=here.kim, now=here.ago(4))


def _ask(here: Setting, committee: Assembly, asked: Asked) -> None:
    began = here.ago(asked.days_ago)
    vote = votes.prepare_vote(
        assembly=committee, title=asked.title, question=asked.question, method="consent", by=here.kim, now=began
    )
    vote = votes.open_vote(vote=vote, by=here.kim, now=began)
    for name in ASKED:
        marks, reason = ("objection", TOO_MUCH) if name in asked.object else ("consent", "")
        if name in USERS and marks == "objection":
            reason = "I do not want to be filmed where I live my day."
        votes.cast_ballot(vote=vote, marks=marks, reason=reason, by=here.people[name], now=began + timedelta(hours=2))
    closing.close_vote(vote=vote, by=here.kim, now=began + timedelta(days=2))


def _meeting(here: Setting, committee: Assembly) -> None:
    """Held in its room, with minutes; people of three sides said how it was."""
    began = here.ago(7 * WEEKS_AGO)
    names = [*USERS[:5], *CARERS, *PROFESSIONALS]
    seats = committee.seats.filter(until=None, person__in=[here.people[name] for name in names])
    meeting = meetings.plan_meeting(
        assembly=committee, held_on=began.date(), place="Day centre, big room", by=here.kim, now=here.ago(35)
    )
    meeting = held_actions.begin_meeting(meeting=meeting, present=seats, by=here.kim, now=began)
    room = live.open_room(meeting=meeting, by=here.kim, now=began)
    ended = began + timedelta(hours=1)
    meeting = live.end_meeting(meeting=meeting, by=here.kim, now=ended)
    for people, answers in FELT.items():
        for name, felt in zip(people, answers, strict=False):
            answer_pulse(room=room, felt=Felt(*felt), by=here.people[name], now=ended + timedelta(days=1))
    meetings.write_minutes(
        meeting=meeting,
        words="We spoke about the handovers again, and about who opens in the evening.",
        present=seats,
        chaired_by=seats.get(person=here.kim),
        by=here.kim,
        now=ended + timedelta(days=2),
    )
