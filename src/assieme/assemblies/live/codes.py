"""The code at a room's door: two groups of four, such as `7KMQ-2XRT`, of the alphabet that hands do not confuse.

Forty bits of chance, for the hours that a meeting lasts; and whoever comes with it waits at the door.
"""

import secrets

from assieme.people.codes import ALPHABET, read_as

GROUP = 4


def new_code() -> str:
    """A fresh code."""
    letters = "".join(secrets.choice(ALPHABET) for _letter in range(2 * GROUP))
    return f"{letters[:GROUP]}-{letters[GROUP:]}"


def tidy(typed: str) -> str:
    """A code as it was meant: spaces, dashes and small letters don't matter. Empty when it can't be one."""
    letters = read_as(typed)
    return f"{letters[:GROUP]}-{letters[GROUP:]}" if len(letters) == 2 * GROUP and set(letters) <= set(ALPHABET) else ""
