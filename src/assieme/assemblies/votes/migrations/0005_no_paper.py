from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("votes", "0004_elections"),
    ]

    operations = [
        migrations.CreateModel(
            name="PaperDenied",
            fields=[
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=models.deletion.PROTECT,
                        primary_key=True,
                        related_name="no_paper",
                        serialize=False,
                        to="votes.rollentry",
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
            options={"abstract": False},
        ),
    ]
