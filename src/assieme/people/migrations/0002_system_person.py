"""The named person who does the system's own work."""

from uuid import UUID

from django.db import migrations
from django.utils import timezone


def add(apps, schema_editor):
    Person = apps.get_model("people", "Person")
    Person.objects.get_or_create(
        id=UUID("00000000-0000-4000-8000-000000000001"), defaults={"kind": "system", "created_at": timezone.now()}
    )


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
