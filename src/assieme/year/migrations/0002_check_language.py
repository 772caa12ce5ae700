from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("year", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="check",
            name="language",
            field=models.CharField(default="", help_text="of the words that were checked", max_length=10),
            preserve_default=False,
        ),
    ]
