"""One question on the way to a view."""

from typing import Any

from django import forms

from apps.sharing.wishes import Wishes


class StepForm(forms.Form):
    """`put` writes what a valid form says into the wishes."""

    step: str
    title: Any

    def __init__(self, data: Any, held: Wishes) -> None:
        super().__init__(data, initial=self.initial_of(held))
        self.held = held

    def initial_of(self, held: Wishes) -> dict[str, Any]:
        raise NotImplementedError

    def put(self) -> None:
        raise NotImplementedError
