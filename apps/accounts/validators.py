"""What a password must be: long, and hard to guess for somebody who knows the writer."""

import unicodedata

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from zxcvbn import zxcvbn

from apps.vault.stretching import LONGEST_TYPED

LEAST = 15
LONGEST = 256
LEAST_SCORE = 3
# zxcvbn refuses more than this; a password that is strong up to here stays strong.
SCORED = 72
# Signs that zxcvbn also reads as letters. It tries every way to read them at once: twenty different
# ones cost it ten seconds. The writer of a good password loses nothing by fewer.
_READ_AS_LETTERS = frozenset("4@8({[<369!1|0$5+7%2")
_MOST_OF_THEM = 8


class LongAndHardToGuess:
    """`user_inputs` are words that somebody close would try first."""

    def validate(
        self, password: str, user: object = None, user_inputs: tuple[str, ...] = ()
    ) -> None:
        is_too_long = len(password) > LONGEST_TYPED
        normal = "" if is_too_long else unicodedata.normalize("NFKC", password)
        if is_too_long or len(normal) > LONGEST:
            raise ValidationError(
                gettext("Please use at most %(most)d characters.") % {"most": LONGEST}
            )
        if len(normal) < LEAST:
            raise ValidationError(
                gettext("Please use at least %(least)d characters, for example five words.")
                % {"least": LEAST}
            )
        known = [*user_inputs, settings.PRODUCT_NAME, settings.SITE_URL.hostname]
        score = zxcvbn(_scored(normal), user_inputs=[word[:SCORED] for word in known if word])
        if score["score"] < LEAST_SCORE:
            raise ValidationError(
                gettext(
                    "Somebody who knows you could guess this one. Five words that have nothing to "
                    "do with each other are stronger."
                )
            )

    def get_help_text(self) -> str:
        return gettext("At least %(least)d characters. Five unrelated words work well.") % {
            "least": LEAST
        }


def _scored(password: str) -> str:
    """What is scored of it; leaving signs out can only make it weaker."""
    text = password[:SCORED]
    in_order = dict.fromkeys(sign for sign in text if sign in _READ_AS_LETTERS)
    left_out = frozenset(list(in_order)[_MOST_OF_THEM:])
    return "".join(sign for sign in text if sign not in left_out)
