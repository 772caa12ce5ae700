"""From the moment that a sheet counts: its place among the others, and its day."""

from datetime import date, datetime

from django.db.models import Max

from assieme.instruments.days import today_for
from assieme.instruments.models import Sheet


def count_in(sheet: Sheet, standpoint: str, now: datetime) -> date:
    """Give the sheet its day and its place, save it, and say that day. Call it inside an action, with the wave locked.

    The place says which fives came together (`logic.scoring.spread`); no time of day is kept.
    """
    last = Sheet.objects.filter(wave=sheet.wave).aggregate(last=Max("place"))["last"]
    sheet.standpoint = standpoint
    today = sheet.sent_on = today_for(sheet.wave, now)
    sheet.place = (last or 0) + 1
    sheet.save()
    return today
