"""Fields of forms, written out at once.

Django renders a template for every field and one for every choice of it, with another for its
attributes: on a page with a hundred of them that takes longer than all the rest. What is written here
is what those templates write, but for the space between options; what is not here is theirs.
"""

from collections.abc import Callable, Iterator
from typing import Any, Final

from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

# What Django hands to the template of a field.
_Widget = dict[str, Any]

_WIDGETS: Final = "django/forms/widgets/"


class QuickRenderer(DjangoTemplates):
    """Named by FORM_RENDERER."""

    def render(
        self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None
    ) -> str:
        written = _WRITTEN.get(template_name)
        if written is None or context["widget"].get("wrap_label"):
            return super().render(template_name, context, request)
        return SafeString("".join(written(context["widget"])))


def _attributes(widget: _Widget) -> Iterator[str]:
    for name, value in widget["attrs"].items():
        if value is True:
            yield f" {conditional_escape(name)}"
        elif value is not False:
            yield f' {conditional_escape(name)}="{_value(value)}"'


def _value(value: Any) -> str:
    return conditional_escape(value if isinstance(value, str) else str(value))


def _input(widget: _Widget) -> Iterator[str]:
    yield f'<input type="{_value(widget["type"])}" name="{_value(widget["name"])}"'
    if widget["value"] is not None:
        yield f' value="{_value(widget["value"])}"'
    yield from _attributes(widget)
    yield ">"


def _textarea(widget: _Widget) -> Iterator[str]:
    """The line break that HTML drops comes first, so that none of the writer's is."""
    yield f'<textarea name="{_value(widget["name"])}"'
    yield from _attributes(widget)
    yield f">\n{_value(widget['value'] or '')}</textarea>"


def _select(widget: _Widget) -> Iterator[str]:
    yield f'<select name="{_value(widget["name"])}"'
    yield from _attributes(widget)
    yield ">"
    for name, options, _place in widget["optgroups"]:
        if name:
            yield f'<optgroup label="{_value(name)}">'
        for option in options:
            yield from _option(option)
        if name:
            yield "</optgroup>"
    yield "</select>"


def _option(widget: _Widget) -> Iterator[str]:
    yield f'<option value="{_value(widget["value"])}"'
    yield from _attributes(widget)
    yield f">{conditional_escape(widget['label'])}</option>"


_INPUTS: Final = (
    "checkbox",
    "checkbox_option",
    "date",
    "email",
    "hidden",
    "input",
    "number",
    "password",
    "radio_option",
    "text",
    "time",
    "url",
)
_WRITTEN: Final[dict[str, Callable[[_Widget], Iterator[str]]]] = {
    **{f"{_WIDGETS}{name}.html": _input for name in _INPUTS},
    f"{_WIDGETS}textarea.html": _textarea,
    f"{_WIDGETS}select.html": _select,
}
