"""One's own data, all of it, as a file: what the rows that point to a person say.

Found by introspection, so that a new room's rows are in it from its first day.
"""

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import BinaryField, Field, ForeignKey, Model, Q, QuerySet
from django.utils.translation import gettext as _

from assieme.core.fields import private_fields
from assieme.core.files import bytes_if_there
from assieme.core.models import Event, StoredFile
from assieme.people.erasure import author_of, person_fields
from assieme.people.models import Account, Person

# What opens a door stays inside: hashes of passwords and codes, secrets of second factors.
SECRETS = {
    "people.account": {"password"},
    "people.signincard": {"code_hash"},
    "mfa.authenticator": {"data"},
    "meetings.invite": {"link_hash"},
    "meetings.feed": {"link_hash"},
}

type Rows = list[dict[str, Any]]


def everything_about(person: Person) -> dict[str, Rows]:
    """Rows by table name: the person's own row, all that point to them or their account, their files and events."""
    found = {"people.person": [_plain(person, person)]}
    for model in apps.get_models():
        rows = [_plain(row, person) for row in _pointing_rows(model, person)]
        if rows:
            found[model._meta.label_lower] = rows
    found["core.event"] = [
        _plain(event, person)
        for event in Event.objects.filter(Q(actor_id=person.pk) | Q(subject_id=person.pk)).order_by("id")
    ]
    found["core.storedfile"] = [_plain(stored, person) for stored in _files_of(person)]
    return found


def _files_of(person: Person) -> QuerySet[StoredFile]:
    return StoredFile.objects.filter(owner_id=person.pk).order_by("pk")


def _pointing_rows(model: type[Model], person: Person) -> Iterator[Model]:
    condition = Q()
    for name in person_fields(model):
        condition |= Q(**{name: person})
    for field in model._meta.get_fields():
        if isinstance(field, ForeignKey) and field.remote_field.model is Account:
            condition |= Q(**{f"{field.name}__person": person})
    if condition:
        yield from model._default_manager.filter(condition).order_by("pk").iterator()


def _plain(row: Model, person: Person) -> dict[str, Any]:
    hidden = SECRETS.get(row._meta.label_lower, set()) | _of_others(row, person)
    return {
        field.attname: field.value_from_object(row)
        for field in row._meta.concrete_fields
        if field.name not in hidden and not isinstance(field, BinaryField) and _is_simple(field)
    }


def _of_others(row: Model, person: Person) -> set[str]:
    """Fields that say who somebody else is, or hold somebody else's words: a card's owner is not told its author."""
    others = {name for name in person_fields(type(row)) if getattr(row, f"{name}_id") not in (None, person.pk)}
    words = {text for text in private_fields(type(row)) if author_of(type(row), text) in others}
    actor = {"actor_id"} if isinstance(row, Event) and row.actor_id != person.pk else set()
    return others | words | actor


def _is_simple(field: "Field[Any, Any]") -> bool:
    return field.get_internal_type() != "FileField"


def archive(person: Person, now: datetime) -> bytes:
    """A ZIP file with `data.json`, the person's pictures in `files/`, and a `readme.txt` in the reader's language."""
    content = {"made_at": now, "data": everything_about(person)}
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("data.json", json.dumps(content, cls=DjangoJSONEncoder, indent=2, ensure_ascii=False))
        zipped.writestr("readme.txt", _readme())
        for stored in _files_of(person):
            if picture := bytes_if_there(stored):
                zipped.writestr(f"files/{stored.pk}.jpg", picture)
    return memory.getvalue()


def _readme() -> str:
    return "\n\n".join(
        [
            _("This is what Assieme holds about you."),
            _("Open data.json with any text editor. Each part is a table. Each entry is a row that points to you."),
            _("Pictures that you gave us are in the folder files."),
            _("Secret votes are not in it. No one can tell which vote was yours, and that includes us."),
            _("Passwords and codes are not in it. They would open the door to whoever finds this file."),
        ]
    )
