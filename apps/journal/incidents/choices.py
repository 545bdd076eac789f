"""What can be chosen in an incident. The codes are sealed in documents and stand in lines of the
catalogue: none is ever given another meaning. A code that is not here is shown as it is."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Choices = tuple[tuple[str, str | Promise], ...]

CHANNELS: Final[Choices] = (
    ("person", _("In person")),
    ("call", _("Call")),
    ("voicemail", _("Voicemail")),
    ("text", _("Text message")),
    ("mail", _("E-mail")),
    ("social", _("Social media")),
    ("app", _("Another app")),
    ("letter", _("Letter, parcel or gift")),
    ("via", _("Through somebody else")),
    ("office", _("Court or office")),
    ("money", _("Money")),
    ("device", _("My device or account")),
    ("nearby", _("Seen nearby")),
    ("other", _("Another way")),
)

ACTORS: Final[Choices] = (
    ("person", _("The person")),
    ("for", _("Somebody for them")),
    ("unknown", _("I don't know, or I only think so")),
)

BEGUN_BY: Final[Choices] = (
    ("them", _("They did")),
    ("me", _("I did")),
    ("both", _("Both")),
    ("unclear", _("Not clear")),
)

RESPONSES: Final[Choices] = (
    ("none", _("Nothing")),
    ("blocked", _("I blocked it")),
    ("replied", _("I replied")),
    ("left", _("I left")),
    ("police", _("I called the police")),
    ("other", _("Something else")),
)

PLACES: Final[Choices] = (
    ("home", _("My home")),
    ("work", _("My work")),
    ("school", _("School or nursery")),
    ("street", _("Street or public place")),
    ("transport", _("Car, bus or train")),
    ("family", _("With family or friends")),
    ("handover", _("At a handover")),
    ("theirs", _("Their place")),
    ("online", _("Online or by phone")),
    ("other", _("Another place")),
)

HOW_PRESENT: Final[Choices] = (
    ("saw", _("Saw it")),
    ("heard", _("Heard it")),
    ("told", _("Was told about it")),
)

HOW_CHILD: Final[Choices] = (
    ("present", _("Was there")),
    ("heard", _("Heard it")),
    ("involved", _("Was part of it")),
)

THREATS: Final[Choices] = (
    ("none", _("None")),
    ("implied", _("Hinted at")),
    ("explicit", _("Said openly")),
)

BODY: Final[Choices] = (
    ("head", _("Head or face")),
    ("neck", _("Neck")),
    ("arms", _("Arms or hands")),
    ("chest", _("Chest")),
    ("belly", _("Belly")),
    ("back", _("Back")),
    ("legs", _("Legs or feet")),
    ("private", _("Intimate parts")),
)

WORDS_HOW: Final[Choices] = (
    ("exact", _("Word for word")),
    ("gist", _("What was meant")),
)

WHOLE: Final[Choices] = (
    ("whole", _("All of it")),
    ("part", _("A part")),
)

FEAR: Final[Choices] = (
    ("none", _("Not afraid")),
    ("uneasy", _("Uneasy")),
    ("afraid", _("Afraid")),
    ("terrified", _("Terrified")),
)

FEELINGS: Final[Choices] = (
    ("angry", _("Angry")),
    ("sad", _("Sad")),
    ("guilty", _("Guilty")),
    ("ashamed", _("Ashamed")),
    ("confused", _("Confused")),
    ("numb", _("Numb")),
    ("hopeful", _("Hopeful")),
    ("relieved", _("Relieved")),
    ("tired", _("Tired")),
    ("alone", _("Alone")),
    ("calm", _("Calm")),
)

AIMS: Final[Choices] = (
    ("reply", _("An answer from me")),
    ("return", _("That I come back")),
    ("information", _("To learn something about me")),
    ("frighten", _("To frighten me")),
    ("punish", _("To punish me")),
    ("look-good", _("To look good to others")),
    ("money", _("Money or things")),
    ("children", _("To reach the children")),
    ("unsure", _("I don't know")),
)

URGES: Final[Choices] = (
    ("none", _("None")),
    ("little", _("A little")),
    ("strong", _("Strong")),
    ("very", _("Very strong")),
)

# Set by the writer. Some also follow from the facts: see noticed.py.
FLAGS: Final[Choices] = (
    ("breach", _("Possible breach of an order")),
    ("told", _("A boundary was told: no more contact")),
    ("blocked", _("After I had blocked them")),
    ("child", _("A child was involved")),
    ("weapon", _("A weapon, or a thing used as one")),
    ("worse", _("It went further than the last time")),
    ("money", _("Money was involved")),
    ("replied", _("I replied")),
    ("needed", _("Contact that was necessary")),
)


def label(choices: Choices, code: str) -> str:
    """In the reader's language; the code itself where it is unknown."""
    return str(dict(choices).get(code, code))
