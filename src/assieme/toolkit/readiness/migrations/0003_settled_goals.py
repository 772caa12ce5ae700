from django.db import migrations, models


def settled_goals_are_done(apps, _schema_editor):
    """Before this, a goal that was settled was done."""
    apps.get_model("readiness", "Goal").objects.exclude(settled_at=None).update(outcome="done")


class Migration(migrations.Migration):

    dependencies = [
        ('readiness', '0002_whole'),
    ]

    operations = [
        migrations.RunPython(settled_goals_are_done, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name='goal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('outcome', ''), ('settled_at', None)), models.Q(models.Q(('outcome', ''), _negated=True), ('settled_at__isnull', False)), _connector='OR'), name='a_settled_goal_says_how'),
        ),
    ]
