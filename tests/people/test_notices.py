"""Notices: on one's day, and by e-mail in one's language, without anybody's words."""

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from pytest_django import Settings
from tests.factories import NOW, a_member, signed_in
from tests.people.conftest import an_account

from assieme.config.env import Mail
from assieme.organisations.models import Organisation
from assieme.people import notices
from assieme.people.models import Notice

pytestmark = pytest.mark.django_db
CODE = "people.code_made"


class _Sends:
    """The environment of a server that sends mail."""

    mail = Mail("localhost", 25, "", "", tls=False)
    origin = "https://assieme.example.org"
    mode = "test"


@pytest.fixture
def _sends_mail(settings: Settings) -> None:
    settings.ENV = _Sends()


def test_what_is_new_comes_first_and_goes_when_read(client: Client, organisation: Organisation) -> None:
    signed_in(client, person := a_member(organisation))
    notices.notify(person, organisation.pk, CODE, "first", "/me", NOW)
    notices.notify(person, organisation.pk, CODE, "second", "/me", NOW)
    assert [line.words for line in notices.unread_for(person)] == ["second", "first"]
    client.post(reverse("read_notices"))
    assert notices.unread_for(person) == []
    assert [line.is_new for line in notices.latest_for(person)] == [False, False]


def test_nobody_reads_another_persons_notices(client: Client, organisation: Organisation) -> None:
    person = a_member(organisation)
    notices.notify(person, organisation.pk, CODE, "for them alone", "/me", NOW)
    signed_in(client, a_member(organisation))
    assert "for them alone" not in client.get(reverse("me")).text
    client.post(reverse("read_notices"))
    assert len(notices.unread_for(person)) == 1


def test_an_undeclared_code_and_a_path_elsewhere_are_refused(organisation: Organisation) -> None:
    person = a_member(organisation)
    with pytest.raises(ValueError, match="no notice is called"):
        notices.notify(person, organisation.pk, "nobody.declared_this", "", "/me", NOW)
    for path in ("https://elsewhere.example", "//elsewhere.example"):
        with pytest.raises(ValueError, match="address of this site"):
            notices.notify(person, organisation.pk, CODE, "", path, NOW)


def test_two_sentences_cannot_share_a_code() -> None:
    with pytest.raises(ValueError, match="two notices"):
        notices.declare(CODE, _("Another sentence"))


@pytest.mark.usefixtures("_sends_mail")
def test_an_e_mail_carries_the_sentence_and_a_link_but_no_words(
    organisation: Organisation, django_capture_on_commit_callbacks: object
) -> None:
    an_account(person := a_member(organisation, name="Luce"), "luce", email="luce@example.org")
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        notice = notices.notify(person, organisation.pk, CODE, "my private idea", "/cards/1", NOW)
    sent = mail.outbox[0]
    assert sent.to == ["luce@example.org"]
    assert "A one-time code to sign in was made for you." in sent.body
    assert "https://assieme.example.org/cards/1" in sent.body
    assert "my private idea" not in f"{sent.body} {sent.subject}"
    assert Notice.objects.get(pk=notice.pk).emailed_at is not None


@pytest.mark.usefixtures("_sends_mail")
@pytest.mark.parametrize("email", ["", None])
def test_without_an_address_it_stays_on_ones_day(
    organisation: Organisation, django_capture_on_commit_callbacks: object, email: str | None
) -> None:
    person = a_member(organisation)
    if email is not None:
        an_account(person, "luce", email=email)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        notices.notify(person, organisation.pk, CODE, "", "/me", NOW)
    assert mail.outbox == []
    assert len(notices.unread_for(person)) == 1


@pytest.mark.usefixtures("_sends_mail")
def test_a_mail_server_that_is_down_breaks_nothing(
    organisation: Organisation, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: object
) -> None:
    def refuse(*_: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("assieme.people.tasks.send_mail", refuse)
    an_account(person := a_member(organisation), "luce", email="luce@example.org")
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        notice = notices.notify(person, organisation.pk, CODE, "", "/me", NOW)
    assert Notice.objects.get(pk=notice.pk).emailed_at is None
