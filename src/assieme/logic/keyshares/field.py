"""The field of 256 elements in which bytes are added and multiplied (the polynomial is that of AES, FIPS 197)."""

POLYNOMIAL = 0x11B
GENERATOR = 3


def _tables() -> tuple[list[int], list[int]]:
    powers, logs, value = [0] * 255, [0] * 256, 1
    for exponent in range(255):
        powers[exponent], logs[value] = value, exponent
        value ^= value << 1  # times the generator
        if value > 255:
            value ^= POLYNOMIAL
    return powers, logs


_POWERS, _LOGS = _tables()


def power(exponent: int) -> int:
    """The generator to an exponent; the first 255 powers are all different."""
    return _POWERS[exponent % 255]


def log(value: int) -> int:
    """The exponent (0 to 254) that gives a value from 1 to 255. Raises ValueError for 0, which no power gives."""
    if value == 0:
        raise ValueError("no power of the generator is 0")
    return _LOGS[value]


def times(one: int, other: int) -> int:
    return 0 if 0 in (one, other) else power(_LOGS[one] + _LOGS[other])


def over(one: int, other: int) -> int:
    """One divided by the other. Raises ValueError where the other is 0."""
    return 0 if one == 0 else power(log(one) - log(other))
