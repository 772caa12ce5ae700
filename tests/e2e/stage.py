"""What other people do while the four act: run in a process of its own, through the same actions that people use.

python -m tests.e2e.stage people | join <initiative> | seats <assembly> | votes <vote>
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

import django

if TYPE_CHECKING:  # models cannot be named before Django is set up
    from assieme.organisations.models import Membership

PASSWORD = "three quiet wooden chairs"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # of the facilitator's app with numbers
USER, CARER, PROFESSIONAL = "service user", "carer", "professional"
# The four who act, by username; then those who fill the sides: five of each, so that groups can be shown.
FOUR = {"robin": ("Robin", USER), "lou": ("Lou", CARER), "dee": ("Dee", PROFESSIONAL), "kim": ("Kim", PROFESSIONAL)}
OTHERS = {
    USER: ("Noa", "Max", "Sam", "Jo", "Tess"),
    CARER: ("Bea", "Ivo", "Marta", "Pip"),
    PROFESSIONAL: ("Ari", "Ravi", "Elif", "Ugo"),
}


def people() -> None:
    """An organisation with its people. Kim leads it, and signs in with two steps."""
    from allauth.mfa.totp.internal.auth import TOTP
    from django.utils import timezone

    from assieme.organisations import actions
    from assieme.people.models import Account
    from assieme.people.persons import system_person

    now, system = timezone.now(), system_person()
    here = actions.found_organisation(
        name="Lakeside",
        crisis_words="Call the crisis line",
        crisis_phone="800 000 000",
        crisis_hours="day and night",
        advocacy_name="Lakeside Advocacy",
        concern_receiver_name="Ines",
        sign_in_cards=True,
        by=system,
        now=now,
    )
    ines = actions.welcome_person(
        organisation=here, display_name="Ines", standpoints=["community member"], by=system, now=now
    ).person
    actions.change_organisation(organisation=here, concern_receiver=ines, by=system, now=now)
    for username, (name, standpoint) in FOUR.items():
        role = "facilitator" if username == "kim" else "member"
        person = actions.welcome_person(
            organisation=here, display_name=name, standpoints=[standpoint], role=role, by=system, now=now
        ).person
        account = Account(person=person, username=username)
        account.set_password(PASSWORD)
        account.save()
        if role == "facilitator":
            TOTP.activate(account, SECRET)
    for standpoint, names in OTHERS.items():
        for name in names:
            actions.welcome_person(organisation=here, display_name=name, standpoints=[standpoint], by=system, now=now)


def join(initiative_id: str) -> None:
    """The others take part, and answer the readiness questions."""
    from django.utils import timezone

    from assieme.logic.scoring.readiness import PROMPTS, Answer
    from assieme.organisations import actions as places
    from assieme.organisations.models import Initiative
    from assieme.toolkit.readiness import actions as readiness
    from assieme.toolkit.readiness.models import Round

    initiative, now = Initiative.objects.get(pk=initiative_id), timezone.now()
    asked = Round.objects.get(initiative=initiative)
    for standpoint, membership in _others(initiative.organisation_id):
        person = membership.person
        places.take_part(initiative=initiative, person=person, by=person, now=now)
        value = {USER: 0, CARER: 1, PROFESSIONAL: 3}[standpoint]
        answers: dict[str, Answer | None] = {prompt.id: Answer(value) for prompt in PROMPTS}
        sheet = readiness.save_answers(round=asked, answers=answers, by=person, now=now)
        readiness.hand_in(sheet=sheet, by=person, now=now)


def seats(assembly_id: str) -> None:
    """Kim gives the others their seats."""
    from django.utils import timezone

    from assieme.assemblies.bodies import actions as body_actions
    from assieme.assemblies.bodies.models import Assembly
    from assieme.people.models import Account

    assembly, kim = Assembly.objects.get(pk=assembly_id), Account.objects.get(username="kim").person
    assert kim is not None
    for standpoint, membership in _others(assembly.organisation_id):
        body_actions.give_seat(
            assembly=assembly, person=membership.person, standpoint=standpoint, by=kim, now=timezone.now()
        )


def votes(vote_id: str) -> None:
    """The others vote: service users for, carers for, professionals against, Ugo abstains."""
    from django.utils import timezone

    from assieme.assemblies.votes import actions as vote_actions
    from assieme.assemblies.votes.models import Vote

    vote = Vote.objects.get(pk=vote_id)
    for standpoint, membership in _others(vote.organisation_id):
        choice = "against" if standpoint == PROFESSIONAL else "for"
        if str(membership.person) == "Ugo":
            choice = "abstain"
        vote_actions.cast_ballot(vote=vote, marks=choice, by=membership.person, now=timezone.now())


def _others(organisation_id: UUID) -> list[tuple[str, Membership]]:
    """Each of the others with the standpoint they speak from."""
    from assieme.organisations.models import Membership

    sides = {name: standpoint for standpoint, names in OTHERS.items() for name in names}
    here = Membership.objects.filter(organisation_id=organisation_id).select_related("person__identity")
    return [(sides[str(one.person)], one) for one in here if str(one.person) in sides]


if __name__ == "__main__":
    django.setup()
    verbs: dict[str, Callable[..., None]] = {"people": people, "join": join, "seats": seats, "votes": votes}
    verbs[sys.argv[1]](*sys.argv[2:])
