"""What a reader sees: exactly what was lent, day by day, and nothing beside it."""

import datetime as dt
import re
from typing import Any
from uuid import UUID, uuid4

import msgspec
import pytest

from apps.journal.moments import from_local
from apps.sharing import flows
from apps.sharing.models import Contents, Copy
from apps.vault import inbox
from tests.cast import Writer
from tests.journal.incidents.records import put, record
from tests.journal.writing import save
from tests.sharing import sharing
from tests.sharing.sharing import contents, keys, view
from tests.sharing.visitor.reading import Reader, copy_ids, links_in, opened
from tests.site_client import elements

pytestmark = pytest.mark.django_db


def words_of(page: str) -> list[str]:
    return re.findall(r'class="card__link" href="[^"]+">([^<]+)</a>', page)


def many(alice: Writer, count: int = 31) -> list[UUID]:
    days = (f"2026-{9 + number // 20:02}-{number % 20 + 1:02}T12:00" for number in range(count))
    return [save(alice.vault, f"walk {number}", when=day) for number, day in enumerate(days)]


def test_the_list_holds_what_was_lent_the_newest_first(alice: Writer) -> None:
    chosen = [
        save(alice.vault, text, when=f"2026-11-{day}T12:00")
        for text, day in (("Herons.", 20), ("Barges.", 21))
    ]
    save(alice.vault, "Kept.")
    view_id, reader = opened(alice, chosen=chosen)
    page = reader.page(f"/v/{view_id}/read/")
    assert words_of(page) == ["Barges.", "Herons."]
    assert "Saturday 21 November" in page
    assert "From Alice, for Ada" in page


def test_an_entry_reads_as_its_writer_wrote_it(alice: Writer) -> None:
    entry_id = save(alice.vault, "*Two* swans.", title="The lake", mood="calm")
    view_id, reader = opened(alice, chosen=[entry_id], extras=["mood"])
    page = reader.page(f"/v/{view_id}/e/{copy_ids(view_id)[0]}/")
    for part in ("<em>Two</em> swans.", "The lake", "calm"):
        assert part in page


def test_a_page_asks_thanks_and_says_until_when(alice: Writer) -> None:
    view_id, reader = opened(alice, chosen=[save(alice.vault, "Herons.")])
    page = reader.page(f"/v/{view_id}/read/")
    assert "Thank you for reading." in page
    assert page.count("<li>", page.index('class="asked"')) >= 4
    until = contents(alice.vault, view_id).until
    assert f"{view(alice.vault, view_id).row.expires_on:%Y}" in page
    assert until


def test_every_page_carries_the_name_and_the_day(alice: Writer) -> None:
    view_id, reader = opened(alice, chosen=[save(alice.vault, "Herons.")])
    for path in (f"/v/{view_id}/read/", f"/v/{view_id}/e/{copy_ids(view_id)[0]}/"):
        marks = [
            each.attributes.get("data-mark", "") for each in elements(reader.page(path), "span")
        ]
        assert any(mark.startswith("Ada · ") for mark in marks)


def test_nothing_leads_from_a_visit_into_the_rest(alice: Writer) -> None:
    view_id, reader = opened(alice, chosen=many(alice))
    copy_id = copy_ids(view_id)[0]
    for path in (f"/v/{view_id}/read/", f"/v/{view_id}/e/{copy_id}/", f"/v/{view_id}/freeze/"):
        away = {link for link in links_in(reader.page(path)) if link[:1] == "/"}
        assert all(link.startswith((f"/v/{view_id}/", "/v/leave/")) for link in away), away


def test_a_text_of_the_writer_becomes_no_link(alice: Writer) -> None:
    entry_id = save(alice.vault, "[see](https://elsewhere.example/) and https://other.example/")
    view_id, reader = opened(alice, chosen=[entry_id])
    page = reader.page(f"/v/{view_id}/e/{copy_ids(view_id)[0]}/")
    assert "elsewhere.example" in page
    assert not [link for link in links_in(page) if "example" in link]


