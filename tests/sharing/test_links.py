"""A link and its words open a view together, and nothing else does."""

from contextlib import suppress
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.sharing import flows, links
from apps.sharing.links import Given, LinkCutShort
from apps.sharing.models import Copy, LinkGrant
from apps.sharing.sealing import ViewKeys, new_private_key
from apps.vault import pepper, revocations
from apps.vault.exceptions import WrapRevoked, WrongKey
from tests.cast import Writer
from tests.journal.writing import save
from tests.sharing.sharing import made, view

pytestmark = pytest.mark.django_db
PRIVATE_KEY = b"k" * 32


def opened(given_: Given, row: LinkGrant | None, view_id: UUID) -> bytes:
    return links.opened(row, view_id, links.secret_in(given_.fragment), given_.passphrase)


@pytest.fixture
def alices(alice: Writer) -> tuple[Given, LinkGrant, UUID]:
    view_id = uuid4()
    given_, row, _wrap_id = links.new(alice.vault.owner, view_id, PRIVATE_KEY)
    return given_, row, view_id


def test_link_and_words_open_it(alices: tuple[Given, LinkGrant, UUID]) -> None:
    assert opened(*alices) == PRIVATE_KEY


def test_neither_the_link_nor_the_words_open_it_alone(
    alice: Writer, alices: tuple[Given, LinkGrant, UUID]
) -> None:
    given_, row, view_id = alices
    other, _row, _wrap = links.new(alice.vault.owner, view_id, PRIVATE_KEY)
    for wrong in (
        Given(given_.fragment, other.passphrase),
        Given(other.fragment, given_.passphrase),
    ):
        with pytest.raises(WrongKey):
            opened(wrong, row, view_id)


def test_it_opens_no_other_view_and_none_that_never_was(
    alices: tuple[Given, LinkGrant, UUID],
) -> None:
    given_, row, _view_id = alices
    for found in (row, None):
        with pytest.raises(WrongKey):
            opened(given_, found, uuid4())


def test_the_database_and_the_link_open_nothing_without_the_pepper(
    alices: tuple[Given, LinkGrant, UUID], settings: object, tmp_path: object
) -> None:
    given_, row, view_id = alices
    path = settings.SECRETS_DIR / "pepper"  # type: ignore[attr-defined]
    before = path.read_text()
    path.chmod(0o600)
    path.write_text(pepper.new())
    pepper.forget()
    try:
        with pytest.raises(WrongKey):
            opened(given_, row, view_id)
    finally:
        path.write_text(before)
        pepper.forget()


def test_a_link_that_was_replaced_opens_nothing_not_even_with_its_old_row(alice: Writer) -> None:
    view_id = made(alice.vault, chosen=[save(alice.vault, "Herons.")])
    first = flows.give_link(vault=alice.vault, view_id=view_id)
    old_row = LinkGrant.objects.get(id=view_id)
    second = flows.give_link(vault=alice.vault, view_id=view_id)
    with pytest.raises(WrongKey):
        opened(first, LinkGrant.objects.get(id=view_id), view_id)
    with pytest.raises(WrapRevoked):
        opened(first, old_row, view_id)
    private_key = view(alice.vault, view_id).document.private_key
    assert opened(second, LinkGrant.objects.get(id=view_id), view_id) == private_key


def test_a_stopped_view_opens_nothing_in_a_restored_backup(alice: Writer) -> None:
    view_id = made(alice.vault, chosen=[save(alice.vault, "Herons.")])
    given_ = flows.give_link(vault=alice.vault, view_id=view_id)
    backup = LinkGrant.objects.get(id=view_id)
    flows.stop(vault=alice.vault, view_id=view_id, now=1)
    assert revocations.is_revoked(links.grant_id(backup))
    with pytest.raises(WrapRevoked):
        opened(given_, backup, view_id)


@pytest.mark.parametrize(
    "way",
    [
        "https://notes.example.org/v/9a0d/#{}",
        "  https://notes.example.org/v/9a0d?utm_source=mail&fbclid=Iw#{}&fbclid=IwAR0x ",
        "<https://notes.example.org/v/9a0d#{}>",
        "(https://notes.example.org/v/9a0d#{}).",
        "#{}?utm_medium=chat",
        "{}",
    ],
)
def test_a_pasted_link_is_read_whatever_a_program_glued_to_it(way: str) -> None:
    fragment = links._written(b"\x5a" * links.SECRET_BYTES)
    assert links.secret_in(way.format(fragment)) == b"\x5a" * links.SECRET_BYTES
    assert links.secret_in(way.format(fragment.lower())) == b"\x5a" * links.SECRET_BYTES


def test_a_link_broken_over_lines_is_read_and_letters_that_look_alike_are_one() -> None:
    fragment = links._written(b"\x01" * links.SECRET_BYTES)
    assert links.secret_in(f"https://notes.example.org/v/9a0d#{fragment[:10]}\n {fragment[10:]}")
    assert links.secret_in(fragment.replace("0", "O").replace("1", "l"))


def test_an_old_backup_opens_after_a_stop_where_nothing_is_revoked(
    alice: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What docs/threat-model.md does not promise: a thief's own machine has no `revocations`."""
    view_id = made(alice.vault, chosen=[save(alice.vault, "Herons.")])
    given_ = flows.give_link(vault=alice.vault, view_id=view_id)
    row, copy = LinkGrant.objects.get(id=view_id), Copy.objects.get(view_id=view_id)
    flows.stop(vault=alice.vault, view_id=view_id, now=1)
    with pytest.raises(WrapRevoked):
        opened(given_, row, view_id)
    monkeypatch.setattr(revocations, "is_revoked", lambda wrap_id: False)
    private_key = opened(given_, row, view_id)
    assert ViewKeys(alice.vault.owner, view_id, private_key).open_copy(copy).text == "Herons."


@given(st.binary(min_size=20, max_size=20), st.integers(0, 33))
def test_a_link_that_was_cut_is_known_for_one(secret: bytes, kept: int) -> None:
    fragment = links._written(secret)
    assert links.secret_in(fragment) == secret
    with pytest.raises(LinkCutShort):
        links.secret_in(fragment[:kept])


@given(st.text())
def test_anything_else_is_no_link(text: str) -> None:
    with suppress(LinkCutShort):
        assert len(links.secret_in(text)) == links.SECRET_BYTES


@pytest.mark.parametrize(
    "typed", ["Copper meadow lantern", " copper-meadow-lantern ", "COPPER  MEADOW\nLANTERN."]
)
def test_words_are_the_same_however_they_are_spaced_or_written(typed: str) -> None:
    assert links.normal(typed) == "copper meadow lantern"


def test_a_view_needs_thirty_two_bytes_of_its_own() -> None:
    assert len(new_private_key()) == 32
    assert new_private_key() != new_private_key()
