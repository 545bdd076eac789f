"""What can be chosen in a plan. The codes are sealed in documents: none is given another meaning."""

from typing import Final

from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from apps.journal.incidents.choices import CHANNELS, Choices, label

__all__ = ["CHANNELS", "Choices", "label"]

MODES: Final[Choices] = (
    ("none", _("No contact")),
    ("low", _("Low contact")),
    ("structured", _("Structured contact")),
)

PLATFORMS: Final[Choices] = (
    ("phone", _("Phone and text messages")),
    ("messengers", _("Messengers")),
    ("mail", _("E-mail")),
    ("social", _("Social networks")),
    ("payments", _("Payments")),
    ("calendars", _("Shared calendars")),
    ("photos", _("Photo sharing")),
    ("location", _("Location sharing")),
    ("games", _("Game accounts")),
    ("subscriptions", _("Shared subscriptions")),
    ("cloud", _("Cloud storage")),
    ("router", _("Router and home network")),
    ("home", _("Devices in the home")),
    ("car", _("Car")),
    ("other", _("Something else")),
)

STATES: Final[Choices] = (
    ("open", _("Open")),
    ("muted", _("Muted")),
    ("closed", _("Closed")),
    ("kept", _("Kept on purpose")),
)

PLACES: Final[Choices] = (
    ("avoid", _("Stay away from it")),
    ("vary", _("Vary days and ways")),
)

DATE_SORTS: Final[Choices] = (
    ("birthday", _("Birthday")),
    ("holiday", _("Holiday")),
    ("anniversary", _("Anniversary")),
    ("hearing", _("Hearing")),
    ("handover", _("Handover")),
    ("other", _("Something else")),
)

ONCE, YEARLY, WEEKLY, FORTNIGHTLY = "once", "yearly", "weekly", "fortnightly"
REPEATS: Final[Choices] = (
    (ONCE, _("Once")),
    (YEARLY, _("Every year")),
    (WEEKLY, _("Every week")),
    (FORTNIGHTLY, _("Every two weeks")),
)
MONTH_NAMES: Final[Choices] = tuple((str(number), name) for number, name in MONTHS.items())

SITUATIONS: Final[Choices] = (
    ("between", _("For a go-between")),
    ("child", _("For a child")),
    ("reply", _("For a reply that is required")),
    ("door", _("For the door")),
    ("other", _("For something else")),
)

TOLD: Final[Choices] = (
    ("friend", _("Friend")),
    ("family", _("Family")),
    ("employer", _("Employer")),
    ("school", _("School or nursery")),
    ("neighbour", _("Neighbour")),
    ("other", _("Somebody else")),
)

QUESTIONS: Final[Choices] = (
    ("responsibility", _("Do they take responsibility for what they did?")),
    ("change", _("Do they want to change, and does what they do show it?")),
    ("recovery", _("Does contact get in the way of my getting better?")),
)
