"""Canaries: words that occur nowhere else are typed into every field of the real site, and then
looked for in everything that the server and the browser keep."""

import base64
import os
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from config import env, postgres
from config.postgres_folder import program
from tests.browser.conftest import CHROMIUM, FLAGS, Tabs
from tests.browser.living import WAITING, Living, Person, set_up, type_and_keep, words_of
from tests.browser.pages import press_save, save
from tests.browser.people_pages import contact, person

ALICE = Person("quvexobarn", "Wimbrelotz", "jostilmarq ferns over plundervexy water")
TITLE, TEXT, MOOD = "Tarnoqueshi", "Yolbremwick", "grevantilo"
DRAFT, LAST, SEARCHED, MISTYPED = "Ombrelkwat", "Zephwindrol", "fistelbroq", "kwarnebult"
FRIEND, OTHER, REACHED = "Quimbelarost", "Drostvangel", "wexilprand"
PRODUCT = "Hubertwelz"


def spellings(word: str) -> set[bytes]:
    """As it may stand in a file that `folded` has read: plain or wide, in hex, in base64 at each of
    three offsets."""
    texts = {word, word.lower()}
    codings = ("utf-8", "utf-16-le", "utf-16-be")
    plain = {text.encode(coding) for text in texts for coding in codings}
    found = {word.encode()} | {each.hex().encode() for each in plain}
    for each in plain:
        for offset in range(3):
            coded = base64.b64encode(b"\0" * offset + each)
            # The first and the last signs depend on what stands around.
            found.add(coded[offset and offset + 1 : (offset + len(each)) // 3 * 4])
    return {each.lower() for each in found}


def folded(data: bytes) -> bytes:
    """One search then finds either case, and wide letters too."""
    return data.replace(b"\0", b"").lower()


def found(words: list[str], files: dict[str, bytes]) -> list[str]:
    looked_for = {word: spellings(word) for word in words}
    return [
        f"{word} in {name}"
        for name, data in files.items()
        for text in [folded(data)]
        for word, ways in looked_for.items()
        if any(way in text for way in ways)
    ]


def files_below(*folders: Path) -> dict[str, bytes]:
    paths = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return {str(path): path.read_bytes() for path in paths}


def dump(data: Path) -> bytes:
    fields = postgres.connection(data, data / "secrets")
    password = env.secret(data / "secrets" / postgres.PASSWORD_FILE)
    words = [
        program("pg_dump"),
        "--host",
        fields["HOST"],
        "--username",
        fields["USER"],
        fields["NAME"],
    ]
    ran = subprocess.run(
        words, env={**os.environ, "PGPASSWORD": password}, capture_output=True, check=True
    )
    return ran.stdout


def live(page: Page, living: Living) -> None:
    """A day in which every field is used once."""
    set_up(page, living.token, ALICE)
    page.goto("/settings/")
    page.get_by_label("Name in the browser").fill(PRODUCT)
    page.get_by_role("form", name="Look").get_by_role("button", name="Save").click()
    page.get_by_text("Saved.", exact=True).wait_for()
    entry = save(page, f"{TEXT} came by.", TITLE)
    page.goto(f"{entry}edit/")
    page.locator("summary").click()
    page.get_by_label("How it felt").fill(MOOD)
    press_save(page)
    page.goto("/journal/")
    for word in (SEARCHED, TEXT):
        page.get_by_label("Search your journal").fill(word)
        page.get_by_label("Search your journal").press("Enter")
    expect(page.locator("#results mark").first).to_have_text(TEXT)
    contact(page, FRIEND, f"{REACHED}@example.org")
    person(page, OTHER, f"Instagram: {REACHED}")
    page.goto("/people/")
    page.get_by_label("Search your people").fill(FRIEND)
    page.get_by_label("Search your people").press("Enter")
    expect(page.locator("#results")).to_contain_text("1 of 1")
    page.locator("nav").get_by_role("button", name="Lock").click()
    page.get_by_label("Password").fill(MISTYPED)
    page.get_by_role("button", name="Unlock").click()
    expect(page.locator("main")).to_contain_text("That is not the password")
    ALICE.unlock(page)
    page.goto("/write/")
    type_and_keep(page, f"{DRAFT} is not finished.")


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return tmp_path / "profile"


def test_no_word_lies_open_on_the_server_or_in_the_browser(
    chromium: Browser, new_living: Living, profile: Path
) -> None:
    living = new_living
    context = chromium.browser_type.launch_persistent_context(
        profile,
        executable_path=CHROMIUM,
        args=FLAGS,
        base_url=living.address,
        viewport={"width": 1280, "height": 800},
    )
    context.set_default_timeout(WAITING)
    page = context.pages[0]
    live(page, living)
    words_of(page).fill(f"{DRAFT} is not finished, {LAST}.")
    context.close()
    data = living.site.data
    server = {"dump": dump(data), "said": "\n".join(living.site.said).encode()}
    server |= files_below(data, postgres.runtime_folder(data), data.parent / "tmp")
    server["names"] = "\n".join(server).encode()
    groups = ["".join(ALICE.groups), "-".join(ALICE.groups), " ".join(ALICE.groups)]
    words = [TITLE, TEXT, MOOD, DRAFT, LAST, SEARCHED, MISTYPED, *ALICE.password.split()[::3]]
    words += [ALICE.display_name, FRIEND, OTHER, REACHED, *groups]
    assert len(server["dump"]) > 10_000
    assert found([*words, ALICE.name, PRODUCT], server) == []
    # A title is there to be seen, and the browser's keeper of passwords is told the user name.
    assert found(words, files_below(profile)) == []


def test_a_canary_is_found_where_there_is_one() -> None:
    for hidden in ("..Tarnoqueshi..", "..tarnoqueshi.."):
        for data in (
            hidden.encode(),
            hidden.encode("utf-16-le"),
            hidden.encode("utf-16-be"),
            hidden.encode().hex().encode(),
            *(base64.b64encode(b"x" * offset + hidden.encode()) for offset in range(3)),
        ):
            assert found([TITLE], {"file": data}) == [f"{TITLE} in file"]
    assert found([TITLE], {"file": b"Tarnoquesh"}) == []


STORAGE = """async () => JSON.stringify({
    local: { ...localStorage },
    session: { ...sessionStorage },
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""


def test_scripts_keep_nothing_in_the_browser(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living)
    page.goto("/journal/")
    page.get_by_label("Search your journal").press_sequentially("pebbles")
    expect(page.get_by_role("link", name="Show everything")).to_be_visible()
    page.goto("/write/")
    type_and_keep(page, "Pebbles on the sill")
    kept = page.evaluate(STORAGE).lower()
    assert "pebbles" not in kept
    assert kept.replace(f'"htmx-current-path-for-history":"{path_of(kept)}"', "") == EMPTY


EMPTY = '{"local":{},"session":{},"databases":[],"caches":[],"workers":0}'


def path_of(kept: str) -> str:
    """htmx notes the address it started on, and our addresses hold no word."""
    return kept.partition('history":"')[2].partition('"')[0]
