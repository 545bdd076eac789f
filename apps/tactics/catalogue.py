"""The tactic catalogue: what acts can look like. It names acts, never people, and holds nothing personal.

One file per group, `catalogue/a.toml` to `g.toml`, reviewed like code. **Slugs are stored in entries,
codes stand in addresses and in lines of the journal's catalogue: neither ever changes, and one that is
given up is never given again.** All texts are English as written there: whoever shows one translates it
(`{% translate tactic.name %}`, `gettext(tactic.name)`).
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Final, NamedTuple

import msgspec

FOLDER: Final = Path(__file__).parent / "catalogue"
LETTERS: Final = "abcdefg"

# First in every picker, in this order.
FOUNDING: Final = (
    "flying-monkeys",
    "infiltration",
    "unannounced-visits",
    "urgent-meeting",
    "legal-threats",
    "portrayed-unstable",
    "smear-campaign",
    "hoovering-apology",
    "fake-improvement",
    "best-for-children",
    "occasion-bait",
    "guilt-tripping",
)

Slug = Annotated[str, msgspec.Meta(pattern=r"^[a-z]+(-[a-z]+)*$", max_length=40)]
# The letter of the group and a running sign, without vowels: no code is a word.
Code = Annotated[str, msgspec.Meta(pattern=r"^[a-g][1-9bcdfghjkmnpqrstvwxz]$")]
Words = Annotated[str, msgspec.Meta(pattern=r"^\S(.*\S)?$", max_length=60)]
Text = Annotated[str, msgspec.Meta(pattern=r"^\S(.*\S)?$", max_length=420)]


class UnreadableCatalogue(ValueError):
    """A file breaks the rules above; the message names the file, the tactic and the field."""


class Tactic(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`looks_like` are three examples. `pulls_for` is a guess and is shown as one.

    Where `safety` is set, who can help is shown before any other advice. `export_label` is what a
    lawyer or a court reads in place of the name.
    """

    slug: Slug
    code: Code
    name: Words
    definition: Text
    looks_like: tuple[Text, Text, Text]
    pulls_for: Text
    calm_answer: Text
    aliases: Annotated[tuple[Words, ...], msgspec.Meta(min_length=1)]
    export_label: Words
    safety: bool

    @property
    def letter(self) -> str:
        """Of its group."""
        return self.code[0]


class Group(NamedTuple):
    letter: str
    name: str
    sentence: str
    tactics: tuple[Tactic, ...]


class Catalogue:
    """As read from a folder. Raises UnreadableCatalogue."""

    def __init__(self, folder: Path) -> None:
        self.groups = tuple(_group(folder / f"{letter}.toml") for letter in LETTERS)
        self.tactics = tuple(tactic for group in self.groups for tactic in group.tactics)
        self.by_slug: dict[str, Tactic] = {}
        self.by_code: dict[str, Tactic] = {}
        for tactic in self.tactics:
            _keep_once(self.by_slug, tactic.slug, tactic, "slug")
            _keep_once(self.by_code, tactic.code, tactic, "code")
        lost = [slug for slug in FOUNDING if slug not in self.by_slug]
        if lost:
            raise UnreadableCatalogue(f"no file: no tactic has the slug {lost[0]}")


class _File(msgspec.Struct, forbid_unknown_fields=True):
    name: Words
    sentence: Text
    tactic: list[dict[str, Any]]


@cache
def read() -> Catalogue:
    return Catalogue(FOLDER)


def all() -> tuple[Tactic, ...]:  # noqa: A001 (read as catalogue.all())
    """Every tactic, in the order of groups and files."""
    return read().tactics


def groups() -> tuple[Group, ...]:
    return read().groups


def by_slug(slug: str) -> Tactic | None:
    """None for a slug that an old document may still name."""
    return read().by_slug.get(slug)


def by_code(code: str) -> Tactic | None:
    return read().by_code.get(code)


def founding() -> tuple[Tactic, ...]:
    """The twelve that every picker shows first, in their order."""
    return tuple(read().by_slug[slug] for slug in FOUNDING)


def _group(path: Path) -> Group:
    try:
        found = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), _File)
    except OSError:
        raise UnreadableCatalogue(f"{path.name}: the file is missing or cannot be read") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise UnreadableCatalogue(f"{path.name}: {error}") from None
    tactics = tuple(_tactic(path, number, row) for number, row in enumerate(found.tactic, 1))
    return Group(path.stem, found.name, found.sentence, tactics)


def _tactic(path: Path, number: int, row: dict[str, Any]) -> Tactic:
    place = f"{path.name}, tactic {number} ({row.get('slug', 'no slug')})"
    try:
        tactic = msgspec.convert(row, Tactic)
    except msgspec.ValidationError as error:
        raise UnreadableCatalogue(f"{place}: {error}") from None
    if tactic.letter != path.stem:
        raise UnreadableCatalogue(f"{place}: the code {tactic.code} belongs to another group")
    return tactic


def _keep_once(known: dict[str, Tactic], key: str, tactic: Tactic, field: str) -> None:
    if key in known:
        other = known[key]
        raise UnreadableCatalogue(
            f"{tactic.letter}.toml, {tactic.slug}: the {field} {key} is taken by "
            f"{other.slug} in {other.letter}.toml"
        )
    known[key] = tactic
