"""Neither code nor names nor keys of readers lie anywhere in the clear, and no row names both sides."""

import logging
from typing import Any

import pytest

from apps.sharing import accepting, granting, readers
from apps.sharing.models import AccountGrant, Reader, ReaderInvitation, SharingKeys
from tests.cast import Writer
from tests.journal.writing import save
from tests.sharing.readers.pairing import keys, known
from tests.sharing.sharing import made, view
from tests.sharing.visitor.test_nothing_is_left import database, memory
from tests.site_client import Browser
from tests.support.network import contact

pytestmark = pytest.mark.django_db
SHOWN_AS, THEIR_NAME, WORDS = "Al-in-the-clear", "Ada-in-the-clear", "Herons-in-the-clear"
OURS = (AccountGrant, Reader, ReaderInvitation, SharingKeys)


def values(rows: Any) -> bytes:
    found = bytearray()
    for row in rows:
        for value in row:
            raw = isinstance(value, bytes | memoryview)
            found += bytes(value) if raw else str(value).replace("-", "").encode()
    return bytes(found)


def test_code_names_and_keys_are_nowhere_in_the_clear(
    alice: Writer, charlie: Writer, charlie_client: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    ada = contact(alice.vault, THEIR_NAME)
    view_id = made(alice.vault, chosen=[save(alice.vault, WORDS)], contact=ada)
    reader_id, code = readers.invite(vault=alice.vault, contact=ada, shown_as=SHOWN_AS)
    invited = database()
    charlie_client.post("/reading/accept/", {"invitation": code})
    answered = database()
    readers.settle(alice.vault)
    readers.confirm(vault=alice.vault, reader_id=reader_id)
    granting.give(vault=alice.vault, view_id=view_id, reader_id=reader_id)
    assert SHOWN_AS in charlie_client.page("/reading/")
    assert WORDS in charlie_client.page(f"/v/{view_id}/read/")
    pair = keys(charlie.vault)
    said = [
        code,
        code.replace("-", ""),
        SHOWN_AS,
        THEIR_NAME,
        WORDS,
        "-".join(known(charlie.vault).words),
    ]
    raw = [
        view(alice.vault, view_id).document.private_key,
        *(each for one in (pair, keys(alice.vault)) for each in (one.private_key, one.signing_key)),
        pair.public_key,
        keys(alice.vault).verify_key,
    ]
    secrets = [text.encode() for text in said] + raw + [key.hex().encode() for key in raw]
    places = (invited, answered, database(), memory(), caplog.text.encode())
    assert [[each for each in secrets if each in place] for place in places] == [[]] * 5


def test_no_row_names_both_accounts(alice: Writer, charlie: Writer) -> None:
    ada = contact(alice.vault, "Ada")
    view_id = made(alice.vault, chosen=[save(alice.vault, WORDS)], contact=ada)
    reader_id, code = readers.invite(vault=alice.vault, contact=ada, shown_as=SHOWN_AS)
    accepting.accept(vault=charlie.vault, code=code)
    answered = values(ReaderInvitation.objects.values_list())
    readers.settle(alice.vault)
    readers.confirm(vault=alice.vault, reader_id=reader_id)
    granting.give(vault=alice.vault, view_id=view_id, reader_id=reader_id)
    theirs = charlie.account.pk
    for model in OURS:
        rows = values(model.objects.filter(owner=alice.account.pk).values_list())
        assert theirs.bytes not in rows
        assert theirs.hex.encode() not in rows
        rows = values(model.objects.filter(owner=theirs).values_list())
        assert alice.account.pk.hex.encode() not in rows
    assert theirs.hex.encode() not in answered
    assert theirs.bytes not in answered
