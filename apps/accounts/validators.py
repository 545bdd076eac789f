"""What a password must be: long, and hard to guess for somebody who knows the writer."""

import unicodedata

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from zxcvbn import zxcvbn

LEAST = 15
LONGEST = 256
LEAST_SCORE = 3
# zxcvbn refuses more than this; a password that is strong up to here stays strong.
SCORED = 72


class LongAndHardToGuess:
    """`user_inputs` are words that somebody close would try first."""

    def validate(
        self, password: str, user: object = None, user_inputs: tuple[str, ...] = ()
    ) -> None:
        normal = unicodedata.normalize("NFKC", password)
        if len(normal) < LEAST:
            raise ValidationError(
                gettext("Please use at least %(least)d characters, for example five words.")
                % {"least": LEAST}
            )
        if len(normal) > LONGEST:
            raise ValidationError(
                gettext("Please use at most %(most)d characters.") % {"most": LONGEST}
            )
        known = [*user_inputs, settings.PRODUCT_NAME, settings.SITE_URL.hostname]
        score = zxcvbn(normal[:SCORED], user_inputs=[word[:SCORED] for word in known if word])
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
