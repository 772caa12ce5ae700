"""Erasing who one is: the name is gone from the very file, rows and log remain and verify."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from tests.factories import NOW, a_facilitator, a_member, an_initiative, signed_in
from tests.people.conftest import an_account, membership_of

from assieme.core.events.seal import seal_all
from assieme.core.events.verify import verify
from assieme.core.fields import private_fields
from assieme.core.models import Event
from assieme.organisations.actions import Declared, declare
from assieme.organisations.membership_actions import erase_identity
from assieme.organisations.models import Organisation
from assieme.people.erasure import OWN, author_of, person_fields
from assieme.people.models import Account, Identity

pytestmark = pytest.mark.django_db


def test_the_word_must_be_typed(client: Client, organisation: Organisation) -> None:
    signed_in(client, person := a_member(organisation, name="Luce"))
    answer = client.post(reverse("erase_me"), {"word": "yes"})
    assert "Nothing was erased" in answer.text
    assert Identity.objects.filter(person=person).exists()


def test_who_is_erased_is_signed_out_and_has_no_account(client: Client, organisation: Organisation) -> None:
    signed_in(client, person := a_member(organisation, name="Luce"))
    answer = client.post(reverse("erase_me"), {"word": "erase"})
    assert "You are erased" in answer.text
    assert client.get(reverse("me")).status_code == 302
    person.refresh_from_db()
    assert person.erased_at is not None
    assert not Account.objects.filter(person=person).exists()
    assert membership_of(person).left_at is not None
    assert membership_of(person).standpoints == []


def test_own_words_go_and_those_of_others_stay(organisation: Organisation) -> None:
    mine, other = a_facilitator(organisation), a_facilitator(organisation)
    initiative = an_initiative(organisation)
    said = [
        declare(initiative=initiative, declared=Declared(level="involve", aims=f"aims of {who}"), by=by, now=NOW)
        for who, by in (("mine", mine), ("other", other))
    ]
    erase_identity(person=mine, by=mine, now=NOW)
    for row in said:
        row.refresh_from_db()
    assert [row.aims for row in said] == ["", "aims of other"]
    assert said[0].level == "involve"


def test_the_log_verifies_after_it(organisation: Organisation) -> None:
    person = a_member(organisation)
    seal_all(NOW)
    erase_identity(person=person, by=person, now=NOW)
    seal_all(NOW)
    verdict = verify()
    assert verdict.ok, verdict.problems
    assert Event.objects.filter(kind="people.identity_erased", actor_id=person.pk).count() == 1


def test_even_the_last_administrator_may_go_and_is_told_what_it_means(
    client: Client, organisation: Organisation
) -> None:
    signed_in(client, a_member(organisation, role="administrator"))
    assert "the only administrator" in client.get(reverse("erase_me")).text
    assert "You are erased" in client.post(reverse("erase_me"), {"word": "ERASE"}).text


def test_other_peoples_sessions_stay(client: Client, organisation: Organisation) -> None:
    other = signed_in(Client(), a_member(organisation))
    person = a_member(organisation)
    signed_in(client, person)
    erase_identity(person=person, by=person, now=NOW)
    assert other.get(reverse("me")).status_code == 200


def test_of_every_private_text_it_is_known_whose_words_they_are() -> None:
    """A row that points to people and holds words says who wrote them, so that erasing finds them."""
    unknown = [
        f"{model._meta.label}.{text}"
        for model in apps.get_models()
        if model not in OWN and person_fields(model)
        for text in private_fields(model)
        if not author_of(model, text)
    ]
    assert unknown == []


SCRIPT = """
import django
django.setup()
from django.test import Client
from django.urls import reverse
from assieme.organisations.membership_actions import issue_code
from assieme.organisations.models import Membership
from assieme.people.models import Account
from tests.factories import *
organisation = an_organisation(sign_in_cards=True)
person = a_member(organisation, "service user", name="Zebedeo Quarantotto")
account = Account(person=person, username="zebedeo.username", email="zebedeo@mail.example")
account.set_password("three odd words")
account.save()
client = Client()
client.post(reverse("account_login"), {"login": "zebedeo.username", "password": "three odd words"})
client.post(reverse("my_access_needs"), {"needs": [], "words": "zebedeo needs a quiet room"})
issue_code(membership=Membership.objects.get(person=person), purpose="sign-in", by=a_facilitator(organisation), now=NOW)
before = client.get(reverse("me"))
assert before.status_code == 200 and "Zebedeo" in before.text, before.status_code
print("BEFORE")
import pathlib
def open_file():
    return b"".join(path.read_bytes() for path in sorted(pathlib.Path(FOLDER).glob("x.sqlite3*")))
print(b"zebedeo" in open_file().lower())
assert "You are erased" in client.post(reverse("erase_me"), {"word": "ERASE"}).text
print("AFTER")
print(b"zebedeo" in open_file().lower())
print(str(person.pk).replace("-", "").encode() in open_file())
"""


def test_the_name_is_nowhere_in_the_database_file(tmp_path: Path, empty_database: Path) -> None:
    """Raw bytes of the file and its write-ahead log, as a thief of the disk reads them."""
    shutil.copy(empty_database, tmp_path / "x.sqlite3")
    script = tmp_path / "erase.py"
    script.write_text(f"FOLDER = {str(tmp_path)!r}\n{SCRIPT}")
    environ = {
        **os.environ,
        "ASSIEME_MODE": "test",
        "ASSIEME_DATABASE_URL": f"sqlite:///{tmp_path}/x.sqlite3",
        "DJANGO_SETTINGS_MODULE": "assieme.config.settings",
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    done = subprocess.run([sys.executable, str(script)], env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.split() == ["BEFORE", "True", "AFTER", "False", "True"]


def test_nothing_is_left_to_an_account_after_erasing(organisation: Organisation) -> None:
    person = a_member(organisation)
    an_account(person, "luce")
    erase_identity(person=person, by=person, now=NOW)
    assert not Account.objects.filter(username="luce").exists()
    assert str(person.__class__.objects.get(pk=person.pk)) == "A person who has left"
