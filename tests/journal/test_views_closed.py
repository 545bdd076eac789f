"""Who meets the pages of a journal, and what the browser may keep of them."""

from http import HTTPStatus
from uuid import UUID

import pytest

from tests.architecture.addresses import addresses
from tests.cast import Writer
from tests.journal.writing import a_page, keep, save
from tests.site_client import Browser, elements

NOBODY = UUID("00000000-0000-4000-8000-000000000000")
# Not of a journal: the first leads each account to what is theirs (tests/sharing/readers/), the other
# shows an account's own long work (tests/home/).
FOR_EVERY_ACCOUNT = ("/", f"/work/{NOBODY}/", f"/work/{NOBODY}/cancel/")
PAGES = sorted(
    address.sample
    for address in addresses()
    if address.view.__module__.startswith(("apps.journal.", "apps.home."))
    and address.sample not in FOR_EVERY_ACCOUNT
)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_an_account_without_a_journal_finds_no_page_of_one(
    charlie_client: Browser, path: str, method: str
) -> None:
    status = getattr(charlie_client, method)(path).status_code
    assert status == HTTPStatus.NOT_FOUND or (
        status == HTTPStatus.METHOD_NOT_ALLOWED and method == "get"
    )


@pytest.mark.parametrize("path", PAGES)
def test_an_account_without_a_journal_is_not_asked_for_a_password(
    charlie_client: Browser, path: str
) -> None:
    charlie_client.lock()
    assert charlie_client.post(path).status_code == HTTPStatus.NOT_FOUND


def test_one_writer_sees_nothing_of_another(alice: Writer, bob_client: Browser) -> None:
    entry_id = save(alice.vault, "heron one")
    save(alice.vault, "heron two", of=entry_id, base=1)
    draft = a_page("heron three")
    keep(alice.vault, draft)
    for path in (
        f"/e/{entry_id}/",
        f"/e/{entry_id}/edit/",
        f"/e/{entry_id}/history/",
        f"/e/{entry_id}/history/1/",
        f"/e/{entry_id}/delete/",
        f"/d/{draft.id}/",
    ):
        bob_client.page(path, HTTPStatus.NOT_FOUND)
    for path in (
        f"/e/{entry_id}/delete/",
        f"/e/{entry_id}/restore/",
        f"/e/{entry_id}/history/1/remove/",
        f"/d/{draft.id}/discard/",
    ):
        assert bob_client.post(path).status_code == HTTPStatus.NOT_FOUND, path
    for path in ("/", "/journal/", "/bin/"):
        page = bob_client.page(path)
        assert "heron" not in page, path


@pytest.mark.parametrize("path", ["/", "/write/", "/journal/", "/journal/calendar/", "/bin/"])
def test_no_page_is_kept_by_the_browser(alice_client: Browser, path: str) -> None:
    answer = alice_client.get(path)
    assert answer.headers["Cache-Control"] == "no-store"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Robots-Tag"] == "noindex"
    (body,) = elements(answer.content.decode(), "body")
    assert body.attributes["hx-history"] == "false"


def test_no_page_of_an_entry_is_kept_by_the_browser(alice_client: Browser) -> None:
    entry_id = save(alice_client.writer.vault, "x")
    for path in (f"/e/{entry_id}/", f"/e/{entry_id}/edit/", f"/e/{NOBODY}/"):
        assert alice_client.get(path).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/draft/", "/journal/search/", f"/e/{NOBODY}/restore/"])
def test_what_changes_something_is_never_done_by_a_link(alice_client: Browser, path: str) -> None:
    assert alice_client.get(path).status_code == HTTPStatus.METHOD_NOT_ALLOWED
