"""A grant opens one view for one account, and only while its writer wants it to."""

import datetime as dt

import pytest

from apps.accounts import flows as accounts
from apps.sharing import accepting, ending, flows, granted, granting, grants, readers
from apps.sharing.flows import NotLive
from apps.sharing.granting import NotCompared, NotTheirs
from apps.sharing.models import AccountGrant, Contents, Reader, View
from apps.sharing.reader_documents import GrantDocument
from apps.sharing.sealing import ViewKeys
from apps.vault import head, keyring, primitives
from apps.vault.documents import OpenVault
from apps.vault.exceptions import TamperedEnvelope, WrapRevoked
from tests.cast import Writer
from tests.journal.writing import save
from tests.sharing.readers.pairing import given, invited, keys, known, paired, shown
from tests.sharing.sharing import made, view
from tests.support.network import contact

pytestmark = pytest.mark.django_db
NEW_PASSWORD = "two grey herons on a quiet weir"


def reads(reader: OpenVault, view_id: object) -> bool:
    """Whether the account opens the list of this view."""
    found = granted.opened(reader, view_id)  # type: ignore[arg-type]
    if found is None:
        return False
    owner, private_key = found
    row = Contents.objects.get(id=view_id)
    return ViewKeys(owner, row.view_id, private_key).open_contents(row).is_whole


def document_of(writer: Writer, view_id: object, reader_id: object) -> GrantDocument:
    """As the writer seals it."""
    with head.reading(writer.vault) as current:
        reader = readers.reader_of(writer.vault, current, reader_id)  # type: ignore[arg-type]
    return GrantDocument(
        view=view_id,  # type: ignore[arg-type]
        private_key=view(writer.vault, view_id).document.private_key,  # type: ignore[arg-type]
        writer=writer.account.pk,
        name="Alice",
        verify_key=keys(writer.vault).verify_key,
        invitation=reader.document.invitation,
    )


def refused(row: AccountGrant, reader: Writer) -> type[Exception] | None:
    try:
        grants.opened(row, keys(reader.vault), reader.account.pk)
    except TamperedEnvelope as error:
        return type(error)
    return None


def test_a_grant_opens_for_its_account_and_its_view_alone(
    alice: Writer, bob: Writer, charlie: Writer
) -> None:
    view_id, _ = given(alice.vault, charlie.vault)
    other = made(alice.vault, chosen=[save(alice.vault, "Barges.")])
    paired(alice.vault, bob.vault, contact_id=contact(alice.vault, "Ben"))
    assert reads(charlie.vault, view_id)
    assert not reads(charlie.vault, other)
    assert not reads(bob.vault, view_id)
    assert [one.view_id for one in known(charlie.vault).views] == [view_id]
    assert known(bob.vault).views == []


def test_a_row_that_was_pointed_elsewhere_opens_nothing(
    alice: Writer, bob: Writer, charlie: Writer
) -> None:
    view_id, _ = given(alice.vault, charlie.vault)
    other = made(alice.vault, chosen=[save(alice.vault, "Barges.")])
    paired(alice.vault, bob.vault, contact_id=contact(alice.vault, "Ben"))
    for change in (
        {"view_id": other},
        {"owner": bob.account.pk},
        {"reader_tag": grants.tag_of(bob.account.pk)},
    ):
        before = AccountGrant.objects.values().get()
        AccountGrant.objects.update(**change)
        assert not reads(bob.vault, view_id)
        assert not reads(charlie.vault, other)
        assert known(charlie.vault).views == []
        AccountGrant.objects.update(**before)
    assert reads(charlie.vault, view_id)


def test_a_grant_without_the_writers_signature_is_refused(alice: Writer, charlie: Writer) -> None:
    view_id, reader_id = given(alice.vault, charlie.vault)
    mine = keys(charlie.vault)
    facts = {"account": charlie.account.pk, "public_key": mine.public_key}
    forged = grants.sealed(document_of(alice, view_id, reader_id), signing_key=b"f" * 32, **facts)
    assert refused(forged, charlie) is TamperedEnvelope
    signed = keys(alice.vault).signing_key
    good = grants.sealed(document_of(alice, view_id, reader_id), signing_key=signed, **facts)
    assert refused(good, charlie) is None
    moved = AccountGrant(
        owner_id=good.owner_id, view_id=view_id, reader_tag=good.reader_tag, sealed=good.sealed
    )
    assert refused(moved, charlie) is TamperedEnvelope


