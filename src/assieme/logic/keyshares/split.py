"""Shamir's way to share a secret (A. Shamir, How to share a secret, CACM 22, 1979), byte by byte.

Each byte is the value at 0 of a polynomial of degree `needed - 1` whose other coefficients are drawn by chance; a share
holds the values at its number. As many points as needed fix the polynomial; with fewer, every secret fits equally.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import reduce

from assieme.logic.keyshares.field import over, times

MOST = 255


def split(secret: bytes, needed: int, numbers: Iterable[int], draw: Callable[[int], bytes]) -> dict[int, bytes]:
    """A share for each of the numbers (1 to 255), as long as the secret; any `needed` of them give it back.

    `draw(n)` gives n bytes of true chance. Raises ValueError where there are fewer numbers than needed.
    """
    given = sorted(set(numbers))
    if not 1 <= needed <= len(given) or not 1 <= given[0] <= given[-1] <= MOST:
        raise ValueError("at least one share is needed, and not more than there are; they are numbered from 1 to 255")
    polynomials = [bytes([byte]) + draw(needed - 1) for byte in secret]
    return {number: bytes(_value(polynomial, number) for polynomial in polynomials) for number in given}


def join(shares: Mapping[int, bytes]) -> bytes:
    """The secret, from as many shares as were needed. With fewer, or with a wrong one, it gives other bytes.

    Raises ValueError where the shares differ in length, or there is none.
    """
    if len({len(share) for share in shares.values()}) != 1 or not all(1 <= number <= MOST for number in shares):
        raise ValueError("shares of one secret have one length, and numbers from 1 to 255")
    parts = [[times(_at_zero(number, shares), byte) for byte in share] for number, share in shares.items()]
    return bytes(reduce(lambda one, other: one ^ other, column) for column in zip(*parts, strict=True))


def _value(polynomial: bytes, at: int) -> int:
    """By Horner's rule; the lowest coefficient comes first."""
    return reduce(lambda value, coefficient: times(value, at) ^ coefficient, reversed(polynomial), 0)


def _at_zero(number: int, numbers: Iterable[int]) -> int:
    """Lagrange's basis polynomial of a share's number, at 0. Adding and subtracting are the same in this field."""
    others = [other for other in numbers if other != number]
    return reduce(lambda value, other: times(value, over(other, other ^ number)), others, 1)
