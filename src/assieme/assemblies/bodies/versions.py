"""The versions of an assembly's rules, each with what it changed."""

from collections.abc import Sequence
from dataclasses import dataclass

from assieme.assemblies.bodies.models import Adoption
from assieme.assemblies.bodies.sentences import Change, of_change


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
