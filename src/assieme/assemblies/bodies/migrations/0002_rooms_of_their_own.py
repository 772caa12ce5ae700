"""Votes and meetings have rooms of their own now; their tables stay as they are."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assemblies", "0001_initial"),
        ("votes", "0001_initial"),
        ("meetings", "0001_initial"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name="adoption",
                    name="vote",
                    field=models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="adoption",
                        to="votes.vote",
                    ),
                ),
                *(
                    migrations.DeleteModel(name=name)
                    for name in ("Result", "BoxEntry", "CastMark", "Envelope", "RollEntry", "Meeting", "Vote")
                ),
            ]
        )
    ]
