"""Moments as people say them, in the zone they were given in."""

from datetime import UTC, datetime

from django.utils.formats import date_format
from django.utils.translation import gettext


def said(moment: datetime) -> str:
    return gettext("%(day)s at %(time)s") % {
        "day": date_format(moment, "l, j F"),
        "time": date_format(moment, "H:i"),
    }


def said_in_utc(seconds: int) -> str:
    """For a page that knows no zone."""
    return gettext("%(moment)s (UTC)") % {"moment": said(datetime.fromtimestamp(seconds, UTC))}
