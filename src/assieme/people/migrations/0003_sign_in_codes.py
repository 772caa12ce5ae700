"""A one-time code says which organisation it was made in, and what it is for."""

from uuid import UUID

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0002_system_person")]

    operations = [
        migrations.AddField(
            model_name="signincard",
            name="organisation_id",
            field=models.UUIDField(default=UUID(int=0)),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="signincard",
            name="purpose",
            field=models.CharField(
                choices=[("sign-in", "sign in"), ("set-up", "choose a way to sign in")],
                default="sign-in",
                max_length=10,
            ),
            preserve_default=False,
        ),
    ]
