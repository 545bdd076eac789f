"""The list of what happened, and its filters through their form."""

import datetime as dt
from http import HTTPStatus
from uuid import uuid4

import pytest

from apps.journal import marking
from apps.journal.incidents.listing_form import HappenedForm
from tests.cast import Writer
from tests.journal.incidents.records import put, record
from tests.journal.writing import a_page, keep
from tests.site_client import Browser, elements

HTMX = {"HX-Request": "true", "HX-Current-URL": "http://testserver/happened/"}
WORDS = ("flowers", "cousin", "thirty", "kindly", "plain note")


@pytest.fixture
def browser(alice: Writer) -> Browser:
    put(
        alice.vault,
        record("The flowers came", days_ago=40, channel="letter", tactics=["gifts"], person="R."),
        record(
            "My cousin rang",
            days_ago=30,
            channel="call",
            via="Toni",
            person="R.",
            tactics=["flying-monkeys", "guilt-tripping"],
            handles="+44 7700 900123",
            fear="uneasy",
        ),
        record(
            "It was thirty messages",
            days_ago=20.5,
            channel="text",
            count="31 messages",
            flags=["breach"],
            handles="jo@example.org",
            fear="afraid",
            tactics=["contact-flooding", "no-longer-there"],
        ),
        record("They asked kindly", days_ago=10, channel="text", is_ordinary=True),
        record("A plain note", days_ago=5, kind="journal", tactics=["gifts"]),
    )
    return Browser(alice)


def shown(page: str) -> list[str]:
    return [word for word in WORDS if word in page]


def find(browser: Browser, **fields: object) -> str:
    answer = browser.post("/happened/find/", fields)
    assert answer.status_code == HTTPStatus.FOUND
    return str(answer.headers["Location"])


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({}, ["flowers", "cousin", "thirty", "kindly"]),
        ({"tactic": "ab"}, ["flowers"]),
        ({"tactic": "gifts"}, ["flowers"]),
        ({"tactic": "a"}, ["flowers", "thirty"]),
        ({"tactic": "no-longer-there"}, ["thirty"]),
        ({"tactic": "nonsense"}, []),
        ({"channel": "text"}, ["thirty", "kindly"]),
        ({"sender": "+447700900123"}, ["cousin"]),
        ({"via": "TONI"}, ["cousin"]),
        ({"person": "R."}, ["flowers", "cousin"]),
        ({"from_day": "2026-11-01"}, ["thirty", "kindly"]),
        ({"to_day": "2026-10-20"}, ["flowers"]),
        ({"flags": "breach"}, ["thirty"]),
        ({"flags": "between"}, ["cousin"]),
        ({"flags": ["breach", "night"]}, ["thirty"]),
        ({"flags": ["breach", "between"]}, []),
        ({"fear": "2"}, ["cousin", "thirty"]),
        ({"fear": "3"}, ["thirty"]),
        ({"fear": "9"}, ["flowers", "cousin", "thirty", "kindly"]),
        ({"ordinary": "yes"}, ["kindly"]),
        ({"ordinary": "no"}, ["flowers", "cousin", "thirty"]),
        ({"words": "messages"}, ["thirty"]),
        ({"words": "heron"}, []),
        ({"words": "rang", "channel": "text"}, []),
        ({"channel": "text", "ordinary": "no", "fear": "2"}, ["thirty"]),
    ],
)
def test_what_is_asked_for_is_found(
    browser: Browser, fields: dict[str, object], found: list[str]
) -> None:
    assert shown(browser.page(find(browser, **fields))) == found


def test_what_is_said_of_a_record_stands_in_its_row(browser: Browser) -> None:
    page = browser.page("/happened/")
    for words in (
        "Gifts with strings",
        "Flying monkeys",
        "no longer there",
        "Text message",
        "31 messages or calls",
        "R., through Toni",
        "Possible breach of an order",
        "At night",
        "Ordinary or kind contact",
    ):
        assert words in page, words


def test_the_counts_are_told_in_a_sentence(browser: Browser) -> None:
    assert "4 records, 1 through other people." in browser.page("/happened/")
    assert "2 records." in browser.page(find(browser, channel="text"))
    assert "No record fits this." in browser.page(find(browser, words="heron"))


def test_a_choice_says_how_many_there_are(browser: Browser) -> None:
    options = browser.page("/happened/")
    for words in ("Text message (2)", "All of these (2)", "Toni (1)", "Uneasy or more (2)"):
        assert f">{words}<" in options, words
    assert "Voicemail" not in options


def test_what_is_chosen_is_still_chosen_on_the_page_of_the_search(browser: Browser) -> None:
    at = find(browser, channel="text", fear="3", flags=["breach"], via="Nobody", words="it")
    page = browser.page(at)
    chosen = {e.attributes["value"] for e in elements(page, "option") if "selected" in e.attributes}
    assert {"text", "3", "Nobody"} <= chosen
    (box,) = [e for e in elements(page, "input") if "checked" in e.attributes]
    assert box.attributes["value"] == "breach"
    assert 'name="words" value="it"' in page


