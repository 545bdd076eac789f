"""A list to choose from, written out in one go.

Django renders a template for every option: with a hundred of them that takes longer than all the rest
of a page.
"""

from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

_SELECTED: Final = SafeString(" selected")


class QuickSelect(forms.Select):
    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        told = {"name": name, **self.build_attrs(self.attrs, attrs)}
        attributes = format_html_join("", ' {}="{}"', told.items())
        chosen = "" if value is None else str(value)
        offers = format_html_join(
            "", "{}", ((_offer(*one, chosen=chosen),) for one in self.choices)
        )
        return format_html("<select{}>{}</select>", attributes, offers)


def _offer(value: Any, label: Any, *, chosen: str) -> SafeString:
    """One option, or a group of them under its name."""
    if isinstance(label, list):
        return format_html('<optgroup label="{}">{}</optgroup>', value, _options(label, chosen))
    return _options([(value, label)], chosen)


def _options(pairs: Iterable[tuple[Any, Any]], chosen: str) -> SafeString:
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        ((value, _SELECTED if value == chosen else "", label) for value, label in pairs),
    )
