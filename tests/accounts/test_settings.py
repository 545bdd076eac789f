"""How the place looks and behaves."""

from typing import Any
from zoneinfo import available_timezones

import pytest

from apps.accounts import flows, zones
from apps.accounts.documents import ProfileDocument
from apps.accounts.models import Account
from tests.accounts.browser import Browser, text_of
from tests.cast import Writer

CHOSEN = {
    "display_name": "A.",
    "zone": "Pacific/Auckland",
    "country": "NZ",
    "day_ends_at": "4",
    "spellcheck": "on",
    "idle_minutes": "5",
    "hidden_lock": "60",
    "product_name": "Recipes",
    "theme": "dark",
    "leave_target": "https://www.wikipedia.org/",
}


def test_what_is_chosen_is_sealed_and_in_force_at_once(alice_in: Browser, alice: Writer) -> None:
    assert alice_in.send("/settings/", CHOSEN)["Location"] == "/settings/"
    profile = flows.load_profile(alice.vault)
    assert (profile.display_name, profile.zone, profile.day_ends_at) == (
        "A.",
        "Pacific/Auckland",
        4,
    )
    assert profile.country == "NZ"
    assert (profile.spellcheck, profile.keys, profile.hidden_lock) == (True, False, 60)
    assert not profile.suggests
    assert profile.leave_explained
    account = Account.objects.get(pk=alice.account.pk)
    assert (account.idle_minutes, account.theme) == (5, "dark")
    page = text_of(alice_in.get("/settings/"))
    assert "Settings · Recipes</title>" in page
    assert 'data-theme="dark"' in page
    assert 'data-leave-target="https://www.wikipedia.org/"' in page
    assert '<option value="60" selected>' in page
    assert "Saved." in page


def test_lock_and_sign_out_stand_above_all_else(alice_in: Browser) -> None:
    page = text_of(alice_in.get("/more/"))
    main = page[page.index("<h1>More</h1>") :]
    lock, out = main.index(">Lock</button>"), main.index(">Sign out</button>")
    assert lock < out < main.index("<ul")
    answer = alice_in.send("/sign-out/")
    assert answer["Location"] == "/sign-in/"


def test_a_browser_that_signs_in_later_looks_the_same(alice_in: Browser, alice: Writer) -> None:
    alice_in.send("/settings/", CHOSEN)
    other = Browser()
    other.sign_in(alice)
    assert "· Recipes</title>" in text_of(other.get("/settings/"))


def test_the_own_name_of_the_place_is_gone_after_signing_out(alice_in: Browser) -> None:
    alice_in.send("/settings/", CHOSEN)
    alice_in.send("/sign-out/")
    page = text_of(alice_in.get("/sign-in/"))
    assert "· Notes</title>" in page
    assert "Recipes" not in page


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("zone", "Europe/Atlantis"),
        ("country", "XX"),
        ("country", "nz"),
        ("day_ends_at", "25"),
        ("idle_minutes", "600"),
        ("hidden_lock", "7"),
        ("theme", "purple"),
        ("leave_target", "https://elsewhere.example/"),
        ("product_name", "x" * 41),
    ],
)
def test_what_cannot_be_chosen_saves_nothing_and_keeps_the_rest(
    alice_in: Browser, alice: Writer, field: str, value: str
) -> None:
    answer = alice_in.send("/settings/", {**CHOSEN, field: value})
    assert answer.status_code == 422
    assert 'value="A."' in text_of(answer)
    assert "aria-invalid" in text_of(answer)
    assert flows.load_profile(alice.vault).display_name == "Alice"
    assert Account.objects.get(pk=alice.account.pk).theme == ""


def test_never_locking_for_a_hidden_page_can_be_chosen(alice_in: Browser, alice: Writer) -> None:
    alice_in.send("/settings/", CHOSEN)
    alice_in.send("/settings/", {**CHOSEN, "hidden_lock": "never"})
    assert flows.load_profile(alice.vault).hidden_lock is None
    alice_in.send("/settings/", {**CHOSEN, "hidden_lock": "0"})
    assert flows.load_profile(alice.vault).hidden_lock == 0


def test_a_country_need_not_be_chosen_and_can_be_taken_back(
    alice_in: Browser, alice: Writer
) -> None:
    assert flows.load_profile(alice.vault).country == ""
    page = text_of(alice_in.get("/settings/"))
    assert '<option value="" selected>Other or not said</option>' in page
    alice_in.send("/settings/", CHOSEN)
    assert '<option value="NZ" selected>New Zealand</option>' in text_of(alice_in.get("/settings/"))
    alice_in.send("/settings/", {**CHOSEN, "country": ""})
    assert flows.load_profile(alice.vault).country == ""


def test_an_account_without_a_journal_has_no_settings_of_writing(charlie: Writer) -> None:
    browser = Browser()
    browser.sign_in(charlie)
    page = text_of(browser.get("/settings/"))
    assert "day_ends_at" not in page
    assert 'name="country"' not in page
    assert 'name="keys"' not in page
    assert browser.send("/settings/", {**CHOSEN, "day_ends_at": "5"}).status_code == 302
    assert flows.load_profile(charlie.vault).day_ends_at == 3


