"""By what a reader can narrow the list: by no more than the list itself tells. Pure.

Values in an address are marks made with the view's key: they say nothing to whoever finds one in a
browser's history.
"""

from collections.abc import Callable
from typing import Any, Final, NamedTuple
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.journal.documents import INCIDENT
from apps.journal.incidents import tag_names
from apps.sharing import months
from apps.sharing.documents import CopyLine
from apps.vault import primitives

PAGE: Final = "p"
_MARK_BYTES: Final = 6


class _Part(NamedTuple):
    """`values` of one line, and what each is called."""

    name: str
    label: str | Promise
    values: Callable[[CopyLine], tuple[Any, ...]]
    word: Callable[[Any], str]


def _months(line: CopyLine) -> tuple[Any, ...]:
    month = months.month_of(line)
    return (month,) if month else ()


def _kind(code: str) -> str:
    return _("Something happened") if code == INCIDENT else _("Notes")


_PARTS: Final = (
    _Part("m", gettext_lazy("Month"), _months, months.month_label),
    _Part("k", gettext_lazy("Kind"), lambda line: (line.kind,), _kind),
    _Part("t", gettext_lazy("What it looked like"), lambda line: line.tactics, tag_names.name),
)


class Option(NamedTuple):
    mark: str
    label: str
    is_chosen: bool


class Select(NamedTuple):
    name: str
    label: str | Promise
    options: list[Option]


class Narrowed(NamedTuple):
    """`selects` are those that part the list; `lines` what is left of it; `chosen` the query that says
    so, without the page, whose `number` counts from 1."""

    selects: list[Select]
    lines: list[CopyLine]
    chosen: dict[str, str]
    number: int

    def path(self, base: str, number: int) -> str:
        """Of another page of the same choice."""
        query = urlencode({**self.chosen, **({PAGE: str(number)} if number > 1 else {})})
        return f"{base}?{query}" if query else base


def narrowed(lines: list[CopyLine], private_key: bytes, query: QueryDict) -> Narrowed:
    """A mark that is none of ours narrows nothing."""
    key = primitives.derive(private_key, "marks of filters")
    selects, chosen, left = [], dict[str, str](), lines
    for part in _PARTS:
        values = {value for line in lines for value in part.values(line)}
        if len(values) < 2:
            continue
        asked, options = query.get(part.name, ""), []
        for value in sorted(values, key=str, reverse=part.name == "m"):
            mark = primitives.mac(key, part.name.encode(), str(value).encode())[:_MARK_BYTES].hex()
            options.append(Option(mark, part.word(value), is_chosen=mark == asked))
            if mark == asked:
                chosen[part.name] = mark
                left = [line for line in left if value in part.values(line)]
        selects.append(Select(part.name, part.label, options))
    return Narrowed(selects, left, chosen, _number(query.get(PAGE, "")))


def _number(typed: str) -> int:
    is_one = typed.isascii() and typed.isdigit() and len(typed) < 6
    return int(typed) if is_one else 1
