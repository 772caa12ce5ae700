"""Base classes of every stored row."""

from uuid import UUID

from django.db import models
from uuid_utils.compat import uuid7


def ordered_id() -> UUID:
    """A UUID (version 7) that sorts by the time it was made."""
    return uuid7()


class Row(models.Model):
    """A row whose key sorts by time. Use `uuid.uuid4` as default where the order would tell something."""

    id = models.UUIDField(primary_key=True, default=ordered_id, editable=False)

    class Meta:
        abstract = True


class AppendOnly(models.Model):
    """A row that nothing may change or remove: triggers on both databases refuse it.

    Holds ids, numbers and codes; never a name or free text, since it cannot be erased.
    """

    class Meta:
        abstract = True
