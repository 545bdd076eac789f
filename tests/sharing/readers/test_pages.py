"""The pages of both sides, by HTTP: from an invitation to reading, and to the end of it."""

import re
from http import HTTPStatus

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from apps.accounts.models import Account
from apps.sharing import ending, filing, flows, granting, grants, readers
from apps.sharing.models import AccountGrant, ReaderInvitation
from apps.vault import memory_files, primitives, tickets
from tests.cast import Writer
from tests.journal.writing import save
from tests.sharing.readers.pairing import given, invited, keys, paired, shown
from tests.sharing.readers.test_grants import document_of
from tests.sharing.sharing import made, view
from tests.site_client import Browser
from tests.support.network import contact

pytestmark = pytest.mark.django_db
NOT_THERE = HTTPStatus.NOT_FOUND
WORDS = re.compile(r"</span>([a-z]+)</li>")
CODE = re.compile(r"</span>([0-9A-Z]{4})</li>")
READING = "/reading/"


def read_page(view_id: object) -> str:
    return f"/v/{view_id}/read/"


def test_the_whole_way_from_a_contact_to_reading(
    alice: Writer, alice_client: Browser, charlie_client: Browser
) -> None:
    ada = contact(alice.vault, "Ada")
    view_id = made(alice.vault, chosen=[save(alice.vault, "Herons.")], contact=ada)
    start = alice_client.get(f"/views/{view_id}/account/")
    assert start["Location"] == f"/readers/new/{ada}/"
    assert "Give Ada an account here" in alice_client.page(start["Location"])
    page = alice_client.post(start["Location"], {"shown_as": "Al"}).content.decode()
    code = "-".join(CODE.findall(page))
    assert len(code) == 19
    assert code[:4] not in alice_client.page(start["Location"])

    accepted = charlie_client.post("/reading/accept/", {"invitation": code.lower()})
    assert accepted["Location"] == READING
    theirs = charlie_client.page(READING)
    assert "Al</h2>" in theirs
    assert "There is nothing to read at the moment." in theirs

    reader = alice_client.get(start["Location"])["Location"]
    ours = alice_client.page(reader)
    assert WORDS.findall(ours) == WORDS.findall(theirs)
    give = f"{reader}give/{view_id}/"
    assert give not in ours
    alice_client.post(f"{reader}same/")
    compared = alice_client.page(reader)
    assert "The six words are the same." in compared
    assert compared.index(give) < compared.index("on the first page after signing in")
    assert alice_client.post(give).status_code == HTTPStatus.FOUND

    assert read_page(view_id) in charlie_client.page(READING)
    assert "Herons." in charlie_client.page(read_page(view_id))


def test_what_was_read_is_told_to_the_writer(
    alice: Writer, charlie: Writer, charlie_client: Browser
) -> None:
    view_id, _ = given(alice.vault, charlie.vault)
    charlie_client.page(read_page(view_id))
    filing.file_openings(alice.vault)
    (opening,) = view(alice.vault, view_id).document.openings
    assert opening.by == "account"


def test_nobody_else_opens_it(
    alice: Writer, charlie: Writer, alice_client: Browser, bob_client: Browser
) -> None:
    view_id, _ = given(alice.vault, charlie.vault)
    for client in (Client(), alice_client, bob_client):
        assert client.get(read_page(view_id)).status_code == NOT_THERE


@pytest.mark.parametrize("act", ["stop", "take", "end", "freeze"])
def test_from_the_next_request_on_it_is_gone(
    alice: Writer, charlie: Writer, charlie_client: Browser, act: str
) -> None:
    view_id, reader_id = given(alice.vault, charlie.vault)
    charlie_client.page(read_page(view_id))
    vault = alice.vault
    if act == "stop":
        flows.stop(vault=vault, view_id=view_id, now=1)
    elif act == "take":
        granting.take(vault=vault, view_id=view_id)
    elif act == "end":
        readers.end(vault=vault, reader_id=reader_id)
    else:
        flows.ending.freeze(vault.owner)
    assert charlie_client.get(read_page(view_id)).status_code == NOT_THERE
    assert str(view_id) not in charlie_client.page(READING)


def test_a_page_that_lies_open_gives_way_when_the_account_locks(
    alice: Writer, charlie: Writer, charlie_client: Browser
) -> None:
    view_id, _ = given(alice.vault, charlie.vault)
    Account.objects.filter(pk=charlie.account.pk).update(idle_minutes=5)
    answer = charlie_client.get(read_page(view_id))
    assert answer.headers["Refresh"] == "305; url=/reading/"
    assert 'href="/reading/"' in answer.content.decode()


@pytest.mark.parametrize("path", ["/lock/", "/sign-out/"])
def test_no_file_of_a_visit_outlives_the_lock_of_its_account(
    alice: Writer, charlie: Writer, charlie_client: Browser, path: str
) -> None:
    view_id, _ = given(alice.vault, charlie.vault)
    charlie_client.page(read_page(view_id))
    assert memory_files.kept("visit-")
    assert charlie_client.post(path).status_code == HTTPStatus.FOUND
    assert not memory_files.kept("visit-")


