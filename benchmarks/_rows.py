"""Rows in bulk, straight into the tables: what is measured is reading them, and casting, not making them.

People have numbered keys, so that a statement for pgbench can name the next one.
"""

import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import batched
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db.models import Manager, Model

from assieme.assemblies.bodies.models import Adoption, Assembly, Constitution, Seat
from assieme.assemblies.votes import keys
from assieme.assemblies.votes.models import RollEntry, Vote
from assieme.logic.voting.parts import ALL
from assieme.organisations.models import Declaration, Initiative, Level, Membership, Organisation, TakingPart
from assieme.people.models import Account, Identity, Person

NOW = datetime.now(UTC).replace(microsecond=0)
STANDPOINTS = ("service user", "carer", "professional", "volunteer")
BATCH = 2000
UNUSABLE = "!"


def add(rows: Iterable[Model]) -> None:
    """Insert rows of one kind, some thousands at a time."""
    for batch in batched(rows, BATCH):  # Python 3.12 has no `strict` here
        manager: Manager[Model] = type(batch[0]).objects  # type: ignore[attr-defined]  # every model of ours has it
        manager.bulk_create(batch)


def person_id(number: int) -> UUID:
    return UUID(f"00000000-0000-4000-9000-{number:012d}")


def account_id(number: int) -> UUID:
    return UUID(f"00000000-0000-4000-9001-{number:012d}")


def session_key(number: int) -> str:
    return f"benchmarksession{number:016d}"


def an_organisation(name: str = "Lakeside") -> Organisation:
    return Organisation.objects.create(name=name, created_at=NOW)


def an_initiative(organisation: Organisation, title: str, level: str = Level.COLLABORATE) -> Initiative:
    """An initiative that has declared its level."""
    initiative = Initiative.objects.create(organisation=organisation, title=title, created_at=NOW)
    declared_by = Person.objects.filter(kind=Person.Kind.SYSTEM).earliest("created_at")
    Declaration.objects.create(
        initiative=initiative, level=level, declared_by=declared_by, declared_at=NOW, aims="To meet in the evening."
    )
    return initiative


def people(
    organisation: Organisation, initiative: Initiative | None, numbers: Sequence[int], role: str = "member"
) -> None:
    """Members with a name and an account, all of them in the initiative when there is one."""
    add(Person(id=person_id(number), created_at=NOW) for number in numbers)
    add(Identity(person_id=person_id(number), display_name=f"Person {number}") for number in numbers)
    add(
        Account(id=account_id(number), person_id=person_id(number), username=f"person{number}", password=UNUSABLE)
        for number in numbers
    )
    add(
        Membership(
            organisation=organisation,
            person_id=person_id(number),
            role=role,
            standpoints=[standpoint_of(number)],
            speaking_as=standpoint_of(number),
            joined_at=NOW,
        )
        for number in numbers
    )
    if initiative is not None:
        add(TakingPart(initiative=initiative, person_id=person_id(number), since=NOW) for number in numbers)


def standpoint_of(number: int) -> str:
    return STANDPOINTS[number % len(STANDPOINTS)]


def second_factors(numbers: Iterable[int]) -> None:
    """What those who lead need before any page opens."""
    add(Authenticator(user_id=account_id(number), type="totp", data={}) for number in numbers)


def sessions(numbers: Iterable[int]) -> None:
    """Everybody is signed in, and looked at a page just now."""
    add(_session(number) for number in numbers)


def _session(number: int) -> Session:
    account, now = Account(id=account_id(number), password=UNUSABLE), int(time.time())
    data = {
        SESSION_KEY: str(account.pk),
        BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
        HASH_SESSION_KEY: account.get_session_auth_hash(),
        "started": now,
        "ends": now + settings.SESSION_IDLE_SECONDS + 24 * 3600,
    }
    return Session(
        session_key=session_key(number),
        session_data=SessionStore().encode(data),
        expire_date=NOW + timedelta(days=2),
    )


def an_assembly(organisation: Organisation, initiative: Initiative | None, numbers: Sequence[int]) -> Assembly:
    """A body with adopted rules (plain majority; anybody with a seat opens and closes) and seats."""
    assembly = Assembly.objects.create(
        organisation=organisation, initiative=initiative, name="Wednesday committee", created_at=NOW
    )
    rules = Constitution.objects.create(assembly=assembly, version=1, written_at=NOW)
    Adoption.objects.create(assembly=assembly, constitution=rules, at=NOW)
    seats(assembly, numbers)
    return assembly


def seats(assembly: Assembly, numbers: Sequence[int]) -> None:
    add(
        Seat(assembly=assembly, person_id=person_id(number), standpoint=standpoint_of(number), since=NOW)
        for number in numbers
    )


def an_open_vote(assembly: Assembly, numbers: Sequence[int], title: str = "A quiet room") -> Vote:
    """A vote that is open, its key in the key folder, with everybody in `numbers` on its roll."""
    vote = Vote(
        organisation_id=assembly.organisation_id,
        assembly=assembly,
        constitution=assembly.constitutions.get(),
        title=title,
        question="Shall the room by the garden be a quiet room?",
        phase=Vote.Phase.OPEN,
        prepared_at=NOW,
        opened_at=NOW,
    )
    vote.public_key = keys.make(vote.pk)
    vote.save()
    enrol(vote, numbers)
    return vote


def enrol(vote: Vote, numbers: Sequence[int]) -> None:
    """Put people on a vote's roll."""
    add(
        RollEntry(vote=vote, person_id=person_id(number), standpoint=standpoint_of(number), part=ALL)
        for number in numbers
    )


def in_turn(values: Sequence[str]) -> Iterator[str]:
    """The values over and over."""
    while True:
        yield from values