def test_a_grant_of_another_writer_or_key_is_refused(
    alice: Writer, bob: Writer, charlie: Writer
) -> None:
    view_id, reader_id = given(alice.vault, charlie.vault)
    mine, foreign = keys(charlie.vault), keys(bob.vault)
    facts = {
        "signing_key": foreign.signing_key,
        "account": charlie.account.pk,
        "public_key": mine.public_key,
    }
    as_alice = document_of(alice, view_id, reader_id)
    as_alice.verify_key = foreign.verify_key
    assert refused(grants.sealed(as_alice, **facts), charlie) is grants.AnotherKey
    as_bob = document_of(alice, view_id, reader_id)
    as_bob.writer, as_bob.verify_key = bob.account.pk, foreign.verify_key
    assert refused(grants.sealed(as_bob, **facts), charlie) is TamperedEnvelope


def test_another_key_of_the_writer_is_said_and_not_opened(alice: Writer, charlie: Writer) -> None:
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
    assert known(charlie.vault).has_another_key
    assert known(charlie.vault).views == []
    assert not reads(charlie.vault, view_id)


def test_a_grant_to_a_swapped_key_is_of_no_use_to_the_right_account(
    alice: Writer, charlie: Writer
) -> None:
    view_id, reader_id = given(alice.vault, charlie.vault)
    row = grants.sealed(
        document_of(alice, view_id, reader_id),
        signing_key=keys(alice.vault).signing_key,
        account=charlie.account.pk,
        public_key=primitives.public_key_of(b"s" * 32),
    )
    assert refused(row, charlie) is TamperedEnvelope


def test_nothing_is_given_before_the_words_were_compared(alice: Writer, charlie: Writer) -> None:
    ada = contact(alice.vault, "Ada")
    view_id = made(alice.vault, chosen=[save(alice.vault, "Herons.")], contact=ada)
    reader_id, code = invited(alice.vault, contact_id=ada)
    with pytest.raises(NotCompared):
        granting.give(vault=alice.vault, view_id=view_id, reader_id=reader_id)
    with pytest.raises(Reader.DoesNotExist):
        readers.confirm(vault=alice.vault, reader_id=reader_id)
    accepting.accept(vault=charlie.vault, code=code)
    readers.settle(alice.vault)
    with pytest.raises(NotCompared):
        granting.give(vault=alice.vault, view_id=view_id, reader_id=reader_id)


def test_a_view_goes_to_whom_it_was_made_for(alice: Writer, charlie: Writer) -> None:
    reader_id = paired(alice.vault, charlie.vault)
    view_id = made(
        alice.vault,
        chosen=[save(alice.vault, "Herons.")],
        contact=contact(alice.vault, "Ben"),
    )
    with pytest.raises(NotTheirs):
        granting.give(vault=alice.vault, view_id=view_id, reader_id=reader_id)


def test_new_passwords_and_recovery_keep_what_was_given(alice: Writer, charlie: Writer) -> None:
    view_id, _ = given(alice.vault, charlie.vault)
    words = known(charlie.vault).words
    accounts.change_password(account=alice.account, vault=alice.vault, password=NEW_PASSWORD)
    assert reads(charlie.vault, view_id)
    new = accounts.change_password(
        account=charlie.account, vault=charlie.vault, password=NEW_PASSWORD
    )
    assert reads(new, view_id)
    by_paper = accounts.finish_recovery(
        account=charlie.account,
        vault=keyring.recover(charlie.account.pk, charlie.recovery),
        name="charlie again",
        password=NEW_PASSWORD,
    )
    assert reads(by_paper, view_id)
    assert known(by_paper).words == words


def test_an_invitation_outlives_a_new_password_of_its_writer(
    alice: Writer, charlie: Writer
) -> None:
    reader_id, code = invited(alice.vault)
    accepting.accept(vault=charlie.vault, code=code)
    new = accounts.change_password(account=alice.account, vault=alice.vault, password=NEW_PASSWORD)
    readers.settle(new)
    assert shown(new, reader_id).words == known(charlie.vault).words