def test_a_locked_account_is_asked_for_its_password(
    alice: Writer, charlie: Writer, charlie_client: Browser
) -> None:
    view_id, _ = given(alice.vault, charlie.vault)
    charlie_client.page(read_page(view_id))
    charlie_client.lock()
    for path in (read_page(view_id), READING):
        page = charlie_client.page(path)
        assert "Unlock" in page
        assert "Herons." not in page


def test_a_reader_lets_a_view_rest_and_leaves(
    alice: Writer, charlie: Writer, charlie_client: Browser
) -> None:
    view_id, _ = given(alice.vault, charlie.vault)
    charlie_client.page(read_page(view_id))
    assert charlie_client.get("/v/leave/")["Location"] == "/leave/"
    charlie_client.page(read_page(view_id))
    charlie_client.post(f"/v/{view_id}/freeze/")
    assert view(alice.vault, view_id).row.frozen
    assert charlie_client.get(read_page(view_id)).status_code == NOT_THERE
    charlie_client.get("/leave/")
    assert charlie_client.get(READING)["Location"].startswith("/sign-in/")


def test_more_readers_cost_no_more_queries(
    alice: Writer, bob: Writer, charlie: Writer, alice_client: Browser
) -> None:
    given(alice.vault, charlie.vault)
    with CaptureQueriesContext(connection) as of_one:
        alice_client.page("/readers/")
    paired(alice.vault, bob.vault, contact_id=contact(alice.vault, "Ben"))
    invited(alice.vault, contact_id=contact(alice.vault, "Cleo"))
    with CaptureQueriesContext(connection) as of_three:
        assert "Cleo" in alice_client.page("/readers/")
    assert len(of_three) == len(of_one)


