"""In which letters a file is written: told by its mark or by its bytes; otherwise a person is asked."""

import codecs
from typing import Final

from django.utils.translation import gettext_lazy as _

from apps.support.choices import Choices

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What can be asked for. The codes are Python's names.
ENCODINGS: Final[Choices] = (
    ("cp1252", _("Western European")),
    ("cp1250", _("Central European")),
    ("cp1251", _("Cyrillic")),
    ("cp1253", _("Greek")),
    ("cp1254", _("Turkish")),
    ("cp1255", _("Hebrew")),
    ("cp1256", _("Arabic")),
    ("utf-16-le", _("Unicode in pairs")),
)


def decoded(data: bytes) -> str | None:
    """None where the file does not tell."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    # Half of every Latin letter in UTF-16 is a zero, and valid UTF-8.
    return None if "\0" in text else text


def decoded_as(data: bytes, encoding: str) -> str:
    return data.decode(encoding, "replace")
