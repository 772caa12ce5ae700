"""One-time codes that people can type: four groups of four, such as `7KMQ-2XRT-9WHC-B4ND`.

Eighty bits of chance from an alphabet without look-alikes. Only a hash keyed with the server's secret is stored, so a
copy of the database alone cannot be searched for codes; guessing over the network is limited by rate and by time.
"""

import secrets

from django.utils.crypto import salted_hmac

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # 32: no 0, 1, I or O
GROUPS, GROUP = 4, 4
LENGTH = GROUPS * GROUP
# What hands and eyes confuse: none of these is in the alphabet, except what they are read as.
_READ_AS = str.maketrans({"0": "Q", "O": "Q", "1": "L", "I": "L"})


def new_code() -> str:
    """A fresh code, in capital letters with a dash between groups."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return "-".join(letters[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def read_as(typed: str) -> str:
    """The letters and digits of what was typed, in capitals, with what hands confuse as it was meant."""
    return "".join(char for char in typed.upper().translate(_READ_AS) if char.isalnum())


def tidy(typed: str) -> str:
    """A code as it was meant: spaces, dashes and small letters don't matter. Empty when it can't be a code."""
    letters = read_as(typed)
    if len(letters) != LENGTH or not set(letters) <= set(ALPHABET):
        return ""
    return "-".join(letters[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def hash_of(code: str) -> str:
    """The keyed hash under which a tidy code is stored (HMAC-SHA256, 64 hexadecimal digits)."""
    return salted_hmac("assieme.people.codes", code, algorithm="sha256").hexdigest()
