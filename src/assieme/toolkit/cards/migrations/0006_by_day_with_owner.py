"""Who took on how much in some months is counted from the index by day alone: it names the owner now, too."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cards", "0005_by_day")]

    operations = [
        migrations.RemoveIndex(model_name="card", name="card_by_day"),
        migrations.AddIndex(
            model_name="card",
            index=models.Index(fields=["initiative", "raised_on", "owner"], name="card_by_day"),
        ),
    ]
