"""Where private files lie: in the folder ASSIEME_FILES, outside everything that is served.

Called from inside actions. The bytes are on disk before the row is, so that no row ever lacks its file; what a
rolled-back transaction leaves behind is found by `sweep`.
"""

import os
import secrets
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.db.models import ForeignKey, QuerySet

from assieme.core.files.images import Picture
from assieme.core.models import StoredFile

PATIENCE = timedelta(hours=6)
"""How long a file may lie without a row, and a row without anything that points to it, before `sweep` takes it."""


def keep_picture(picture: Picture, *, owner: UUID | None, organisation: UUID) -> StoredFile:
    """Keep a clean picture. `owner` is the person it goes with, and is erased with; None where nobody may be known."""
    stored = StoredFile(
        owner_id=owner,
        organisation_id=organisation,
        name=secrets.token_hex(24),
        content_type="image/jpeg",
        size=len(picture.jpeg),
        sha256=sha256(picture.jpeg).hexdigest(),
        width=picture.width,
        height=picture.height,
    )
    _write(path_of(stored.name), picture.jpeg)
    stored.save(force_insert=True)
    return stored


def read_bytes(stored: StoredFile) -> bytes:
    """What was kept. Raises FileNotFoundError where the disk has lost it."""
    return path_of(stored.name).read_bytes()


def bytes_if_there(stored: StoredFile | None) -> bytes | None:
    """What was kept; None where nothing was, or where the disk has lost it."""
    try:
        return read_bytes(stored) if stored else None
    except FileNotFoundError:
        return None


def erase(stored: StoredFile) -> None:
    """Erase the row now and the bytes as soon as the transaction is committed."""
    name = stored.name
    stored.delete()
    transaction.on_commit(lambda: _destroy(path_of(name)))


def erase_all_of(owner: UUID) -> None:
    """Erase every file that goes with a person."""
    for stored in StoredFile.objects.filter(owner_id=owner):
        erase(stored)


def sweep(now: datetime) -> int:
    """Remove rows that nothing points to any more and files that have no row; returns how many files went."""
    before = (now - PATIENCE).timestamp()
    for stored in _unused():
        if not _younger(path_of(stored.name), before):
            stored.delete()
    known = set(StoredFile.objects.values_list("name", flat=True))
    lying = [path for path in Path(settings.MEDIA_ROOT).glob("private/*/*") if path.name not in known]
    gone = [path for path in lying if not _younger(path, before)]
    for path in gone:
        _destroy(path)
    return len(gone)


def _unused() -> QuerySet[StoredFile]:
    """Rows to which no row of any room points."""
    unused = StoredFile.objects.all()
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if isinstance(field, ForeignKey) and field.remote_field.model is StoredFile:
                unused = unused.exclude(pk__in=model._default_manager.exclude(**{field.name: None}).values(field.name))
    return unused


def path_of(name: str) -> Path:
    """The place of a file; its name is random and says nothing."""
    return Path(settings.MEDIA_ROOT) / "private" / name[:2] / name


def _write(path: Path, content: bytes) -> None:
    for folder in (path.parents[2], path.parents[1], path.parent):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _destroy(path: Path) -> None:
    """Overwrite and remove. Does nothing where the file is gone."""
    try:
        with path.open("r+b") as file:
            file.write(bytes(path.stat().st_size))
            file.flush()
            os.fsync(file.fileno())
        path.unlink()
    except FileNotFoundError:
        return


def _younger(path: Path, moment: float) -> bool:
    try:
        return path.stat().st_mtime > moment
    except FileNotFoundError:
        return False
