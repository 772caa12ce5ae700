"""A group that votes with several keys, on paper and for one another: one vote of each, on its way."""

from datetime import datetime, timedelta

from assieme.assemblies.bodies import actions as bodies
from assieme.assemblies.bodies.actions import Rules
from assieme.assemblies.bodies.models import Assembly
from assieme.assemblies.votes import actions as votes
from assieme.assemblies.votes import paper_actions, proxy_actions, trustee_actions
from assieme.assemblies.votes.models import RollEntry, Trustee, Vote
from assieme.demo.setting import Setting
from assieme.demo.story import CARER, PEOPLE, PROFESSIONAL, USER

NAME = "Garden group"
SEATED = ("Robin", "Noa", "Max", "Sam", "Jo", "Tess", "Lou", "Bea", "Ivo", "Dee", "Ari", "Ravi", "Kim")
BEGAN = 40
ON_PAPER = ("Noa", "Max", "Jo", "Tess", "Bea", "Ivo")
SLIPS = ("for", "for", "against", "for", "abstain", "for")


def stage_trust(here: Setting) -> None:
    """Found the garden group: a vote that needs keepers of its key, one that is open, one whose papers are typed."""
    garden = _garden(here)
    _on_paper(here, garden)
    proxy_actions.give_proxy(
        assembly=garden, holder=here.people["Robin"], by=here.people["Max"], now=here.now - timedelta(hours=6)
    )
    _open(here, garden)
    _asked(here, garden)


def _garden(here: Setting) -> Assembly:
    began = here.ago(BEGAN)
    garden = bodies.found_assembly(
        organisation=here.organisation,
        name=NAME,
        purpose="Decides about the garden, its shed and its money.",
        by=here.kim,
        now=began,
    )
    standpoints = {one.name: one.standpoint for one in PEOPLE}
    for name in SEATED:
        bodies.give_seat(
            assembly=garden, person=here.people[name], standpoint=standpoints[name], by=here.kim, now=began
        )
    rules = Rules(trustees={"needed": 2, "standpoints": [USER, CARER, PROFESSIONAL]}, proxies=1)
    bodies.adopt_rules(assembly=garden, rules=rules, by=here.kim, now=began)
    return garden


def _question(here: Setting, garden: Assembly, title: str, question: str, now: datetime) -> Vote:
    return votes.prepare_vote(assembly=garden, title=title, question=question, by=here.kim, now=now)


def _keepers(here: Setting, vote: Vote, names: tuple[str, ...], now: datetime) -> list[Trustee]:
    return [trustee_actions.name_trustee(vote=vote, person=here.people[name], by=here.kim, now=now) for name in names]


def _taken(keepers: list[Trustee], now: datetime) -> list[bytes]:
    return [trustee_actions.take_share(trustee=one, by=one.person, now=now) for one in keepers]


def _asked(here: Setting, garden: Assembly) -> None:
    """Robin is asked to keep a part of the key, and has not said yes yet."""
    now = here.now - timedelta(hours=4)
    vote = _question(here, garden, "A greenhouse", "Shall we buy a small greenhouse with the money we have?", now)
    keepers = _keepers(here, vote, ("Robin", "Lou", "Dee"), now)
    _taken(keepers[1:], now + timedelta(hours=1))


def _open(here: Setting, garden: Assembly) -> None:
    """Robin can vote twice: for themselves, and for Max."""
    now = here.now - timedelta(hours=5)
    vote = _question(here, garden, "A bench by the pond", "Shall we put the new bench by the pond?", now)
    _taken(_keepers(here, vote, ("Noa", "Bea", "Ari"), now), now)
    vote = votes.open_vote(vote=vote, by=here.kim, now=now)
    for minutes, name in enumerate(("Noa", "Bea", "Ari", "Ivo")):
        votes.cast_ballot(vote=vote, marks="for", by=here.people[name], now=now + timedelta(minutes=minutes))


def _on_paper(here: Setting, garden: Assembly) -> None:
    """The voting is over; Bea has typed the papers, and somebody else types them next."""
    opened, ended = here.ago(3), here.ago(1)
    vote = _question(here, garden, "Vegetables or flowers", "Shall the long bed be for vegetables this year?", opened)
    keepers = _keepers(here, vote, ("Sam", "Bea", "Ravi"), opened)
    secrets = _taken(keepers, opened)
    vote = votes.open_vote(vote=vote, by=here.kim, now=opened)
    for name in ON_PAPER:
        entry = RollEntry.objects.get(vote=vote, person=here.people[name])
        paper_actions.hand_paper(entry=entry, by=here.kim, now=opened + timedelta(hours=1))
    for name in ("Robin", "Lou", "Dee", "Ravi", "Kim"):
        choice = "against" if name == "Lou" else "for"
        votes.cast_ballot(vote=vote, marks=choice, by=here.people[name], now=opened + timedelta(hours=2))
    vote = trustee_actions.end_voting(vote=vote, by=here.kim, now=ended)
    for keeper, secret in list(zip(keepers, secrets, strict=True))[:2]:
        trustee_actions.bring_share(trustee=keeper, secret=secret, by=keeper.person, now=ended)
    for person in (here.kim, here.people["Bea"]):
        vote = paper_actions.count_slips(vote=vote, piles={"all": len(SLIPS)}, by=person, now=ended)
    for slip, choice in enumerate(SLIPS, 1):
        paper_actions.type_slip(vote=vote, slip=slip, marks=choice, by=here.people["Bea"], now=ended)
