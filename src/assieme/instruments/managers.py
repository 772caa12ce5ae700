"""Rows that come without the questionnaire's file: it is long, and stays in the database until somebody asks for it."""

from django.db import models


class Instruments[M: models.Model](models.Manager[M]):
    file = "original"

    def get_queryset(self) -> models.QuerySet[M]:
        return super().get_queryset().defer(self.file)


class OfInstrument[M: models.Model](Instruments[M]):
    file = "instrument__original"


class OfWave[M: models.Model](Instruments[M]):
    file = "wave__instrument__original"
