"""Erasing who a person is: rows stay, names and own words go."""

from datetime import datetime

from django.apps import apps
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.db.models import ForeignKey, Model

from assieme.core.fields import PrivateText, private_fields
from assieme.core.files import erase_all_of
from assieme.people.models import AccessNeeds, Account, Identity, Notice, Person, SignInCard

# Fields that name who wrote a row's words, first match first; `PrivateText(author=…)` says another.
AUTHORS = (
    "author",
    "person",
    "writer",
    "written_by",
    "said_by",
    "declared_by",
    "planned_by",
    "raised_by",
    "asked_by",
    "by",
)
# Rows that are nothing but who a person is: deleted whole.
OWN = (Notice, SignInCard, AccessNeeds, Identity, Account)


def person_fields(model: type[Model]) -> list[str]:
    """Names of the fields of `model` that point to a Person."""
    return [
        field.name
        for field in model._meta.get_fields()
        if isinstance(field, ForeignKey) and field.remote_field.model is Person
    ]


def author_of(model: type[Model], text: str) -> str:
    """The field that points to the person whose words `text` holds; empty when it is nobody's in particular."""
    field = model._meta.get_field(text)
    if isinstance(field, PrivateText) and field.author:
        return field.author
    pointing = person_fields(model)
    return next((name for name in AUTHORS if name in pointing), "")


def erase_identity_of(person: Person, now: datetime) -> None:
    """Blank the person's words, remove their files and sessions, delete who they are. Call it inside an action."""
    _delete_rows(person)
    _blank_words(person)
    erase_all_of(person.pk)
    _end_sessions(person)
    for model in OWN:
        model._default_manager.filter(person=person).delete()
    person.erased_at = now
    person.save(update_fields=["erased_at"])
    transaction.on_commit(_empty_write_ahead_log)


def _delete_rows(person: Person) -> None:
    """Delete whole the rows that are one person's alone: a model's `erased_with` names the field that says whose."""
    for model in apps.get_models():
        if pointing := getattr(model, "erased_with", ""):
            model._default_manager.filter(**{pointing: person}).delete()


def _blank_words(person: Person) -> None:
    for model in apps.get_models():
        if model in OWN:
            continue
        for text in private_fields(model):
            author = author_of(model, text)
            if author:
                model._default_manager.filter(**{author: person}).exclude(**{text: ""}).update(**{text: ""})


def _end_sessions(person: Person) -> None:
    """A session can hold a username: delete the person's."""
    account = Account.objects.filter(person=person).first()
    if account is None:
        return
    own = [
        session.session_key
        for session in Session.objects.iterator()
        if session.get_decoded().get(SESSION_KEY) == str(account.pk)
    ]
    Session.objects.filter(session_key__in=own).delete()


def _empty_write_ahead_log() -> None:
    """SQLite keeps old pages in its log until it is truncated (`secure_delete` zeroes the freed ones)."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
