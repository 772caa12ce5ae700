"""How often something changed."""

from django.db import models


class Topic(models.Model):
    """Something that people look on at while it changes; its key is that thing's own. Holds nothing else of it."""

    id = models.UUIDField(primary_key=True, editable=False)
    version = models.BigIntegerField(default=0)
    at = models.DateTimeField(help_text="when it changed last, so that old ones can go")
