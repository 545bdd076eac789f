"""What a person types or pastes, in the form in which it is kept."""

import re
from typing import Any, Final

from django import forms

_LINE_ENDS: Final = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_CONTROLS: Final = re.compile("[\0-\x08\x0e-\x1f\x7f-\x9f]")
_SURROGATES: Final = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """One kind of line break, no control characters but tab, no surrogates.

    Characters that direct right-to-left text stay, since a pasted message is kept as it was; each
    rendered block isolates them.
    """
    text = _CONTROLS.sub("", _LINE_ENDS.sub("\n", text))
    return _SURROGATES.sub("\ufffd", text)


class TypedField(forms.CharField):
    """What does not belong into a text goes before the text is judged: a pasted control character
    cannot be seen, so nobody could take it out."""

    def to_python(self, value: Any) -> str:
        return super().to_python(clean(str(value or ""))) or ""
