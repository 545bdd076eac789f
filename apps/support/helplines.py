"""Helplines by country, read from `helplines.toml`. **A number never goes anywhere without its country.**

All texts are English as written there, names in their own language beside them: whoever shows a text
translates it (`{% translate line.hours %}`). Which rows stand there, and when each is checked again,
is said at the top of the file.
"""

import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Final, Literal, TypeVar

import msgspec
from django.utils.translation import gettext

FILE: Final = Path(__file__).parent / "helplines.toml"

Iso = Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{2}$")]
Words = Annotated[str, msgspec.Meta(pattern=r"^\S(.*\S)?$", max_length=120)]
Text = Annotated[str, msgspec.Meta(pattern=r"^(\S(.*\S)?)?$", max_length=240)]
Site = Annotated[str, msgspec.Meta(pattern=r"^([a-z0-9-]+\.)+[a-z]{2,}$|^$")]
Short = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{2,5}$")]
# With + and the country from anywhere; a short one without, inside its country alone.
Tel = Annotated[str, msgspec.Meta(pattern=r"^(\+[1-9][0-9]{6,14}|[0-9]{2,8})?$")]
Month = Annotated[str, msgspec.Meta(pattern=r"^20[0-9]{2}-(0[1-9]|1[0-2])$")]

T = TypeVar("T")

_DIALLED = {"phone": "tel", "text": "sms"}
_NUMBERED = {*_DIALLED, "tty", "whatsapp"}


class UnreadableHelplines(ValueError):
    """The file breaks the rules above; the message names the file, the row and the field."""


class Emergency(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    say: Words
    tel: Short
    what: Text = ""


class Way(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`say` is the number or the way as it is printed, `tel` the number as a telephone takes it."""

    by: Literal["phone", "text", "tty", "whatsapp", "online", "mail", "other"]
    say: Words
    tel: Tel = ""

    def __post_init__(self) -> None:
        if bool(self.tel) != (self.by in _NUMBERED):
            raise ValueError(f"`tel` does not fit `by` ({self.by}: {self.say})")

    @property
    def href(self) -> str:
        """Empty where nothing of a telephone's own opens: a web address would stay in the history."""
        return f"{_DIALLED[self.by]}:{self.tel}" if self.by in _DIALLED else ""


class Line(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`english` says a name of another language in English. `place` is empty for the whole country.

    `kind`: harm by a partner or family, harm by any crime, or any trouble. Cost and bill are what
    published pages say; neither tells of the call list of the telephone itself.
    """

    name: Words
    english: Text = ""
    place: Text = ""
    kind: Literal["abuse", "crime", "any"]
    for_whom: Text = ""
    ways: tuple[Way, ...]
    site: Site = ""
    hours: Text = ""
    languages: Text = ""
    cost: Literal["free", "charged", "unknown"]
    bill: Literal["not shown", "unknown"]
    confidence: Literal["high", "medium"]
    checked_on: Month
    note: Text = ""

    def __post_init__(self) -> None:
        if not self.ways and not self.site:
            raise ValueError("`ways` is empty, and there is no `site`")

    @property
    def checked(self) -> date:
        """Some day of that month: the day itself is not written down."""
        return date.fromisoformat(f"{self.checked_on}-01")


class Country(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    code: Iso
    name: Words
    emergency: Annotated[tuple[Emergency, ...], msgspec.Meta(min_length=1)]
    emergency_note: Text = ""
    lines: Annotated[tuple[Line, ...], msgspec.Meta(min_length=1)]


@cache
def read() -> dict[str, Country]:
    """By code, in the order of the file."""
    return load(FILE)


def countries() -> list[Country]:
    """In the order of their names in the reader's language."""
    return sorted(read().values(), key=lambda country: gettext(country.name).casefold())


def country(code: str) -> Country | None:
    """None for a country that has no rows, and for none chosen."""
    return read().get(code)


def named() -> Iterator[tuple[str, str]]:
    """Code and English name of every country that has rows."""
    return ((country.code, country.name) for country in read().values())


def load(path: Path) -> dict[str, Country]:
    """Raises UnreadableHelplines."""
    found: dict[str, Country] = {}
    for number, row in enumerate(_rows(path), 1):
        country = _country(row, f"{path.name}, country {number} ({row.get('code', 'no code')})")
        if country.code in found:
            raise UnreadableHelplines(f"{path.name}: the code {country.code} stands twice")
        found[country.code] = country
    return found


def _rows(path: Path) -> list[dict[str, Any]]:
    try:
        text = path.read_text(encoding="utf-8")
        return msgspec.convert(tomllib.loads(text), dict[str, list[dict[str, Any]]])["country"]
    except OSError:
        raise UnreadableHelplines(f"{path.name}: the file is missing or cannot be read") from None
    except KeyError:
        raise UnreadableHelplines(f"{path.name}: it names no `country`") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise UnreadableHelplines(f"{path.name}: {error}") from None


def _country(row: dict[str, Any], place: str) -> Country:
    written = row.pop("line", [])
    lines = tuple(
        _converted(line, Line, f"{place}, line {number} ({line.get('name', 'no name')})")
        for number, line in enumerate(written, 1)
    )
    country = _converted({**row, "lines": lines}, Country, place)
    _refuse_twice([line.name for line in lines], place, "name")
    numbers = [{way.tel for way in line.ways if way.by == "phone"} for line in lines]
    _refuse_twice([number for group in numbers for number in group], place, "tel")
    return country


def _converted(row: dict[str, Any], kind: type[T], place: str) -> T:
    try:
        return msgspec.convert(row, kind)
    except msgspec.ValidationError as error:
        raise UnreadableHelplines(f"{place}: {error}") from None


def _refuse_twice(values: list[str], place: str, field: str) -> None:
    for value in values:
        if values.count(value) > 1:
            raise UnreadableHelplines(f"{place}: the {field} {value} stands twice")
