"""A key in several hands: what lies on the server opens nothing until there are enough."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from uuid import uuid4

import pytest
from django.apps import apps
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, SealedBox

from assieme.assemblies.votes import closing, keys, shares
from assieme.assemblies.votes.models import Envelope
from assieme.logic.keyshares.split import join
from tests.assemblies.rooms import cast
from tests.assemblies.votes.trusted import LATER, Trusted, an_open_trusted_vote, ended

VOTE = uuid4()


def made(needed: int, number: int) -> tuple[bytes, dict[int, bytes]]:
    """The public key of a vote, and the secrets of its trustees."""
    secrets = {one: shares.new_secret() for one in range(1, number + 1)}
    publics = {one: bytes(shares.key_of(secret, VOTE, one).public_key) for one, secret in secrets.items()}
    return shares.make(VOTE, publics, needed), secrets


@pytest.mark.parametrize(("needed", "number"), [(1, 1), (2, 3), (3, 5), (4, 4)])
def test_as_many_as_needed_make_the_key(needed: int, number: int) -> None:
    for some in combinations(range(1, number + 1), needed):
        public, secrets = made(needed, number)
        for one in some:
            shares.bring_back(VOTE, one, secrets[one])
        assert bytes(shares.load(VOTE, list(some), needed, public).public_key) == public


def test_one_fewer_does_not() -> None:
    public, secrets = made(3, 4)
    for one in (1, 4):
        shares.bring_back(VOTE, one, secrets[one])
    with pytest.raises(keys.LostKeyError):
        shares.load(VOTE, [1, 4], 3, public)


def test_another_secret_opens_no_share() -> None:
    _public, secrets = made(2, 3)
    with pytest.raises(keys.LostKeyError):
        shares.bring_back(VOTE, 1, secrets[2])
    with pytest.raises(keys.LostKeyError):
        shares.bring_back(VOTE, 9, secrets[2])


def test_a_share_that_was_changed_makes_no_key(key_folder: Path) -> None:
    public, secrets = made(2, 3)
    for one in (1, 2):
        shares.bring_back(VOTE, one, secrets[one])
    file = key_folder / f"{VOTE}.share-2"
    file.write_bytes(bytes(32))
    with pytest.raises(keys.LostKeyError):
        shares.load(VOTE, [1, 2], 2, public)
    file.write_bytes(b"short")
    with pytest.raises(keys.LostKeyError):
        shares.load(VOTE, [1, 2], 2, public)


@pytest.mark.parametrize("damage", [None, bytes(32), b"short"])
def test_a_spare_share_takes_the_place_of_one_that_is_gone(key_folder: Path, damage: bytes | None) -> None:
    public, secrets = made(2, 3)
    for one in (1, 2, 3):
        shares.bring_back(VOTE, one, secrets[one])
    file = key_folder / f"{VOTE}.share-2"
    if damage is None:
        file.unlink()
    else:
        file.write_bytes(damage)
    assert bytes(shares.load(VOTE, [1, 2, 3], 2, public).public_key) == public


def test_a_secret_of_one_vote_is_none_of_another() -> None:
    secret = shares.new_secret()
    assert bytes(shares.key_of(secret, VOTE, 1)) != bytes(shares.key_of(secret, uuid4(), 1))
    assert bytes(shares.key_of(secret, VOTE, 1)) != bytes(shares.key_of(secret, VOTE, 2))


# The attacker has the database and the key folder.


@pytest.fixture
def voted(db: None) -> Trusted:
    trusted = an_open_trusted_vote()
    cast(trusted.vote, trusted.room.everybody, "for")
    return trusted


def all_bytes(folder: Path) -> bytes:
    """Everything that lies in the rows of all tables and in the key folder."""
    files = b"\n".join(path.read_bytes() for path in sorted(folder.iterdir()))
    return files + b"\n".join(_rows())


def _rows() -> Iterator[bytes]:
    for model in apps.get_models():
        for row in model._default_manager.values_list():
            yield b"|".join(bytes(cell) if isinstance(cell, bytes | memoryview) else str(cell).encode() for cell in row)


def every_form_of(secret: bytes) -> list[bytes]:
    return [secret, secret.hex().encode()]


def private_key_of(trusted: Trusted) -> bytes:
    """What only the trustees together can make: of their secrets, which the server has not."""
    vote = trusted.vote
    for trustee in trusted.trustees[:2]:
        shares.bring_back(vote.pk, trustee.number, trusted.secrets[trustee.number])
    key = bytes(shares.load(vote.pk, [one.number for one in trusted.trustees[:2]], 2, bytes(vote.public_key or b"")))
    for trustee in trusted.trustees[:2]:
        keys._destroy(keys._path(vote.pk, f"share-{trustee.number}"))
    return key


@pytest.mark.parametrize("brought", [0, 1])
def test_until_enough_are_there_nothing_on_the_server_opens_a_ballot(
    brought: int, voted: Trusted, key_folder: Path
) -> None:
    key = private_key_of(voted)
    if brought:
        ended(voted)
        voted.bring(voted.trustees[0])
    found = all_bytes(key_folder)
    assert str(voted.vote.pk).encode() in found, "the test looks where things are"
    assert bytes(voted.vote.public_key or b"") in found
    for hidden in (key, *(secret for number, secret in voted.secrets.items() if not brought or number != 1)):
        assert not [form for form in every_form_of(hidden) if form in found]
    sealed = bytes(Envelope.objects.filter(vote=voted.vote)[0].sealed)
    lying = b"\n".join(path.read_bytes() for path in sorted(key_folder.iterdir()))
    assert not [at for at in range(len(lying) - 31) if opens(lying[at : at + 32], sealed)]
    assert opens(key, sealed)


def opens(key: bytes, sealed: bytes) -> bool:
    try:
        SealedBox(PrivateKey(key)).decrypt(sealed)
    except CryptoError:
        return False
    return True


def test_a_share_alone_is_not_the_key(voted: Trusted, key_folder: Path) -> None:
    ended(voted)
    voted.bring(voted.trustees[0])
    share = (key_folder / f"{voted.vote.pk}.share-1").read_bytes()
    assert join({1: share}) != private_key_of(voted)


def test_after_the_close_neither_shares_nor_key_are_left(voted: Trusted, key_folder: Path) -> None:
    ended(voted)
    for trustee in voted.trustees[:2]:
        voted.bring(trustee)
    assert len(list(key_folder.iterdir())) == 3
    closing.close_vote(vote=voted.vote, by=voted.room.leader, now=LATER)
    keys.destroy(voted.vote.pk)  # as the closing does outside of a transaction
    assert not list(key_folder.iterdir())