def test_giving_and_inviting_ask_for_the_password_again(
    alice: Writer, charlie: Writer, alice_client: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    view_id, reader_id = given(alice.vault, charlie.vault)
    granting.take(vault=alice.vault, view_id=view_id)
    issued = tickets.time.time() - 6 * 60
    monkeypatch.setattr("apps.accounts.step_up.FRESH_SECONDS", issued - tickets.time.time())
    page = alice_client.post(f"/readers/{reader_id}/give/{view_id}/").content.decode()
    assert "your password comes first" in page
    ben = contact(alice.vault, "Ben")
    asked = alice_client.post(f"/readers/new/{ben}/", {"shown_as": "Al"}).content.decode()
    assert "your password comes first" in asked
    assert not AccountGrant.objects.exists()
    assert not ReaderInvitation.objects.exists()


def test_a_reader_gives_back_what_they_do_not_want_to_read(
    alice: Writer, charlie: Writer, alice_client: Browser, charlie_client: Browser
) -> None:
    view_id, reader_id = given(alice.vault, charlie.vault)
    end = f"/reading/{AccountGrant.objects.get().id}/end/"
    assert end in charlie_client.page(READING)
    assert "Alice" in charlie_client.page(end)
    assert charlie_client.post(end)["Location"] == READING
    assert charlie_client.get(end).status_code == NOT_THERE
    assert charlie_client.get(read_page(view_id)).status_code == NOT_THERE
    assert "They gave it back" in alice_client.page(f"/readers/{reader_id}/")


def test_what_rests_can_be_given_back_too(
    alice: Writer, charlie: Writer, alice_client: Browser, charlie_client: Browser
) -> None:
    _view_id, reader_id = given(alice.vault, charlie.vault)
    end = f"/reading/{AccountGrant.objects.get().id}/end/"
    ending.freeze(alice.vault.owner)
    assert "Alice" in charlie_client.page(end)
    assert charlie_client.post(end)["Location"] == READING
    assert not AccountGrant.objects.exists()
    assert "They gave it back" in alice_client.page(f"/readers/{reader_id}/")


def test_another_key_is_said_in_plain_words(
    alice: Writer, charlie: Writer, charlie_client: Browser
) -> None:
    view_id, reader_id = given(alice.vault, charlie.vault)
    document = document_of(alice, view_id, reader_id)
    document.verify_key = primitives.verify_key_of(b"f" * 32)
    row = grants.sealed(
        document,
        signing_key=b"f" * 32,
        account=charlie.account.pk,
        public_key=keys(charlie.vault).public_key,
    )
    AccountGrant.objects.update(id=row.id, sealed=row.sealed)
    assert "does not carry the key of Alice. It was not opened." in charlie_client.page(READING)
    assert charlie_client.get(read_page(view_id)).status_code == NOT_THERE


def test_the_writer_ends_a_reader(
    alice: Writer, charlie: Writer, alice_client: Browser, charlie_client: Browser
) -> None:
    _, reader_id = given(alice.vault, charlie.vault)
    assert "Ada" in alice_client.page("/readers/")
    alice_client.page(f"/readers/{reader_id}/end/")
    alice_client.post(f"/readers/{reader_id}/end/")
    assert "Ada" not in alice_client.page("/readers/")
    assert "There is nothing to read at the moment." in charlie_client.page(READING)
    assert "They read nothing here any more." in alice_client.page(f"/readers/{reader_id}/")


def test_an_invitation_is_taken_back(alice: Writer, alice_client: Browser) -> None:
    reader_id, _ = invited(alice.vault)
    assert "Take the invitation back" in alice_client.page(f"/readers/{reader_id}/")
    alice_client.post(f"/readers/{reader_id}/end/")
    assert not ReaderInvitation.objects.exists()


def test_a_wrong_code_is_said_kindly(charlie_client: Browser) -> None:
    for code, status in (("0000-0000-0000-0000", 422), ("", 422)):
        answer = charlie_client.post("/reading/accept/", {"invitation": code})
        assert answer.status_code == status


def test_nobody_accepts_their_own_invitation_on_a_page(
    alice: Writer, alice_client: Browser
) -> None:
    _, code = invited(alice.vault)
    answer = alice_client.post("/reading/accept/", {"invitation": code})
    assert "You made this invitation yourself." in answer.content.decode()


def test_the_readers_of_another_writer_are_nowhere(
    alice: Writer, bob: Writer, charlie: Writer, bob_client: Browser
) -> None:
    view_id, reader_id = given(alice.vault, charlie.vault)
    own = paired(bob.vault, charlie.vault)
    paths = [
        f"/readers/{reader_id}/",
        f"/readers/{reader_id}/end/",
        f"/readers/{reader_id}/same/",
        f"/readers/{reader_id}/give/{view_id}/",
        f"/readers/{reader_id}/take/{view_id}/",
        f"/readers/{own}/give/{view_id}/",
        f"/readers/{own}/take/{view_id}/",
        f"/views/{view_id}/account/",
    ]
    for path in paths:
        assert NOT_THERE in {bob_client.get(path).status_code, bob_client.post(path).status_code}
    assert AccountGrant.objects.filter(owner=alice.account.pk).exists()
    assert shown(alice.vault, reader_id).is_confirmed


def test_an_account_without_a_journal_begins_with_reading(charlie_client: Browser) -> None:
    assert charlie_client.get("/")["Location"] == READING
    page = charlie_client.page(READING)
    assert "I have an invitation" in page
    for link in ("/write/", "/journal/", "/people/", "/plan/", "/readers/", "/views/"):
        assert f'href="{link}' not in page
    more = charlie_client.page("/more/")
    assert "/settings/invite/" not in more
    assert 'href="/write/' not in more
    assert 'action="/lock/"' in page


def test_an_account_without_a_journal_gives_no_accounts(charlie_client: Browser) -> None:
    assert charlie_client.get("/readers/").status_code == NOT_THERE


def test_a_reader_begins_a_notebook_of_their_own(
    alice: Writer, charlie: Writer, charlie_client: Browser
) -> None:
    view_id, _ = given(alice.vault, charlie.vault)
    charlie_client.page("/reading/notebook/")
    assert not Account.objects.get(pk=charlie.account.pk).has_journal
    assert charlie_client.post("/reading/notebook/")["Location"] == "/"
    assert "Today" in charlie_client.page("/")
    assert "What others let you read" in charlie_client.page("/more/")
    assert "Begin a notebook of my own" not in charlie_client.page(READING)
    assert "Herons." in charlie_client.page(read_page(view_id))


def test_a_reader_who_began_a_notebook_invites_readers(
    charlie: Writer, charlie_client: Browser
) -> None:
    """What docs/threat-model.md does not promise. Who runs the site still invites writers alone."""
    Account.objects.filter(pk=charlie.account.pk).update(has_journal=False)
    ada = contact(charlie.vault, "Ada")
    new = f"/readers/new/{ada}/"
    assert charlie_client.post(new, {"shown_as": "Charlie"}).status_code == NOT_THERE
    charlie_client.post("/reading/notebook/")
    assert charlie_client.post(new, {"shown_as": "Charlie"}).status_code == 200
    assert ReaderInvitation.objects.filter(owner=charlie.account).exists()
    assert charlie_client.get("/settings/invite/").status_code == NOT_THERE


def test_a_contact_that_is_never_told_anything_gets_no_account(
    alice: Writer, alice_client: Browser
) -> None:
    ada = contact(alice.vault, "Ada", never_share=True)
    assert alice_client.get(f"/readers/new/{ada}/")["Location"] == f"/people/{ada}/"
    alice_client.post(f"/readers/new/{ada}/", {"shown_as": "Al"})
    assert not ReaderInvitation.objects.exists()
