"""The few tags that every page uses to draw the interface."""

from functools import cache
from uuid import UUID

from django import template
from django.template import Context
from django.template.base import NodeList, Parser, Token
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()

_NO_ID = UUID(int=0)


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """One drawing of the sprite. It is never read aloud: words stand beside it, seen or unseen."""
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        static("img/icons.svg"),
        name,
    )


@register.simple_tag(takes_context=True)
def place(context: Context, url_name: str, label: str, icon_name: str, *also: str) -> SafeString:
    """A link of the main navigation that knows whether the reader stands on or below its page, or
    that of another name in `also`."""
    url, belonging = _addresses(url_name, also)
    request = context.get("request")
    path = request.path if request else ""
    current = ""
    if path == url:
        current = "page"
    elif url != "/" and path.startswith(belonging):
        current = "true"
    return _place(url, str(label), icon_name, current)


@register.simple_tag
def url_of(url_name: str, row_id: UUID) -> str:
    """As `url` with the id of a row, ten times as fast: the address is worked out once for each name."""
    return _address_of_row(url_name) % row_id


@register.tag
def fixed(parser: Parser, token: Token) -> "Fixed":
    """What is the same on every page: rendered once for each language, then kept."""
    nodes = parser.parse(("endfixed",))
    parser.delete_first_token()
    return Fixed(nodes)


class Fixed(template.Node):
    """It is rendered without the page's context, so that nothing of anybody can be kept."""

    child_nodelists = ()  # no block stands inside: Django need not look for one on every page

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist
        self._kept: dict[str, SafeString] = {}

    def render(self, context: Context) -> SafeString:
        language = get_language() or ""
        if language not in self._kept:
            assert context.template
            blank = Context()
            with blank.bind_template(context.template):
                self._kept[language] = self.nodelist.render(blank)
        return self._kept[language]


@cache
def _addresses(url_name: str, also: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    url = reverse(url_name)
    return url, (url, *map(reverse, also))


@cache
def _place(url: str, label: str, icon_name: str, current: str) -> SafeString:
    context = {"url": url, "label": label, "icon": icon_name, "current": current}
    return render_to_string("ui/_place.html", context)


@cache
def _address_of_row(url_name: str) -> str:
    return reverse(url_name, args=[_NO_ID]).replace(str(_NO_ID), "%s")
