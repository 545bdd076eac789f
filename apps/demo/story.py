"""The sample journal: eighteen months by one invented writer, told in days before today.

Some of it are records of something that happened; days within those count from the record's own. All
numbers and addresses are of ranges kept free for fiction.

The files are written as if today were a Sunday. The last seven days name no weekday and stay where
they are; everything older moves back by up to six days, so that a Wednesday in the text is a
Wednesday in the calendar. The text names no season, month, year or place, so that any today fits.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Final, Literal

import msgspec

from apps.journal.incidents.details import Counsel, Details, Facts, Impact, Interpretation, Private
from apps.support.handles import read_many

FOLDER: Final = Path(__file__).parent / "story"
DAYS_THAT_STAY: Final = 7
_SUNDAY: Final = 6
_NOON: Final = "12:00"

Days = Annotated[int, msgspec.Meta(ge=0, le=600)]
Clock = Annotated[str, msgspec.Meta(pattern=r"^(([01][0-9]|2[0-3]):[0-5][0-9])?$")]
ShortText = Annotated[str, msgspec.Meta(max_length=60)]
Text = Annotated[str, msgspec.Meta(min_length=1, max_length=5_000)]


class UnreadableStory(ValueError):
    """A file of the story breaks its own rules; the message names the file and the place."""


class StoryEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One entry. `time` is local, "HH:MM", and empty where `precision` is the day or the month.
    `tactics` are slugs."""

    days_ago: Days
    time: Clock = ""
    precision: Literal["exact", "about", "day", "month"] = "exact"
    title: ShortText = ""
    mood: ShortText = ""
    text: Text
    kind: Literal["journal", "incident"] = "journal"
    tactics: tuple[str, ...] = ()
    facts: Facts = msgspec.field(default_factory=Facts)
    impact: Impact = msgspec.field(default_factory=Impact)
    interpretation: Interpretation = msgspec.field(default_factory=Interpretation)
    counsel: Counsel = msgspec.field(default_factory=Counsel)
    private: Private = msgspec.field(default_factory=Private)

    def details_on(self, day: date) -> Details:
        """What is known of it, with the days that count from `day` as dates."""
        facts, replace = self.facts, msgspec.structs.replace
        return Details(
            facts=replace(
                facts,
                senders=[one.same for one in read_many(facts.handles) if one.same],
                reports=[replace(one, on=_later(day, one.on)) for one in facts.reports],
                kept=[replace(one, taken=_later(day, one.taken)) for one in facts.kept],
            ),
            impact=self.impact,
            interpretation=self.interpretation,
            counsel=replace(self.counsel, on=_later(day, self.counsel.on)),
            private=self.private,
        )

    @property
    def order(self) -> tuple[int, str]:
        """Oldest first; an entry without a time stands at noon, as it does in the journal."""
        return (-self.days_ago, self.time or _NOON)


class _Chapter(msgspec.Struct, forbid_unknown_fields=True):
    entry: list[StoryEntry]


def entries(today: date) -> list[StoryEntry]:
    """The whole story as seen on `today`, oldest first."""
    moved = (today.weekday() - _SUNDAY) % 7
    return [
        msgspec.structs.replace(
            entry,
            days_ago=entry.days_ago + (moved if entry.days_ago >= DAYS_THAT_STAY else 0),
            text=entry.text.strip(),
        )
        for entry in _as_written(FOLDER)
    ]


def _later(day: date, days: str) -> str:
    return (day + timedelta(days=int(days))).isoformat() if days else ""


def _as_written(folder: Path) -> list[StoryEntry]:
    """Every chapter in the order of file names, refused unless it is in order of time as well."""
    story: list[StoryEntry] = []
    for path in sorted(folder.glob("*.toml")):
        story.extend(_chapter(path))
    for earlier, later in pairwise(story):
        if earlier.order >= later.order:
            raise UnreadableStory(f"{later.days_ago} days ago, {later.time}: not in order of time")
    return story


def _chapter(path: Path) -> Iterator[StoryEntry]:
    try:
        chapter = msgspec.toml.decode(path.read_bytes(), type=_Chapter)
    except msgspec.DecodeError as error:
        raise UnreadableStory(f"{path.name}: {error}") from error
    for entry in chapter.entry:
        has_time = entry.precision in ("exact", "about")
        if has_time != bool(entry.time) or not entry.text.strip():
            raise UnreadableStory(f"{path.name}: {entry.days_ago} days ago: time or text is wrong")
        yield entry
