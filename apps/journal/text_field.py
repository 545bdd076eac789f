"""The field for whatever a person types."""

from typing import Any

from django import forms

from apps.journal import rendering


class TypedField(forms.CharField):
    """What does not belong into a text goes before the text is judged: a pasted control character
    cannot be seen, so nobody could take it out."""

    def to_python(self, value: Any) -> str:
        return super().to_python(rendering.clean(str(value or ""))) or ""
