"""One whole writer, frozen: every stored form opens for us and for the second reader."""

import json
from base64 import urlsafe_b64decode
from uuid import UUID

import msgspec
import pytest

from apps.accounts.documents import ProfileDocument
from apps.accounts.models import Profile
from apps.vault import (
    documents,
    head,
    inbox,
    pepper,
    public_keys,
    recovery_key,
    revocations,
    tickets,
    wraps,
)
from apps.vault.exceptions import TamperedEnvelope, WrapRevoked
from apps.vault.models import Head as HeadRow
from tests.vault import second
from tests.vault.vectors import GOLDEN

WRITER = GOLDEN["writer"]
OWNER = UUID(WRITER["owner"])
MASTER = bytes.fromhex(WRITER["master"])
VAULT = documents.OpenVault(OWNER, WRITER["epoch"], MASTER)
RECORD = WRITER["record"]
# Fields that are younger than the frozen record, as they read there.
ADDED_SINCE = {"newer_key_shown": False, "country": "", "suggests": True}

unhex = bytes.fromhex


@pytest.fixture(autouse=True)
def _golden_pepper(settings: object, _own_folders: None) -> None:
    (settings.SECRETS_DIR / "pepper").write_text(WRITER["pepper"])  # type: ignore[attr-defined]
    pepper.forget()


def test_the_password_opens_the_master_key() -> None:
    assert second.master_by_password(WRITER) == MASTER
    stored, root = unhex(WRITER["password_wrap"]), unhex(WRITER["root"])
    assert wraps.open_with_password(stored, root, OWNER, WRITER["epoch"]) == MASTER


def test_the_paper_opens_the_master_key() -> None:
    assert second.master_by_paper(WRITER) == MASTER
    paper = recovery_key.read(WRITER["paper"])
    stored = unhex(WRITER["recovery_wrap"])
    assert wraps.open_with_recovery(stored, paper.private_key, OWNER, WRITER["epoch"]) == MASTER


def test_the_paper_finds_its_account() -> None:
    secret = second.paper_secret(WRITER["paper"])
    assert second.derive(secret, "locator", length=16).hex() == WRITER["locator"]
    assert recovery_key.read(WRITER["paper"]).locator.hex() == WRITER["locator"]


def test_public_keys_are_authenticated_alike() -> None:
    inbox_key = unhex(WRITER["inbox_key"])
    made = second.authenticator(MASTER, b"inbox public key", OWNER.bytes, inbox_key[:32])
    assert inbox_key[32:] == made
    assert public_keys.verified(VAULT, public_keys.INBOX, inbox_key) == inbox_key[:32]
    _, paper_id, stored, replaces, _ = msgspec.msgpack.decode(unhex(WRITER["recovery_wrap"]))
    made = second.authenticator(
        MASTER, b"recovery public key", OWNER.bytes, stored[:32], paper_id, replaces
    )
    assert stored[32:] == made
    assert wraps.recovery_public_key(VAULT, unhex(WRITER["recovery_wrap"])) == stored[:32]


def test_the_record_opens() -> None:
    place = {"owner": WRITER["owner"], "table": RECORD["table"], "row": RECORD["id"]}
    place |= {"revision": RECORD["revision"], "purpose": "document"}
    wrapping = second.derive(MASTER, "wrapping")
    wrap_place = place | {"purpose": "data key", "epoch": WRITER["epoch"]}
    data_key = second.open_wrap(wrapping, unhex(RECORD["wrapped_key"]), wrap_place)
    text = second.open_envelope(data_key, unhex(RECORD["sealed"]), place)
    assert json.loads(text) == RECORD["document"]
    opened = VAULT.open(ProfileDocument, _record())
    assert json.loads(documents.encode(opened)) == RECORD["document"] | ADDED_SINCE