def test_pages_follow_one_another(alice: Writer) -> None:
    view_id, reader = opened(alice, chosen=many(alice, 31))
    first = reader.page(f"/v/{view_id}/read/")
    second = reader.page(f"/v/{view_id}/read/?p=2")
    assert len(words_of(first)) == 30
    assert words_of(second) == ["walk 0"]
    assert f"/v/{view_id}/read/?p=2" in links_in(first)
    assert f"/v/{view_id}/read/" in links_in(second)
    for number in ("99", "0", "-1", "x", "9" * 30, "٣"):
        assert words_of(reader.page(f"/v/{view_id}/read/?p={number}"))


def test_entries_lead_to_those_beside_them(alice: Writer) -> None:
    view_id, reader = opened(alice, chosen=many(alice, 3))
    found = set[str]()
    for copy_id in copy_ids(view_id):
        found |= links_in(reader.page(f"/v/{view_id}/e/{copy_id}/"))
    assert {f"/v/{view_id}/e/{copy_id}/" for copy_id in copy_ids(view_id)} <= found


def options(page: str, name: str) -> dict[str, str]:
    part = page[page.index(f'name="{name}"') :].partition("</select>")[0]
    return {label: mark for mark, label in re.findall(r'value="(\w+)"[^>]*>([^<]+)<', part)}


def mixed(alice: Writer) -> tuple[UUID, Reader]:
    first = save(alice.vault, "A walk.", when="2026-10-20T12:00")
    happened = put(
        alice.vault,
        record("At the gate.", days_ago=3, tactics=["hoovering-apology"]),
        record("A letter.", days_ago=2, tactics=["smear-campaign"]),
    )
    return opened(alice, chosen=[first, *happened], extras=["tactics"])


def test_a_list_can_be_narrowed_by_month_kind_and_tag(alice: Writer) -> None:
    view_id, reader = mixed(alice)
    page = reader.page(f"/v/{view_id}/read/")
    month, kind, tag = (options(page, name) for name in "mkt")
    assert list(month) == ["November 2026", "October 2026"]
    narrow = f"/v/{view_id}/read/"
    assert words_of(reader.page(f"{narrow}?m={month['October 2026']}")) == ["A walk."]
    assert words_of(reader.page(f"{narrow}?k={kind['Notes']}")) == ["A walk."]
    assert len(tag) == 2
    for mark in tag.values():
        assert len(words_of(reader.page(f"{narrow}?t={mark}"))) == 1
    both = reader.page(f"{narrow}?k={kind['Notes']}&t={next(iter(tag.values()))}")
    assert "Nothing fits all of this together." in both


def test_no_address_of_a_filter_says_anything(alice: Writer) -> None:
    view_id, reader = mixed(alice)
    other_id, other = mixed(alice)
    marks = [
        set(options(who.page(f"/v/{which}/read/"), "t").values())
        for which, who in ((view_id, reader), (other_id, other))
    ]
    assert all(re.fullmatch(r"[0-9a-f]{12}", mark) for each in marks for mark in each)
    assert not marks[0] & marks[1]


def test_without_tags_granted_there_is_none_and_no_filter_by_them(alice: Writer) -> None:
    happened = put(
        alice.vault,
        record("At the gate.", tactics=["hoovering-apology"]),
        record("A letter.", tactics=["smear-campaign"]),
    )
    view_id, reader = opened(alice, chosen=happened)
    page = reader.page(f"/v/{view_id}/read/")
    assert 'name="t"' not in page
    assert "Smear" not in page


def test_how_often_is_shown_where_it_was_granted(alice: Writer) -> None:
    chosen = many(alice, 25)
    view_id, reader = opened(alice, chosen=chosen, extras=["summary"])
    page = reader.page(f"/v/{view_id}/read/")
    counts = re.findall(
        r"<tr><th scope=\"row\">([^<]+)</th><td class=\"table__number\">(\d+)", page
    )
    assert counts == [("October 2026", "5"), ("September 2026", "20")]
    assert "25 entries." in page
    view_id, reader = opened(alice, chosen=chosen)
    assert "<meter" not in reader.page(f"/v/{view_id}/read/")


