import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("organisations", "0001_initial"), ("ladder", "0001_a_look_back")]

    operations = [
        migrations.AddField(
            model_name="reflection",
            name="service",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="organisations.service",
            ),
        ),
        migrations.AddIndex(
            model_name="reflection",
            index=models.Index(fields=["service", "-begun_at"], name="reflection_by_service"),
        ),
        migrations.RemoveConstraint(model_name="reflection", name="a_reflection_is_somebodys"),
        migrations.AddConstraint(
            model_name="reflection",
            constraint=models.CheckConstraint(
                name="a_reflection_is_somebodys",
                condition=(
                    Q(author__isnull=False, service=None)
                    | Q(author=None, initiative__isnull=False, service=None)
                    | Q(author=None, initiative=None, service__isnull=False)
                ),
            ),
        ),
    ]