def test_no_address_holds_what_was_looked_for(browser: Browser) -> None:
    at = find(browser, words="messages", via="Toni", tactic="ab")
    assert at.startswith("/happened/f/")
    assert not {"messages", "Toni", "ab"} & set(at.split("/"))


def test_one_tap_clears_all(browser: Browser) -> None:
    page = browser.page(find(browser, channel="text"))
    assert any(
        e.attributes["href"] == "/happened/" and e.attributes.get("class") is None
        for e in elements(page, "a")
    )
    assert find(browser, words=" ") == "/happened/"


def test_choosing_answers_the_results_and_names_their_address(browser: Browser) -> None:
    answer = browser.post("/happened/find/", {"channel": "text"}, headers=HTMX)
    page = answer.content.decode()
    assert page.strip().startswith('<div id="results"')
    at = answer.headers["HX-Replace-Url"]
    assert shown(page) == shown(browser.page(at)) == ["thirty", "kindly"]
    headers = HTMX | {"HX-Current-URL": f"http://testserver{at}"}
    again = browser.post("/happened/find/", {"channel": "call"}, headers=headers)
    assert again.headers["HX-Replace-Url"] == at
    cleared = browser.post("/happened/find/", {}, headers=headers)
    assert cleared.headers["HX-Replace-Url"] == "/happened/"


@pytest.mark.parametrize("htmx", [{}, HTMX])
def test_a_day_that_cannot_be_read_is_said_calmly(browser: Browser, htmx: dict[str, str]) -> None:
    answer = browser.post("/happened/find/", {"from_day": "then"}, headers=htmx)
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "This day could not be read." in answer.content.decode()


def test_days_the_wrong_way_round_are_named(browser: Browser) -> None:
    page = browser.page(find(browser, from_day="2026-11-20", to_day="2026-11-01"))
    assert "“From” is later than “Until”." in page


@pytest.mark.parametrize("field", ["tactic", "sender", "flags", "words"])
def test_endless_or_hostile_values_break_nothing(browser: Browser, field: str) -> None:
    for value in ("x" * 100_000, '"><script>x', "\0", "\N{RIGHT-TO-LEFT OVERRIDE}"):
        answer = browser.post("/happened/find/", {field: value})
        assert answer.status_code in (HTTPStatus.FOUND, HTTPStatus.UNPROCESSABLE_ENTITY)
        if answer.status_code == HTTPStatus.FOUND:
            assert "<script>x" not in browser.page(answer.headers["Location"])


def test_rows_come_thirty_a_page_each_once(alice: Writer) -> None:
    put(alice.vault, *(record(f"number {n}.", days_ago=n / 3) for n in range(65)))
    browser, at, pages, seen = Browser(alice), "/happened/", 0, list[int]()
    while at:
        page = browser.page(at)
        seen += [int(part.split(".")[0]) for part in page.split(">number ")[1:]]
        links = [e.attributes["href"] for e in elements(page, "a") if "rel" in e.attributes]
        at, pages = (links or [""])[0], pages + 1
    assert seen == list(range(65))
    assert pages == 3


def test_a_found_page_goes_on_with_its_search(alice: Writer) -> None:
    put(
        alice.vault,
        *(record(f"n{n}", days_ago=n, channel=["text", "call"][n % 2]) for n in range(70)),
    )
    browser = Browser(alice)
    first = browser.page(find(browser, channel="call"))
    (second,) = [e.attributes["href"] for e in elements(first, "a") if "rel" in e.attributes]
    rows = elements(browser.page(second), "tr")
    assert len(rows) == 1 + 5
    assert "35 records." in browser.page(second)


def test_a_place_that_was_not_given_out_is_nowhere(browser: Browser, bob_client: Browser) -> None:
    browser.page("/happened/p/abc/", HTTPStatus.NOT_FOUND)
    at = find(browser, channel="text")
    browser.page(f"{at}abc/", HTTPStatus.NOT_FOUND)
    assert bob_client.get(at).headers["Location"] == "/happened/"
    assert browser.get(f"/happened/f/{uuid4()}/").headers["Location"] == "/happened/"


def test_what_lies_in_the_bin_is_not_listed(browser: Browser) -> None:
    (entry_id,) = put(browser.writer.vault, record("kindly again", days_ago=2))
    browser.post(f"/e/{entry_id}/delete/")
    page = browser.page("/happened/")
    assert "again" not in page
    assert "4 records" in page


def test_a_note_that_becomes_a_record_is_listed(browser: Browser) -> None:
    (entry_id,) = put(browser.writer.vault, record("new here", kind="journal"))
    assert "new here" not in browser.page("/happened/")
    marking.mark(
        vault=browser.writer.vault,
        entry_ids=[entry_id],
        change=lambda marked: setattr(marked, "kind", "incident"),
        day_ends_at=3,
    )
    assert "new here" in browser.page("/happened/")


def test_where_nothing_happened_the_page_says_what_it_is_for(alice: Writer) -> None:
    page = Browser(alice).page("/happened/")
    assert "under a minute" in page
    assert elements(page, "table") == []
    assert "/happened/find/" not in page