def test_a_month_that_is_not_known_is_not_counted_as_one(alice: Writer) -> None:
    moment = from_local(dt.date(2026, 5, 4), None, "UTC", "season")
    view_id, reader = opened(
        alice, chosen=[save(alice.vault, "Once.", when=moment)], extras=["summary"]
    )
    page = reader.page(f"/v/{view_id}/read/")
    assert "Of one, the month is not known." in page
    assert "Spring 2026" in page
    assert "4 May" not in page


def test_a_view_without_entries_says_so_kindly(alice: Writer) -> None:
    entry_id = save(alice.vault, "Herons.")
    view_id, reader = opened(alice, chosen=[entry_id])
    flows.keep_from(vault=alice.vault, view_id=view_id, entry_ids=[entry_id])
    assert "There is nothing here to read at the moment." in reader.page(f"/v/{view_id}/read/")


def test_what_was_taken_back_is_gone_with_the_next_request(alice: Writer) -> None:
    kept, taken = save(alice.vault, "Herons."), save(alice.vault, "Barges.")
    view_id, reader = opened(alice, chosen=[kept, taken])
    copy_id = keys(alice.vault, view_id).copy_id(taken)
    reader.page(f"/v/{view_id}/e/{copy_id}/")
    flows.keep_from(vault=alice.vault, view_id=view_id, entry_ids=[taken])
    assert reader.get(f"/v/{view_id}/e/{copy_id}/").status_code == 404
    assert words_of(reader.page(f"/v/{view_id}/read/")) == ["Herons."]


def spoil(view_id: UUID, how: str) -> None:
    rows = Copy.objects.filter(view_id=view_id)
    match how:
        case "gone":
            rows.delete()
        case "another revision":
            rows.update(revision=7)
        case "other bytes":
            rows.update(sealed=bytes(200))


@pytest.mark.parametrize("how", ["gone", "another revision", "other bytes"])
def test_a_copy_that_does_not_fit_is_a_fault_and_never_passed_over(alice: Writer, how: str) -> None:
    view_id, reader = opened(alice, chosen=[save(alice.vault, "Herons.")])
    copy_id = copy_ids(view_id)[0]
    spoil(view_id, how)
    answer = reader.get(f"/v/{view_id}/e/{copy_id}/")
    assert answer.status_code == 500
    assert "/write/" not in answer.content.decode()
    if how != "other bytes":
        assert reader.get(f"/v/{view_id}/read/").status_code == 500


def test_an_older_list_put_back_beside_newer_copies_is_a_fault(alice: Writer) -> None:
    entry_id = save(alice.vault, "Herons.")
    view_id, reader = opened(alice, chosen=[entry_id])
    before = Contents.objects.get(id=view_id)
    save(alice.vault, "Herons, again.", of=entry_id, base=1)
    Contents.objects.filter(id=view_id).update(revision=before.revision, sealed=before.sealed)
    assert reader.get(f"/v/{view_id}/read/").status_code == 500


@pytest.mark.parametrize("path", ["read/", "freeze/"])
def test_other_verbs_are_refused(alice: Writer, path: str) -> None:
    view_id, reader = opened(alice, chosen=[save(alice.vault, "Herons.")])
    for verb in ("put", "patch", "delete"):
        assert getattr(reader, verb)(f"/v/{view_id}/{path}").status_code == 405


def test_pages_are_kept_nowhere_and_found_by_no_search_engine(alice: Writer) -> None:
    view_id, reader = opened(alice, chosen=[save(alice.vault, "Herons.")])
    for path in (f"/v/{view_id}", f"/v/{view_id}/read/", f"/v/{view_id}/e/{copy_ids(view_id)[0]}/"):
        headers = reader.get(path).headers
        assert headers["Cache-Control"] == "no-store"
        assert headers["X-Robots-Tag"] == "noindex"
        assert headers["Referrer-Policy"] == "same-origin"
        assert "default-src 'none'" in headers["Content-Security-Policy"]


