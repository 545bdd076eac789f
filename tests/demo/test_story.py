# ruff: noqa: SIM905 - word lists are read more easily as plain lines

import re
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, get_args

import msgspec
import pytest

from apps.demo import story
from apps.demo.story import StoryEntry, UnreadableStory, entries
from apps.journal.incidents import parts
from apps.tactics import catalogue

SUNDAY = date(2026, 11, 22)
WEEK = [SUNDAY + timedelta(days=n) for n in range(7)]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

FORBIDDEN = """
abuse abuser narcissist victim survivor evidence stalker escape court incident tactic toxic crazy
high-conflict just simply obviously worry
""".split()
BINDS_TO_A_SEASON_OR_PLACE = """
January February March April May June July August September October November December
spring summer autumn winter Christmas Easter snow dollar euro
""".split()


def words_of(entry: StoryEntry) -> set[str]:
    return set(re.findall(r"[\w'-]+", f"{entry.title} {entry.mood} {entry.text}"))


def test_the_story_fills_eighteen_months_and_ends_today() -> None:
    told = entries(SUNDAY)
    assert len(told) >= 160
    assert told[0].days_ago >= 540
    assert told[-1].days_ago == 0


@pytest.mark.parametrize("today", WEEK, ids=WEEKDAYS[6:] + WEEKDAYS[:6])
def test_the_story_is_in_order_of_time_on_any_day_of_the_week(today: date) -> None:
    told = entries(today)
    assert all(earlier.order < later.order for earlier, later in pairwise(told))


@pytest.mark.parametrize("today", WEEK, ids=WEEKDAYS[6:] + WEEKDAYS[:6])
def test_a_weekday_in_the_text_is_that_weekday_in_the_calendar(today: date) -> None:
    opening = re.compile(rf"({'|'.join(WEEKDAYS)})[.,]")
    named = [(entry, opening.match(entry.text)) for entry in entries(today)]
    checked = [
        (match[1], WEEKDAYS[(today - timedelta(days=entry.days_ago)).weekday()])
        for entry, match in named
        if match
    ]
    assert len(checked) >= 8
    assert all(said == kept for said, kept in checked)


def test_choir_evenings_are_thursdays_and_the_year_is_full_on_a_monday() -> None:
    told = {entry.title: entry for entry in entries(SUNDAY) if entry.title}
    thursday = SUNDAY - timedelta(days=told["The fire station"].days_ago)
    assert WEEKDAYS[thursday.weekday()] == "Thursday"
    a_year = told["A year"].days_ago
    assert WEEKDAYS[(SUNDAY - timedelta(days=a_year)).weekday()] == "Monday"
    assert told["First page"].days_ago - a_year == 365


def test_the_last_seven_days_name_no_weekday() -> None:
    late = [entry for entry in entries(SUNDAY) if entry.days_ago < story.DAYS_THAT_STAY]
    assert late
    assert not any(words_of(entry).intersection(WEEKDAYS) for entry in late)


def test_about_sixty_of_it_are_records_of_what_happened() -> None:
    told = entries(SUNDAY)
    happened = [entry for entry in told if entry.kind == "incident"]
    assert 55 <= len(happened) <= 75
    assert all(not entry.facts.channel for entry in told if entry not in happened)
    channels = {entry.facts.channel for entry in happened}
    assert channels >= {"person", "call", "text", "mail", "social", "letter", "via", "office"}
    assert 8 <= sum(entry.facts.is_ordinary for entry in happened) <= 15
    assert len({entry.facts.via for entry in happened}) >= 8
    lanes = ("facts", "impact", "interpretation", "counsel", "private")
    assert any(
        all(getattr(entry, lane) != type(getattr(entry, lane))() for lane in lanes)
        for entry in happened
    )


def test_every_tactic_of_it_is_in_the_catalogue() -> None:
    named = {slug for entry in entries(SUNDAY) for slug in entry.tactics}
    assert len(named) >= 20
    assert all(catalogue.by_slug(slug) for slug in named)
    assert all(len(entry.tactics) <= 3 for entry in entries(SUNDAY))


def unknown(told: object, of: Any) -> Iterator[str]:
    """Names in a file that no document has: they would be left out without a word."""
    if isinstance(told, list):
        for one in told:
            yield from unknown(one, get_args(of)[0])
    elif isinstance(told, dict):
        known = {field.name: field.type for field in msgspec.structs.fields(of)}
        for name, value in told.items():
            if name not in known:
                yield name
            else:
                yield from unknown(value, known[name])


def test_no_detail_of_it_is_lost_by_a_wrong_name() -> None:
    for path in story.FOLDER.glob("*.toml"):
        for entry in tomllib.loads(path.read_text())["entry"]:
            assert list(unknown(entry, StoryEntry)) == [], path.name