def test_a_table_keeps_its_meaning_where_it_is_laid_out_as_cards(browser: Browser) -> None:
    page = browser.page("/happened/")
    (table,) = elements(page, "table")
    assert table.attributes["role"] == "table"
    for tag, role in (("tr", "row"), ("td", "cell"), ("thead", "rowgroup")):
        assert {e.attributes.get("role") for e in elements(page, tag)} == {role}


def test_the_form_is_read_by_post_alone(browser: Browser) -> None:
    assert browser.get("/happened/find/").status_code == HTTPStatus.METHOD_NOT_ALLOWED


def test_a_locked_vault_shows_no_row(browser: Browser) -> None:
    browser.lock()
    assert shown(browser.page("/happened/")) == []
    asked = browser.post("/happened/find/", {"channel": "text"}, headers=HTMX)
    assert asked.headers["HX-Retarget"] == "#dialog"


def cards(page: str) -> list[str]:
    return page.split('<article class="card')[1:]


def in_stream(browser: Browser, **fields: object) -> list[str]:
    return shown(browser.page(browser.post("/journal/search/", fields).headers["Location"]))


def test_a_card_says_quietly_that_something_happened(browser: Browser) -> None:
    note, asked, thirty, *_ = cards(browser.page("/journal/"))
    assert "Something happened" not in note
    assert "Gifts with strings" in note
    assert "Something happened" in asked
    assert "card__tags" not in asked
    assert "Barrage · no longer there" in thirty


def test_a_card_names_three_tags_at_most(alice: Writer) -> None:
    put(alice.vault, record("many", tactics=["gifts", "threats", "gaslighting", "darvo"]))
    page = Browser(alice).page("/journal/")
    assert "Gaslighting" in page
    assert "DARVO</p>" not in page


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"kind": "incident"}, ["flowers", "cousin", "thirty", "kindly"]),
        ({"kind": "journal"}, ["plain note"]),
        ({"tactic": "ab"}, ["flowers", "plain note"]),
        ({"tactic": "gifts"}, ["flowers", "plain note"]),
        ({"tactic": "a", "kind": "incident"}, ["flowers", "thirty"]),
        ({"tactic": "no-longer-there"}, ["thirty"]),
        ({"kind": "incident", "words": "asked"}, ["kindly"]),
        ({"kind": "nonsense"}, []),
    ],
)
def test_the_stream_can_be_narrowed_by_kind_and_tag(
    browser: Browser, fields: dict[str, object], found: list[str]
) -> None:
    assert sorted(in_stream(browser, **fields)) == sorted(found)


def test_the_stream_offers_the_tags_that_were_used(browser: Browser) -> None:
    page = browser.page("/journal/")
    offered = [e.attributes["value"] for e in elements(page, "option") if "value" in e.attributes]
    assert {"ab", "b1", "c3", "ad", "no-longer-there"} <= set(offered)
    assert "e1" not in offered


def test_without_a_tag_no_list_of_tags_is_offered(alice: Writer) -> None:
    put(alice.vault, record("untagged"))
    assert 'name="tactic"' not in Browser(alice).page("/journal/")


def test_drafts_are_left_out_where_only_some_kind_is_asked_for(browser: Browser) -> None:
    keep(browser.writer.vault, a_page("half a plain note"))
    assert "half a plain note" in browser.page("/journal/")
    at = browser.post("/journal/search/", {"kind": "incident"}).headers["Location"]
    assert "half a plain note" not in browser.page(at)


@pytest.mark.parametrize(
    ("fields", "days"),
    [
        ({"period": "week"}, ("2026-11-18", "2026-11-24")),
        ({"period": "month"}, ("2026-10-01", "2026-10-31")),
        ({"period": "year"}, ("2026-01-01", "2026-11-24")),
        ({"period": "year", "from_day": "2026-03-04"}, ("2026-03-04", "2026-11-24")),
        ({"period": "year", "to_day": "2026-03-04"}, ("2026-01-01", "2026-03-04")),
        ({"period": "made-up"}, ("None", "None")),
        ({}, ("None", "None")),
    ],
)
def test_a_period_means_its_days(fields: dict[str, str], days: tuple[str, str]) -> None:
    form = HappenedForm(fields)
    assert form.is_valid()
    wanted = form.wanted_on(dt.date(2026, 11, 24))
    assert (str(wanted.from_day), str(wanted.to_day)) == days


def test_in_january_last_month_is_of_the_year_before() -> None:
    form = HappenedForm({"period": "month"})
    assert form.is_valid()
    wanted = form.wanted_on(dt.date(2027, 1, 31))
    assert (wanted.from_day, wanted.to_day) == (dt.date(2026, 12, 1), dt.date(2026, 12, 31))


def test_beside_the_filters_stands_how_many_fit(browser: Browser) -> None:
    assert "See 4 records" in browser.page("/happened/")
    answer = browser.post("/happened/find/", {"channel": "letter"}, headers=HTMX)
    page = answer.content.decode()
    assert 'id="see" hx-swap-oob="true">See 1 record<' in page
