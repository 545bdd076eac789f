"""The few tags that every page uses to draw the interface."""

from functools import cache
from typing import TypedDict

from django import template
from django.template import Context
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


class Place(TypedDict):
    url: str
    label: str
    icon: str
    current: str


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """One drawing of the sprite. It is never read aloud: words stand beside it, seen or unseen."""
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        static("img/icons.svg"),
        name,
    )


@register.inclusion_tag("ui/_place.html", takes_context=True)
def place(context: Context, url_name: str, label: str, icon_name: str, *also: str) -> Place:
    """A link of the main navigation that knows whether the reader stands on or below its page, or
    that of another name in `also`."""
    url = reverse(url_name)
    request = context.get("request")
    path = request.path if request else ""
    current = ""
    if path == url:
        current = "page"
    elif url != "/" and path.startswith((url, *map(reverse, also))):
        current = "true"
    return {"url": url, "label": label, "icon": icon_name, "current": current}
