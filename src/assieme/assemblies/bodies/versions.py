"""The versions of an assembly's rules: each with what it changed, and any two of them side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from assieme.assemblies.bodies.models import Adoption
from assieme.assemblies.bodies.sentences import Change, of_change, of_everything


@dataclass(frozen=True)
class Version:
    """A version that was adopted; `change` is against the one before, None for the first."""

    adoption: Adoption
    change: Change | None


def told(adoptions: Sequence[Adoption]) -> tuple[Version, ...]:
    """Adopted rules, newest first, each beside the ones before it."""
    before = [*adoptions[1:], None]
    return tuple(
        Version(one, of_change(old.constitution, one.constitution) if old else None)
        for one, old in zip(adoptions, before, strict=True)
    )


@dataclass(frozen=True)
class Pair:
    """Two versions, the earlier first: what the later says anew, what no longer holds, and what both say."""

    earlier: Adoption
    later: Adoption
    change: Change
    same: tuple[str, ...]


def pair_of(adoptions: Sequence[Adoption], versions: Sequence[str]) -> Pair | None:
    """The two versions with these numbers, as an address has them; without two that are there, the first and the last.

    None where there are not two.
    """
    if len(adoptions) < 2:
        return None
    numbers = {str(one.constitution.version): one for one in adoptions}
    chosen = {number: numbers[number] for number in versions if number in numbers}
    two = list(chosen.values()) if len(chosen) == 2 else [adoptions[0], adoptions[-1]]
    earlier, later = sorted(two, key=lambda one: one.constitution.version)
    change = of_change(earlier.constitution, later.constitution)
    same = tuple(line for line in of_everything(later.constitution) if line not in change.new)
    return Pair(earlier, later, change, same)
