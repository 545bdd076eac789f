"""Ed25519: RFC 8032 and Project Wycheproof against our wrapper, and what must not pass."""

import pytest

from apps.vault import primitives
from apps.vault.exceptions import TamperedEnvelope
from tests.vault.vectors import Vector, load, named

unhex = bytes.fromhex
SEED = bytes(range(32))


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ours signs a list under our own domain; here the vector's message stands alone."""
    monkeypatch.setattr(primitives, "listed", lambda domain, *parts: b"".join(parts))


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize("vector", load("rfc8032_ed25519"), ids=named)
def test_signing_follows_rfc_8032(vector: Vector) -> None:
    seed, message = unhex(vector["secret"]), unhex(vector["msg"])
    assert primitives.verify_key_of(seed).hex() == vector["public"]
    assert primitives.sign(seed, message).hex() == vector["sig"]
    primitives.check_signature(unhex(vector["public"]), unhex(vector["sig"]), message)


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize("vector", load("wycheproof_ed25519"), ids=named)
def test_checking_agrees_with_wycheproof(vector: Vector) -> None:
    key, signature = unhex(vector["public"]), unhex(vector["sig"])
    if vector["result"] == "invalid":
        with pytest.raises(TamperedEnvelope):
            primitives.check_signature(key, signature, unhex(vector["msg"]))
        return
    primitives.check_signature(key, signature, unhex(vector["msg"]))


@pytest.mark.parametrize("key", [b"", b"\x01" * 31, b"\xff" * 33])
def test_what_is_no_key_has_signed_nothing(key: bytes) -> None:
    with pytest.raises(TamperedEnvelope):
        primitives.check_signature(key, primitives.sign(SEED, b"words"), b"words")


def test_a_signature_holds_for_one_list_and_one_key() -> None:
    key, signature = primitives.verify_key_of(SEED), primitives.sign(SEED, b"one", b"two")
    primitives.check_signature(key, signature, b"one", b"two")
    for parts in [(b"onet", b"wo"), (b"one",), (b"two", b"one"), (b"one", b"two", b"")]:
        with pytest.raises(TamperedEnvelope):
            primitives.check_signature(key, signature, *parts)
    with pytest.raises(TamperedEnvelope):
        primitives.check_signature(primitives.verify_key_of(b"x" * 32), signature, b"one", b"two")


def test_what_another_program_signed_with_the_same_key_is_not_ours() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(primitives, "DOMAIN", b"another.program")
        signature = primitives.sign(SEED, b"words")
    with pytest.raises(TamperedEnvelope):
        primitives.check_signature(primitives.verify_key_of(SEED), signature, b"words")