def test_what_is_chosen_in_it_can_be_chosen() -> None:
    for entry in entries(SUNDAY):
        for part in parts.PARTS:
            for field in part.fields:
                value = getattr(getattr(entry, part.lane), field.name)
                codes = {code for code, _ in field.choices}
                if field.kind in ("one", "some") and value:
                    assert set([value] if field.kind == "one" else value) <= codes, field.name


def test_its_numbers_and_addresses_belong_to_nobody() -> None:
    """Of the ranges that Britain and North America keep for drama, and of names kept for examples."""
    kept_free = re.compile(
        r"\+44(7700900|1632960)\d{3}|\+1\d{3}55501\d\d|.*\bexample(\.(com|net|org))?(/.*)?"
    )
    for entry in entries(SUNDAY):
        for same in entry.details_on(SUNDAY).facts.senders:
            assert kept_free.fullmatch(same), same


def test_days_in_a_record_count_from_its_own() -> None:
    bell = next(entry for entry in entries(SUNDAY) if entry.title == "Saturday, the bell")
    details = bell.details_on(date(2026, 11, 20))
    assert details.facts.reports[0].on == "2026-11-29"
    assert details.facts.kept[0].taken == "2026-11-20"
    assert details.counsel.on == "2026-11-24"


def test_no_two_texts_are_the_same() -> None:
    texts = [entry.text for entry in entries(SUNDAY)]
    assert len(set(texts)) == len(texts)


def test_moods_and_titles_are_short_and_common_enough() -> None:
    told = entries(SUNDAY)
    assert all(len(entry.mood) <= 60 and len(entry.title) <= 60 for entry in told)
    assert sum(bool(entry.mood) for entry in told) > len(told) * 0.9
    assert 20 <= sum(bool(entry.title) for entry in told) <= len(told) / 2
    assert len({entry.mood for entry in told}) > 100


def test_the_story_shows_what_a_journal_can_hold() -> None:
    told = entries(SUNDAY)
    assert {entry.precision for entry in told} == {"exact", "about", "day", "month"}
    assert sum("00:00" <= entry.time < "03:00" for entry in told if entry.time) >= 8
    days = [entry.days_ago for entry in told]
    assert len(days) - len(set(days)) >= 10
    assert max(earlier - later for earlier, later in pairwise(days)) >= 6
    lengths = [len(entry.text.split()) for entry in told]
    assert min(lengths) <= 5
    assert 300 <= max(lengths) <= 400
    texts = "\n".join(entry.text for entry in told)
    for mark in (r"^- ", r"^1\. ", r"^> ", r"^## ", r"\*\*\w", r"(?<!\*)\*\w"):
        assert re.search(mark, texts, re.MULTILINE), mark


def test_the_story_has_no_word_that_the_product_avoids() -> None:
    for entry in entries(SUNDAY):
        assert not {word.lower() for word in words_of(entry)}.intersection(FORBIDDEN)


def test_the_story_fits_any_time_of_year_and_any_country() -> None:
    for entry in entries(SUNDAY):
        assert not words_of(entry).intersection(BINDS_TO_A_SEASON_OR_PLACE)
        assert not re.search(r"\b(19|20)\d\d\b", entry.text)


@pytest.mark.parametrize(
    "written",
    [
        'days_ago = 3\ntime = "25:00"\ntext = "An hour too many"',
        'days_ago = 3\ntext = "Exact, but without a time"',
        'days_ago = 3\ntime = "10:00"\nprecision = "day"\ntext = "A day with a time"',
        'days_ago = 3\ntime = "10:00"\ntext = "  "',
        'days_ago = 3\ntime = "10:00"\nplace = "here"\ntext = "An unknown field"',
        'days_ago = -1\ntime = "10:00"\ntext = "Tomorrow"',
        f'days_ago = 3\ntime = "10:00"\nmood = "{"m" * 61}"\ntext = "A long mood"',
        'days_ago = 3\ntime = "10:00"\ntext = "Not TOML',
    ],
)
def test_a_chapter_with_a_mistake_is_refused_by_name(tmp_path, monkeypatch, written) -> None:
    (tmp_path / "1.toml").write_text(f"[[entry]]\n{written}\n")
    monkeypatch.setattr(story, "FOLDER", tmp_path)
    with pytest.raises(UnreadableStory, match=r"1\.toml"):
        entries(SUNDAY)


def test_chapters_out_of_order_are_refused(tmp_path, monkeypatch) -> None:
    later = '[[entry]]\ndays_ago = 3\ntime = "10:00"\ntext = "Later"\n'
    earlier = '[[entry]]\ndays_ago = 3\ntime = "09:00"\ntext = "Earlier"\n'
    (tmp_path / "1.toml").write_text(later + earlier)
    monkeypatch.setattr(story, "FOLDER", tmp_path)
    with pytest.raises(UnreadableStory, match="not in order"):
        entries(SUNDAY)
