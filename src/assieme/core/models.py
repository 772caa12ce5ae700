"""The event log: what happened, by whom, when; append-only, sealed in batches. And the private files."""

from uuid import uuid4

from django.db import models

from assieme.core.rows import AppendOnly, Row


class Event(Row, AppendOnly):
    """One thing that happened. Ids, codes and numbers only: free text lies in erasable rows that `data` points to."""

    organisation_id = models.UUIDField()
    kind = models.CharField(max_length=80)
    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=10)
    actor_id = models.UUIDField()
    subject_id = models.UUIDField()
    data = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["organisation_id", "-id"], name="event_by_organisation"),
            models.Index(fields=["subject_id", "id"], name="event_by_subject"),
        ]


class Seal(Row, AppendOnly):
    """A sealed batch of one organisation's events: the Merkle root of the batch, chained to the batch before it."""

    organisation_id = models.UUIDField()
    number = models.PositiveIntegerField(help_text="1, 2, 3 … without gaps")
    size = models.PositiveIntegerField()
    root = models.BinaryField(max_length=32, help_text="Merkle root of the batch (RFC 6962, SHA-256)")
    chained = models.BinaryField(
        max_length=32, help_text="hash of the chained root before it, the number and this root"
    )
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation_id", "number"], name="one_seal_per_number")]


class SealedEvent(AppendOnly):
    """Says which batch, and which place in it, an event was sealed at."""

    event = models.OneToOneField(Event, primary_key=True, on_delete=models.PROTECT, related_name="sealed")
    seal = models.ForeignKey(Seal, on_delete=models.PROTECT, related_name="events")
    position = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["seal", "position"], name="one_event_per_position")]


class StoredFile(models.Model):
    """A private file: what it is and under which random name it lies on disk (`assieme.core.files`).

    The name that its sender gave it is never kept. Neither the key nor the row tells when it came.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation_id = models.UUIDField()
    owner_id = models.UUIDField(null=True, help_text="the person it goes with and is erased with; empty: nobody's")
    name = models.CharField(max_length=48, unique=True)
    content_type = models.CharField(max_length=60)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()

    class Meta:
        indexes = [models.Index(fields=["owner_id"], name="file_by_owner")]
