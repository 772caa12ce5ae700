"""Who raised a matter: it is said in one place alone, so that a hidden author stays hidden."""

from collections.abc import Iterable

from django.db.models import Q

from assieme.assemblies.matters.models import Matter
from assieme.core.actors import Actor
from assieme.people.models import Person


def raised_by(actor: Actor) -> Q:
    """Matters of the actor's own cards and problems, and those that they sent in words of their own."""
    own_words = Q(sent_by_id=actor.pk, card=None, problem=None)
    return own_words | Q(card__author_id=actor.pk) | Q(problem__reported_by_id=actor.pk)


def people_behind(matters: Iterable[Matter]) -> dict[Person, Matter]:
    """Whoever raised each matter, where it is known, and whoever sent it; with the matter that is theirs."""
    found: dict[Person, Matter] = {}
    for matter in matters:
        author = matter.card.author if matter.card else None
        reporter = matter.problem.reported_by if matter.problem else None
        for person in (author, reporter, matter.sent_by):
            if person is not None:
                found.setdefault(person, matter)
    return found
