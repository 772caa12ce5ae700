from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("profiles", "0001_initial")]

    operations = [
        migrations.AddField("share", "meeting_id", models.UUIDField(blank=True, null=True)),
        migrations.AddField(
            "share",
            "meeting_of",
            models.CharField(blank=True, default="", help_text="the name of the body that meets", max_length=200),
            preserve_default=False,
        ),
        migrations.AddField("share", "meeting_on", models.DateField(blank=True, null=True)),
        migrations.RemoveConstraint("share", "shared_with_a_person_or_a_group"),
        migrations.AddConstraint(
            "share",
            models.CheckConstraint(
                name="shared_with_a_person_a_group_or_a_meeting",
                condition=(
                    Q(reader__isnull=False, initiative=None, meeting_id=None)
                    | Q(reader=None, initiative__isnull=False, meeting_id=None)
                    | Q(reader=None, initiative=None, meeting_id__isnull=False, meeting_on__isnull=False)
                ),
            ),
        ),
        migrations.AddIndex(
            "share",
            models.Index(fields=["meeting_id"], name="share_by_meeting", condition=Q(meeting_id__isnull=False)),
        ),
    ]