def test_the_head_opens() -> None:
    place = {"purpose": "head", "owner": WRITER["owner"], "table": "head", "row": WRITER["owner"]}
    place |= {"revision": WRITER["head"]["revision"], "epoch": WRITER["epoch"]}
    sealed = unhex(WRITER["head"]["sealed"])
    content = second.open_envelope(second.derive(MASTER, "head"), sealed, place)
    row = unhex(RECORD["id"])
    items = {"profile": {row: [5, b""]}, "entry": {bytes(16): [2, b"mark"]}}
    assert msgspec.msgpack.decode(content) == [1, 41, items]
    stored = HeadRow(owner_id=OWNER, revision=41, epoch=WRITER["epoch"], sealed=sealed)
    opened = head.opened_head(VAULT, stored)
    opened.check(_record())
    assert opened.counter == 41


def test_the_ticket_opens() -> None:
    """It lives for hours only; frozen all the same, since a change would lock everybody."""
    ticket = WRITER["ticket"]
    secret = urlsafe_b64decode(ticket["cookie"] + "=")
    name = second.derive(secret, "ticket name", length=16).hex()
    assert ticket["file"] == f"ticket-{WRITER['owner']}-{name}"
    place = {"purpose": "ticket", "owner": WRITER["owner"], "table": "ticket"}
    content = second.open_envelope(
        second.derive(secret, "ticket"), unhex(ticket["sealed"]), place | {"row": WRITER["owner"]}
    )
    opened = ["open", MASTER, WRITER["epoch"], ticket["opened_at"], ticket["proved_at"]]
    assert msgspec.msgpack.decode(content) == opened


def test_the_ticket_format_is_the_one_we_write() -> None:
    cookie = tickets.issue(VAULT)
    ticket = tickets.read(OWNER, cookie, idle_minutes=5)
    assert ticket is not None
    assert ticket.vault.master == MASTER


def test_the_note_opens() -> None:
    about = {"purpose": "inbox", "owner": WRITER["owner"], "table": "inbox", "row": WRITER["owner"]}
    sealed = unhex(WRITER["note"]["sealed"])
    private_key = second.derive(MASTER, "inbox")
    padded = second.open_hpke(private_key, sealed, second.associated(about))
    text = padded.rstrip(b"\0").removesuffix(b"\x80")
    assert json.loads(text) == WRITER["note"]["document"]
    note = inbox._opened(public_keys.inbox_private_key(VAULT), OWNER, sealed)
    assert json.loads(documents.encode(note)) == WRITER["note"]["document"]


def test_a_forged_successor_revokes_nothing() -> None:
    """Whoever writes the database names a victim in `replaces`; the keys notice in time."""
    victim = b"v" * 16
    forged = msgspec.msgpack.decode(unhex(WRITER["password_wrap"]))
    forged[3] = victim
    root = unhex(WRITER["root"])
    with pytest.raises(TamperedEnvelope):
        wraps.open_with_password(msgspec.msgpack.encode(forged), root, OWNER, WRITER["epoch"])
    forged = msgspec.msgpack.decode(unhex(WRITER["recovery_wrap"]))
    forged[3] = victim
    with pytest.raises(TamperedEnvelope):
        wraps.recovery_public_key(VAULT, msgspec.msgpack.encode(forged))
    assert not revocations.is_revoked(victim)


def test_using_a_successor_revokes_what_it_replaced() -> None:
    replaced = unhex(WRITER["replaces"])
    wraps.open_with_password(
        unhex(WRITER["password_wrap"]), unhex(WRITER["root"]), OWNER, WRITER["epoch"]
    )
    assert revocations.is_revoked(replaced)
    revocations.revoke(wraps.password_wrap_id(unhex(WRITER["password_wrap"])))
    with pytest.raises(WrapRevoked):
        wraps.open_with_password(
            unhex(WRITER["password_wrap"]), unhex(WRITER["root"]), OWNER, WRITER["epoch"]
        )


def _record() -> Profile:
    return Profile(
        id=UUID(RECORD["id"]),
        owner_id=OWNER,
        revision=RECORD["revision"],
        epoch=WRITER["epoch"],
        wrapped_key=unhex(RECORD["wrapped_key"]),
        sealed=unhex(RECORD["sealed"]),
    )