def test_a_stopped_view_is_nowhere_and_no_backup_brings_it_back(
    alice: Writer, charlie: Writer
) -> None:
    view_id, _ = given(alice.vault, charlie.vault)
    backup = AccountGrant.objects.values().get()
    flows.stop(vault=alice.vault, view_id=view_id, now=1)
    assert not AccountGrant.objects.exists()
    assert known(charlie.vault).views == []
    row = AccountGrant(**backup)
    with pytest.raises(WrapRevoked):
        grants.opened(row, keys(charlie.vault), charlie.account.pk)
    row.save(force_insert=True)
    assert granted.opened(charlie.vault, view_id) is None


def test_what_rests_or_is_over_is_not_listed(alice: Writer, charlie: Writer) -> None:
    view_id, _ = given(alice.vault, charlie.vault)
    ending.freeze(alice.account.pk)
    assert known(charlie.vault).views == []
    View.objects.update(frozen=False)
    assert known(charlie.vault).views == []
    flows.unfreeze(vault=alice.vault, view_id=view_id)
    assert known(charlie.vault).views
    View.objects.update(expires_on=ending.today() - dt.timedelta(days=1))
    assert known(charlie.vault).views == []
    ending.end_expired()
    assert not AccountGrant.objects.exists()


def test_what_is_taken_back_opens_nothing_and_can_be_given_again(
    alice: Writer, charlie: Writer
) -> None:
    view_id, reader_id = given(alice.vault, charlie.vault)
    granting.take(vault=alice.vault, view_id=view_id)
    granting.take(vault=alice.vault, view_id=view_id)
    assert granted.opened(charlie.vault, view_id) is None
    assert view(alice.vault, view_id).document.grant_ids == []
    granting.give(vault=alice.vault, view_id=view_id, reader_id=reader_id)
    assert reads(charlie.vault, view_id)


def test_an_ended_reader_reads_nothing(alice: Writer, charlie: Writer) -> None:
    view_id, reader_id = given(alice.vault, charlie.vault)
    row = AccountGrant.objects.get()
    readers.end(vault=alice.vault, reader_id=reader_id)
    readers.end(vault=alice.vault, reader_id=reader_id)
    assert not AccountGrant.objects.exists()
    assert known(charlie.vault).views == []
    with pytest.raises(WrapRevoked):
        grants.opened(row, keys(charlie.vault), charlie.account.pk)
    with pytest.raises(NotCompared):
        granting.give(vault=alice.vault, view_id=view_id, reader_id=reader_id)


def test_whoever_was_ended_can_be_invited_again(alice: Writer, charlie: Writer) -> None:
    ada = contact(alice.vault, "Ada")
    reader_id = paired(alice.vault, charlie.vault, contact_id=ada)
    readers.end(vault=alice.vault, reader_id=reader_id)
    assert paired(alice.vault, charlie.vault, contact_id=ada) == reader_id
    assert known(charlie.vault).words == shown(alice.vault, reader_id).words


def test_what_is_given_back_is_gone_and_the_writer_sees_it(alice: Writer, charlie: Writer) -> None:
    view_id, reader_id = given(alice.vault, charlie.vault)
    row = AccountGrant.objects.get()
    assert granted.give_back(vault=charlie.vault, grant_id=row.id)
    assert not granted.give_back(vault=charlie.vault, grant_id=row.id)
    with pytest.raises(WrapRevoked):
        grants.opened(row, keys(charlie.vault), charlie.account.pk)
    readers.settle(alice.vault)
    (seen,) = shown(alice.vault, reader_id).views
    assert (seen.id, seen.is_given, seen.is_given_back) == (view_id, False, True)
    granting.give(vault=alice.vault, view_id=view_id, reader_id=reader_id)
    (seen,) = shown(alice.vault, reader_id).views
    assert (seen.is_given, seen.is_given_back) == (True, False)


def test_nobody_gives_back_what_is_not_theirs(alice: Writer, bob: Writer, charlie: Writer) -> None:
    given(alice.vault, charlie.vault)
    assert not granted.give_back(vault=bob.vault, grant_id=AccountGrant.objects.get().id)
    assert AccountGrant.objects.exists()


def test_a_view_that_was_stopped_is_not_given(alice: Writer, charlie: Writer) -> None:
    view_id, reader_id = given(alice.vault, charlie.vault)
    flows.stop(vault=alice.vault, view_id=view_id, now=1)
    with pytest.raises(NotLive):
        granting.give(vault=alice.vault, view_id=view_id, reader_id=reader_id)