def test_every_zone_of_the_list_exists_and_old_spellings_do_not() -> None:
    names = zones.names()
    assert {"UTC", "Europe/Zurich", "America/Argentina/Buenos_Aires"} <= set(names)
    assert not {"EST", "Etc/GMT+5", "posixrules", "US/Eastern", "Asia/Calcutta"} & set(names)
    assert set(names) <= available_timezones()


@pytest.mark.parametrize(
    ("old", "present"),
    [
        ("Asia/Calcutta", "Asia/Kolkata"),
        ("Europe/Kiev", "Europe/Kyiv"),
        ("America/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("Europe/Amsterdam", "Europe/Amsterdam"),
    ],
)
def test_an_old_spelling_of_a_zone_becomes_the_name_of_today(
    alice_in: Browser, alice: Writer, old: str, present: str
) -> None:
    def move(profile: ProfileDocument) -> None:
        profile.zone = old

    flows.save_profile(vault=alice.vault, change=move)
    later = Browser().knowing(alice)
    assert f'<option value="{present}" selected>' in text_of(later.get("/settings/"))
    assert alice_in.send("/settings/", {**CHOSEN, "zone": old}).status_code == 302
    assert flows.load_profile(alice.vault).zone == present


def test_every_old_spelling_leads_to_a_zone_of_the_list_or_to_none() -> None:
    old = available_timezones() - set(zones.names())
    lost = {name for name in old if zones.present(name) not in zones.names()}
    assert not {name for name in lost if name.startswith(("Europe/", "Asia/", "America/"))}


def test_saving_makes_three_things_and_no_more(
    alice_in: Browser, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(14):
        alice_in.send("/settings/", CHOSEN)


def test_the_settings_page_reads_little(
    alice_in: Browser, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(2):
        alice_in.get("/settings/")


def test_a_part_is_saved_alone_and_says_so_where_it_stands(
    alice_in: Browser, alice: Writer
) -> None:
    alice_in.send("/settings/", CHOSEN)
    alice_in.get("/settings/")
    sent = {"part": "lock", "idle_minutes": "30", "hidden_lock": "0"}
    assert alice_in.send("/settings/", sent)["Location"] == "/settings/#part-lock"
    profile = flows.load_profile(alice.vault)
    assert (profile.hidden_lock, profile.display_name, profile.spellcheck) == (0, "A.", True)
    account = Account.objects.get(pk=alice.account.pk)
    assert (account.idle_minutes, account.theme) == (30, "dark")
    page = text_of(alice_in.get("/settings/"))
    assert page.count("Saved.") == 1
    assert page.index('id="part-lock"') < page.index("Saved.") < page.index('id="part-look"')
    assert "Saved." not in text_of(alice_in.get("/settings/"))


def test_a_box_that_is_cleared_in_its_part_is_off(alice_in: Browser, alice: Writer) -> None:
    alice_in.send("/settings/", CHOSEN)
    alice_in.send("/settings/", {"part": "writing", "keys": "on"})
    profile = flows.load_profile(alice.vault)
    assert (profile.spellcheck, profile.keys, profile.product_name) == (False, True, "Recipes")


def test_a_fault_in_one_part_leaves_the_others_as_they_are(alice_in: Browser) -> None:
    alice_in.send("/settings/", CHOSEN)
    answer = alice_in.send("/settings/", {"part": "you", "display_name": "B.", "zone": "Nowhere"})
    assert answer.status_code == 422
    page = text_of(answer)
    assert 'value="B."' in page
    assert page.count('id="form-errors"') == 1
    assert page.index('id="part-you"') < page.index('id="form-errors"') < page.index('id="part-w')
    assert '<option value="5" selected>' in page


def test_more_lists_places_and_asks_for_nothing(alice_in: Browser, charlie: Writer) -> None:
    page = text_of(alice_in.get("/more/"))
    main = page[page.index("<h1>More</h1>") :]
    for path in ("/people/", "/plan/", "/views/", "/bin/", "/settings/", "/settings/security/"):
        assert f'href="{path}"' in main, path
    assert 'class="field"' not in main
    browser = Browser()
    browser.sign_in(charlie)
    for_a_reader = text_of(browser.get("/more/"))
    for path in ("/settings/", "/settings/security/"):
        assert f'href="{path}"' in for_a_reader, path
    for path in ("/people/", "/bin/", "/settings/invite/"):
        assert f'href="{path}"' not in for_a_reader, path


def test_what_is_to_be_known_stands_on_today_and_not_on_more(
    alice_in: Browser, alice: Writer
) -> None:
    Browser().sign_in(alice, "not this one at all")
    browser = Browser().knowing(alice)
    told = "A wrong password was typed once"
    assert text_of(browser.get("/")).count(told) == 1
    for path in ("/more/", "/settings/"):
        assert told not in text_of(browser.get(path)), path
    assert f"{told} since you last looked" in text_of(browser.get("/settings/security/"))
