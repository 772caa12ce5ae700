"""Every write of this room. What touches one person alone leaves no event: who they are is theirs."""

import secrets
from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from assieme.core.access import Refused, require
from assieme.core.action import action, lock, quiet
from assieme.core.actors import Actor
from assieme.core.events import record
from assieme.people import access, events
from assieme.people.models import AccessNeeds, Account, Identity, Notice, Person, SignInCard
from assieme.people.notices import notify
from assieme.people.reads import account_of

OUT_OF_DATE = _("This code is out of date. Ask for a new one.")


@action
def use_code(*, card: SignInCard, by: Actor, now: datetime) -> Account:
    """Use up a one-time code; returns the account to sign in, made when the person had none.

    `by` is the card itself: whoever holds it. Raises Refused when it was used or is out of date.
    """
    card = lock(card)
    require(access.use_card, by, card)
    if card.expires_at <= now:
        raise Refused(OUT_OF_DATE)
    card.used_at = now
    card.save(update_fields=["used_at"])
    account = account_of(card.person) or _account_without_name(card.person)
    notify(card.person, card.organisation_id, "people.code_used", "", "/me", now)
    record(
        events.code_used,
        by=by,
        now=now,
        organisation=card.organisation_id,
        subject=card.pk,
        person=card.person_id,
        purpose=card.purpose,
    )
    return account


def _account_without_name(person: Person) -> Account:
    """An account that only codes open, until its person chooses a username."""
    account = Account(person=person, username=f"{Account.UNNAMED}{secrets.token_hex(8)}")
    account.set_unusable_password()
    account.save()
    return account


@quiet
def choose_username(
    *,
    person: Person,
    username: str,
    password: str,
    by: Actor,
    now: datetime,  # noqa: ARG001 - every write says when
) -> Account:
    """Choose a username and a password. The password was checked by the form."""
    require(access.change_self, by, person)
    account = lock(person.account)
    account.username = username
    account.set_password(password)
    account.save(update_fields=["username", "password"])
    return account


@quiet
def change_name(
    *,
    person: Person,
    display_name: str,
    is_pseudonym: bool,
    language: str,
    by: Actor,
    now: datetime,  # noqa: ARG001 - every write says when
) -> Identity:
    """Change the name that others see; a pseudonym is fine. `language` is that of messages to the person."""
    require(access.change_self, by, person)
    identity = lock(person.identity)
    identity.display_name, identity.is_pseudonym, identity.language = display_name, is_pseudonym, language
    identity.save()
    return identity


@quiet
def save_access_needs(
    *, person: Person, needs: Sequence[str], words: str, share_with_organisers: bool, by: Actor, now: datetime
) -> AccessNeeds:
    """Keep what the person needs to take part. Only with their consent do organisers see it."""
    require(access.change_self, by, person)
    kept, _created = AccessNeeds.objects.update_or_create(
        person=person,
        defaults={
            "needs": list(needs),
            "words": words,
            "share_with_organisers": share_with_organisers,
            "changed_at": now,
        },
    )
    return kept


@quiet
def read_notices(*, person: Person, by: Actor, now: datetime) -> int:
    """Mark all notices up to now as read; the number of those that were new."""
    require(access.change_self, by, person)
    return Notice.objects.filter(person=person, read_at=None, at__lte=now).update(read_at=now)
