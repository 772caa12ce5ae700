"""What pages ask about people."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount

from assieme.people.codes import hash_of, tidy
from assieme.people.models import AccessNeeds, Account, Person, SignInCard

SECOND_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


@dataclass(frozen=True)
class Needs:
    """What one person needs to take part: labels from the list, and their own words."""

    needs: tuple[str, ...]
    words: str


def access_needs_of(person_ids: Iterable[UUID]) -> dict[UUID, Needs]:
    """Access needs by person, of those alone who agreed that organisers see them. One query."""
    rows = AccessNeeds.objects.filter(
        person_id__in=list(person_ids), share_with_organisers=True, person__erased_at=None
    )
    return {row.person_id: Needs(tuple(row.need_labels), row.words) for row in rows}


def own_access_needs(person: Person) -> AccessNeeds | None:
    """What the person has kept, for themselves."""
    return AccessNeeds.objects.filter(person=person).first()


def card_for(typed: str) -> SignInCard | None:
    """The one-time code's row for a code as typed, used or not; None when there is none."""
    code = tidy(typed)
    return (
        SignInCard.objects.select_related("person__identity").filter(code_hash=hash_of(code)).first() if code else None
    )


@dataclass(frozen=True)
class WaysIn:
    """How a person can sign in. `username` is empty while they have not chosen one."""

    username: str
    email: str
    has_password: bool
    authenticator_app: bool
    passkeys: int
    other_providers: int
    last_sign_in: datetime | None

    @property
    def has_second_factor(self) -> bool:
        return self.authenticator_app or self.passkeys > 0


def ways_in(person: Person) -> WaysIn | None:
    """The person's ways to sign in, or None while they have no account. Three queries."""
    account = Account.objects.filter(person=person).first()
    if account is None:
        return None
    kinds = list(Authenticator.objects.filter(user=account).values_list("type", flat=True))
    return WaysIn(
        username="" if account.is_unnamed else account.username,
        email=account.email,
        has_password=account.has_usable_password(),
        authenticator_app=Authenticator.Type.TOTP in kinds,
        passkeys=kinds.count(Authenticator.Type.WEBAUTHN),
        other_providers=SocialAccount.objects.filter(user=account).count(),
        last_sign_in=account.last_login,
    )


def username_is_taken(username: str, own: Account | None = None) -> bool:
    """Whether another account has it; capital letters make no difference."""
    others = Account.objects.exclude(pk=own.pk) if own else Account.objects.all()
    return others.filter(username__iexact=username).exists()


def account_of(person: Person) -> Account | None:
    """The person's way in, or None while they have none."""
    return Account.objects.filter(person=person).first()
