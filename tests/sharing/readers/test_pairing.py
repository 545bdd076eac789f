"""An invitation binds two accounts, and nobody can come between them."""

import datetime as dt

import pytest

from apps.sharing import accepting, ending, granting, invitations, own_keys, readers
from apps.sharing.accepting import OwnInvitation
from apps.sharing.flows import NeverShareWith
from apps.sharing.models import ReaderInvitation, SharingKeys
from apps.sharing.reader_documents import AnswerDocument
from apps.sharing.readers import ReadsAlready
from apps.support import flows as support
from apps.vault import envelope, head, primitives
from apps.vault.documents import encode
from apps.vault.exceptions import TamperedEnvelope, WrongKey
from tests.cast import Writer
from tests.journal.writing import save
from tests.sharing.readers.pairing import invited, keys, known, paired, shown
from tests.sharing.sharing import made
from tests.support.network import REGION, contact

pytestmark = pytest.mark.django_db
NO_KEY = b"\x00" * 32


def test_both_sides_see_the_same_six_words(alice: Writer, charlie: Writer) -> None:
    reader_id = paired(alice.vault, charlie.vault)
    seen = shown(alice.vault, reader_id)
    assert seen.has_account
    assert len(seen.words) == 6
    assert seen.words == known(charlie.vault).words


def test_an_invitation_works_once(alice: Writer, bob: Writer, charlie: Writer) -> None:
    _, code = invited(alice.vault)
    accepting.accept(vault=charlie.vault, code=code)
    with pytest.raises(WrongKey):
        accepting.accept(vault=bob.vault, code=code)
    readers.settle(alice.vault)
    with pytest.raises(WrongKey):
        accepting.accept(vault=bob.vault, code=code)
    assert not ReaderInvitation.objects.exists()


def test_an_old_or_unknown_code_opens_nothing(alice: Writer, charlie: Writer) -> None:
    _, code = invited(alice.vault)
    yesterday = ending.today() - dt.timedelta(days=1)
    ReaderInvitation.objects.update(purge_on=yesterday)
    for typed in (code, "0000-0000-0000-0000", ""):
        with pytest.raises(WrongKey):
            accepting.accept(vault=charlie.vault, code=typed)
    invitations.purge()
    assert not ReaderInvitation.objects.exists()


def test_an_answer_waits_for_its_writer(alice: Writer, charlie: Writer) -> None:
    reader_id, code = invited(alice.vault)
    accepting.accept(vault=charlie.vault, code=code)
    ReaderInvitation.objects.update(purge_on=ending.today() - dt.timedelta(days=1))
    invitations.purge()
    readers.settle(alice.vault)
    assert shown(alice.vault, reader_id).has_account


def test_a_second_invitation_takes_the_place_of_the_first(alice: Writer, charlie: Writer) -> None:
    ada = contact(alice.vault, "Ada")
    first, old = invited(alice.vault, contact_id=ada)
    second, _ = invited(alice.vault, contact_id=ada)
    assert first == second
    with pytest.raises(WrongKey):
        accepting.accept(vault=charlie.vault, code=old)


def test_whoever_has_an_account_is_not_invited_again(alice: Writer, charlie: Writer) -> None:
    ada = contact(alice.vault, "Ada")
    paired(alice.vault, charlie.vault, contact_id=ada)
    with pytest.raises(ReadsAlready):
        invited(alice.vault, contact_id=ada)


def test_nobody_accepts_their_own_invitation(alice: Writer) -> None:
    _, code = invited(alice.vault)
    with pytest.raises(OwnInvitation):
        accepting.accept(vault=alice.vault, code=code)


def test_a_contact_that_is_never_told_anything_is_not_invited(alice: Writer) -> None:
    with pytest.raises(NeverShareWith):
        invited(alice.vault, contact_id=contact(alice.vault, "Ada", never_share=True))


def test_an_answer_from_somebody_without_the_code_is_none(alice: Writer, bob: Writer) -> None:
    """Whoever writes the database sees the invitation's id, and nothing that the code opens."""
    reader_id, _ = invited(alice.vault)
    row = ReaderInvitation.objects.get()
    with_alice = readers_key(alice, reader_id)
    forged = AnswerDocument(
        account=bob.account.pk,
        public_key=primitives.public_key_of(NO_KEY),
        proof=bytes(32),
    )
    info = invitations._place("reader answer", row).associated()
    row.answer = primitives.seal_to(with_alice, envelope.pad(encode(forged)), info)
    row.save()
    readers.settle(alice.vault)
    assert shown(alice.vault, reader_id).is_invited
    assert not shown(alice.vault, reader_id).is_waiting


def readers_key(writer: Writer, reader_id: object) -> bytes:
    with head.reading(writer.vault) as current:
        found = readers.reader_of(writer.vault, current, reader_id)  # type: ignore[arg-type]
    return primitives.public_key_of(found.document.answer_key)


def test_an_invitation_that_was_changed_in_the_database_is_not_accepted(
    alice: Writer, bob: Writer, charlie: Writer
) -> None:
    _, code = invited(alice.vault)
    ReaderInvitation.objects.update(owner=bob.account.pk)
    with pytest.raises(TamperedEnvelope):
        accepting.accept(vault=charlie.vault, code=code)
    assert not SharingKeys.objects.filter(owner=charlie.account.pk).exists()


def test_other_keys_make_other_words(alice: Writer, bob: Writer, charlie: Writer) -> None:
    secret, writer = b"s" * 32, keys(alice.vault).verify_key
    readers_keys = [keys(one.vault).public_key for one in (bob, charlie)]
    said = [own_keys.words(secret, writer=writer, reader=key) for key in readers_keys]
    assert said[0] != said[1]
    assert own_keys.words(b"t" * 32, writer=writer, reader=readers_keys[0]) != said[0]
    assert own_keys.words(secret, writer=b"w" * 32, reader=readers_keys[0]) != said[0]


def test_a_reader_whose_contact_is_locked_reads_nothing(alice: Writer, charlie: Writer) -> None:
    ada = contact(alice.vault, "Ada")
    reader_id = paired(alice.vault, charlie.vault, contact_id=ada)
    contact(alice.vault, "Ada", of=ada, seen=1, never_share=True)
    assert not shown(alice.vault, reader_id).has_account


def test_a_reader_stays_when_two_contacts_become_one(alice: Writer, charlie: Writer) -> None:
    ada, same = contact(alice.vault, "Ada"), contact(alice.vault, "Ada L.")
    reader_id = paired(alice.vault, charlie.vault, contact_id=ada)
    support.merge_contacts(
        vault=alice.vault, kept_id=same, other_id=ada, today=ending.today(), region=REGION
    )
    seen = shown(alice.vault, reader_id)
    assert seen.has_account
    assert (seen.contact, seen.name) == (same, "Ada L.")
    view_id = made(alice.vault, chosen=[save(alice.vault, "Herons.")], contact=same)
    granting.give(vault=alice.vault, view_id=view_id, reader_id=reader_id)
    assert known(charlie.vault).views


def test_two_who_invite_each_other_are_both_reader_and_writer(alice: Writer, bob: Writer) -> None:
    to_bob, to_alice = paired(alice.vault, bob.vault), paired(bob.vault, alice.vault)
    assert shown(alice.vault, to_bob).words == known(bob.vault).words
    assert shown(bob.vault, to_alice).words == known(alice.vault).words
    assert SharingKeys.objects.count() == 2
