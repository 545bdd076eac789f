"""Moments as people say them, in the zone they were given in."""

import time
from datetime import UTC, datetime

from django.utils.formats import date_format
from django.utils.translation import gettext


def said(moment: datetime) -> str:
    return _at(date_format(moment, "l j F"), moment)


def said_past(moment: datetime) -> str:
    """As `said`, with a word for the two days that need no date."""
    today = datetime.fromtimestamp(time.time(), moment.tzinfo).date()
    near = {0: gettext("today"), 1: gettext("yesterday")}.get((today - moment.date()).days)
    return _at(near, moment) if near else said(moment)


def said_in_utc(seconds: int) -> str:
    """For a page that knows no zone."""
    return gettext("%(moment)s (UTC)") % {"moment": said(datetime.fromtimestamp(seconds, UTC))}


def _at(day: str, moment: datetime) -> str:
    return gettext("%(day)s at %(time)s") % {"day": day, "time": date_format(moment, "H:i")}
