"""Share and joined standpoints live on as conditions; apart from them, so that PostgreSQL alters no table with rows pending."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("assemblies", "0003_rules_of_every_kind")]

    operations = [
        migrations.RemoveField(
            model_name='constitution',
            name='joined',
        ),
        migrations.RemoveField(
            model_name='constitution',
            name='share',
        ),
        migrations.RemoveField(
            model_name='constitution',
            name='strict',
        ),
    ]
