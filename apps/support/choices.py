"""What can be chosen of a contact. The codes are sealed in documents and stand in lines: none is ever
given another meaning. A code that is not here is shown as it is."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Choices = tuple[tuple[str, str | Promise], ...]

ROLES: Final[Choices] = (
    ("friend", _("Friend")),
    ("family", _("Family")),
    ("therapist", _("Therapist")),
    ("counsellor", _("Counsellor")),
    ("lawyer", _("Lawyer")),
    ("advocate", _("Advocate")),
    ("doctor", _("Doctor")),
    ("police", _("Police")),
    ("school", _("School")),
    ("employer", _("Employer")),
    ("helpline", _("Helpline")),
    ("other", _("Other")),
)

HELPS: Final[Choices] = (
    ("talk", _("Talk")),
    ("night", _("Be there at night")),
    ("place", _("A place to stay")),
    ("children", _("Look after children")),
    ("pets", _("Look after pets")),
    ("money", _("Money")),
    ("along", _("Come along")),
    ("witness", _("Tell what they saw")),
    ("papers", _("Help with papers")),
)

UNDERSTANDS: Final[Choices] = (
    ("lived", _("Has lived through it")),
    ("knows", _("Knows about it")),
    ("learning", _("Is learning")),
    ("no", _("Does not")),
)

KNOWS: Final[Choices] = (
    ("nothing", _("Nothing")),
    ("little", _("A little")),
    ("all", _("All of it")),
)

DAYS: Final[Choices] = (
    ("mon", _("Monday")),
    ("tue", _("Tuesday")),
    ("wed", _("Wednesday")),
    ("thu", _("Thursday")),
    ("fri", _("Friday")),
    ("sat", _("Saturday")),
    ("sun", _("Sunday")),
)

STANCES: Final[Choices] = (
    ("stood", _("Stood by me")),
    ("unsure", _("Unsure")),
    ("sides", _("Took sides")),
    ("carries", _("Carries messages, knowingly")),
    ("carries_unknowing", _("Carries messages without knowing")),
    ("ended", _("The relationship ended")),
    ("back", _("Came back")),
)

WAYS: Final[Choices] = (
    ("phone", _("Phone")),
    ("message", _("Messages")),
    ("mail", _("E-mail")),
    ("address", _("Address")),
    ("web", _("Website")),
    ("other", _("Another way")),
)

SAFE: Final[Choices] = (
    ("yes", _("Yes")),
    ("ask", _("Not always")),
    ("no", _("No")),
)

HANDLES: Final[Choices] = (
    ("number", _("Number")),
    ("address", _("E-mail address")),
    ("profile", _("Profile")),
    ("car", _("Car")),
    ("home", _("Home")),
    ("work", _("Workplace")),
    ("other", _("Something else")),
)

# Of a stance: beside the writer, or with some distance. Whoever has none is neither.
BESIDE: Final = frozenset({"stood", "back"})
APART: Final = frozenset({"sides", "carries", "carries_unknowing", "ended"})


def label(choices: Choices, code: str) -> str:
    return str(dict(choices).get(code, code))


def labels(choices: Choices, codes: list[str] | tuple[str, ...]) -> list[str]:
    """In the order of the choices; codes that are not among them, last and as they are."""
    known = dict(choices)
    ordered = [code for code in known if code in codes]
    return [
        str(known.get(code, code)) for code in (*ordered, *(c for c in codes if c not in known))
    ]