def test_a_writer_without_a_name_is_called_the_writer(
    alice: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = msgspec.structs.replace(sharing.told(), writer="")
    monkeypatch.setattr(sharing, "told", lambda: told)
    document = record("At the gate.")
    document.details.impact.fear = "some"
    view_id, reader = opened(alice, chosen=put(alice.vault, document), lanes=["short", "impact"])
    page = reader.page(f"/v/{view_id}/read/")
    assert '<h1 dir="auto">For Ada</h1>' in page
    assert "The writer can end it sooner." in page
    assert "The writer is meant" in reader.page(f"/v/{view_id}/e/{copy_ids(view_id)[0]}/")


LANES = ("short", "facts", "impact", "interpretation", "counsel")


def told(page: str) -> set[str]:
    return {word for word in CANARIES if word in page}


CANARIES = {
    "Heronry Lane": "place",
    "QX99": "vehicle_plate",
    "wept-a-while": "feelings_after",
    "to-wear-me-down": "aim",
    "ask-the-lawyer": "counsel",
    "helped-by-tea": "private",
}


@pytest.mark.parametrize("preset", ["friend", "therapist", "lawyer"])
def test_no_parameter_and_no_header_reaches_a_lane_that_was_not_lent(
    alice: Writer, preset: str
) -> None:
    document = record("At the gate.", place="Heronry Lane", vehicle_plate="QX99")
    document.details.impact.feelings_after = "wept-a-while"
    document.details.interpretation.aim = "to-wear-me-down"
    document.details.counsel.notes = "ask-the-lawyer"
    document.details.private.helped = "helped-by-tea"
    view_id, reader = opened(
        alice, chosen=put(alice.vault, document), preset=preset, lanes=["short", "counsel"]
    )
    granted = {"ask-the-lawyer"} if preset == "lawyer" else set()
    query = "&".join(
        f"{name}={value}" for name in ("lane", "lanes", "extras", "preset") for value in LANES
    )
    seen = set[str]()
    for path in (f"/v/{view_id}/read/", f"/v/{view_id}/e/{copy_ids(view_id)[0]}/"):
        for asked in (path, f"{path}?{query}"):
            for headers in ({}, {"HX-Request": "true"}, {"X-Lanes": "facts", "Accept": "*/*"}):
                seen |= told(reader.get(asked, headers=headers).content.decode())
    assert seen == granted


def test_only_what_is_opened_is_told(alice: Writer) -> None:
    view_id, reader = opened(alice, chosen=many(alice, 3))
    reader.page(f"/v/{view_id}/read/")
    assert len(inbox.notes(alice.vault)) == 1
    reader.get(f"/v/{view_id}/e/{uuid4()}/")
    assert '"copies"' not in inbox.notes(alice.vault)[0].note.detail


def test_queries_of_a_page_do_not_grow(alice: Writer, django_assert_num_queries: Any) -> None:
    view_id, reader = opened(alice, chosen=many(alice, 31))
    with django_assert_num_queries(4):  # its link, the view, its list, its copies
        reader.page(f"/v/{view_id}/read/")


def test_what_happened_in_the_night_is_told_alike_in_the_list_and_on_its_own(
    alice: Writer,
) -> None:
    night = from_local(dt.date(2026, 11, 20), dt.time(0, 20), "UTC")
    view_id, reader = opened(
        alice, chosen=[save(alice.vault, "Herons.", when=night)], lanes=["facts"]
    )
    told = "00:20, in the night to Friday"
    page = reader.page(f"/v/{view_id}/read/")
    assert "Thursday 19 Nov" in page
    assert told in page
    assert told in reader.page(f"/v/{view_id}/e/{copy_ids(view_id)[0]}/")


def test_what_cannot_be_read_now_is_said_without_a_word_of_addresses(alice: Writer) -> None:
    view_id, reader = opened(alice, chosen=[save(alice.vault, "Herons.")])
    flows.stop(vault=alice.vault, view_id=view_id, now=1)
    page = reader.get(f"/v/{view_id}/read/").content.decode()
    assert "nothing to read here at the moment" in page
    assert "The address may be old" not in page
    assert page == Reader().get(f"/v/{uuid4()}/read/").content.decode()
