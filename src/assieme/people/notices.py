"""Messages to a person: on their day, and by e-mail where they have an address and the server sends mail.

A room declares a code with its sentence, and its actions call `notify`. The sentence says what happened; `words` is the
title of what it is about, in people's words, and stays on the server: an e-mail carries the sentence and a link only.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assieme.people.models import Notice, Person

SENTENCES: dict[str, str | Promise] = {}


def declare(code: str, sentence: str | Promise) -> str:
    """Declare a kind of notice, `room.thing_happened`. Raises ValueError when the code is taken by another sentence."""
    if SENTENCES.setdefault(code, sentence) is not sentence:
        raise ValueError(f"two notices are called {code}")
    return code


def sentence(code: str) -> str:
    """What a notice says, in the reader's language; a plain sentence for a code that is no longer declared."""
    return str(SENTENCES.get(code, _("There is news for you.")))


declare(
    "people.code_made", _("A one-time code to sign in was made for you. If you did not ask for it, tell your group.")
)
declare("people.code_used", _("A one-time code was used to sign in as you. If it was not you, tell your group."))


def notify(person: Person, organisation_id: UUID, code: str, words: str, path: str, now: datetime) -> Notice:
    """Leave a notice for `person`, inside the action that causes it. `path` is an address of this site, from `/`.

    Raises ValueError for a code that no room declared and for a path that leads elsewhere.
    """
    notice = Notice(person=person, organisation_id=organisation_id, code=code, words=words, path=path, at=now)
    notify_all([notice])
    return notice


def notify_all(notices: Sequence[Notice]) -> None:
    """Leave many notices at once, as `notify` does; one that has `emailed_at` was e-mailed by who wrote it."""
    for notice in notices:
        if notice.code not in SENTENCES:
            raise ValueError(f"no notice is called {notice.code}")
        if not notice.path.startswith("/") or notice.path.startswith("//"):
            raise ValueError(f"a notice leads to an address of this site: {notice.path}")
    Notice.objects.bulk_create(notices)
    if settings.ENV.mail:
        for notice in notices:
            if notice.emailed_at is None:
                transaction.on_commit(partial(_enqueue, notice.pk))


def _enqueue(notice_id: UUID) -> None:
    from assieme.people.tasks import email_notice

    email_notice.enqueue(str(notice_id))


@dataclass(frozen=True)
class NoticeLine:
    """A notice as a page shows it."""

    sentence: str
    words: str
    path: str
    at: datetime
    is_new: bool


def unread_for(person: Person, most: int = 20) -> list[NoticeLine]:
    """The person's unread notices, newest first. One query."""
    return _lines(Notice.objects.filter(person_id=person.pk, read_at=None).order_by("-id")[:most])


def latest_for(person: Person, most: int = 20) -> list[NoticeLine]:
    """The person's newest notices, read or not. One query."""
    return _lines(Notice.objects.filter(person_id=person.pk).order_by("-id")[:most])


def _lines(notices: Iterable[Notice]) -> list[NoticeLine]:
    return [
        NoticeLine(sentence(notice.code), notice.words, notice.path, notice.at, notice.read_at is None)
        for notice in notices
    ]
