"""Project Wycheproof, RFC 5869, RFC 9106 and RFC 9180 against our wrappers of the libraries."""

import subprocess
import sys

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from apps.vault import primitives
from apps.vault.exceptions import TamperedEnvelope
from tests.vault import second
from tests.vault.vectors import Vector, load, named

unhex = bytes.fromhex
HPKE = load("rfc9180_hpke")[0]

# RFC 9106, section 5.3. It has four lanes, which we never use in this process: see primitives.py.
ARGON2_BY_THE_BOOK = """
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
made = Argon2id(salt=b"\\x02" * 16, length=32, iterations=3, lanes=4, memory_cost=32,
                secret=b"\\x03" * 8, ad=b"\\x04" * 12).derive(b"\\x01" * 32)
print(made.hex())
"""


@pytest.mark.parametrize("vector", load("wycheproof_aes_gcm"), ids=named)
def test_aes_gcm_agrees_with_wycheproof(vector: Vector) -> None:
    cipher, about = primitives.Cipher(unhex(vector["key"])), unhex(vector["aad"])
    sealed = unhex(vector["iv"] + vector["ct"] + vector["tag"])
    if vector["result"] == "invalid":
        with pytest.raises(TamperedEnvelope):
            cipher.open(sealed, about)
        return
    assert cipher.open(sealed, about).hex() == vector["msg"]
    assert cipher.seal(unhex(vector["msg"]), about, nonce=unhex(vector["iv"])) == sealed


@pytest.mark.parametrize("vector", load("wycheproof_hkdf_sha256"), ids=named)
def test_hkdf_agrees_with_wycheproof_and_rfc_5869(
    vector: Vector, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ours always writes its own domain into the info; here the vector's info stands there."""
    monkeypatch.setattr(primitives, "listed", lambda *parts: unhex(vector["info"]))
    key, salt = unhex(vector["ikm"]), unhex(vector["salt"])
    if vector["result"] == "invalid":
        with pytest.raises(ValueError, match="larger than 8160"):
            primitives.derive(key, "", salt=salt, length=vector["size"])
        return
    assert primitives.derive(key, "", salt=salt, length=vector["size"]).hex() == vector["okm"]
    made = second.expand(second.extract(salt, key), unhex(vector["info"]), vector["size"])
    assert made.hex() == vector["okm"]


@pytest.mark.parametrize("vector", load("wycheproof_x25519"), ids=named)
def test_x25519_agrees_with_wycheproof(vector: Vector) -> None:
    """A message is sealed by hand from the vector's shared secret; ours opens it or refuses."""
    private_key, sent = unhex(vector["private"]), unhex(vector["public"])
    context = sent + primitives.public_key_of(private_key)
    key, nonce = second.hpke_keys(unhex(vector["shared"]), context, b"info")
    sealed = sent + AESGCM(key).encrypt(nonce, b"words", b"")
    if "ZeroSharedSecret" in vector["flags"]:
        with pytest.raises(TamperedEnvelope):
            primitives.open_with(private_key, sealed, b"info")
        with pytest.raises(TamperedEnvelope):
            primitives.seal_to(sent, b"words", b"info")
        return
    assert primitives.open_with(private_key, sealed, b"info") == b"words"


def test_the_second_reader_follows_rfc_9180() -> None:
    shared = second.open_hpke(
        unhex(HPKE["skRm"]),
        unhex(HPKE["enc"] + HPKE["ct"]),
        unhex(HPKE["info"]),
        unhex(HPKE["aad"]),
    )
    assert shared.hex() == HPKE["pt"]


def test_hpke_is_what_the_second_reader_reads() -> None:
    private_key, info = unhex(HPKE["skRm"]), unhex(HPKE["info"])
    public_key = primitives.public_key_of(private_key)
    assert public_key.hex() == HPKE["pkRm"]
    sealed = primitives.seal_to(public_key, b"words", info)
    assert second.open_hpke(private_key, sealed, info) == b"words"
    with pytest.raises(TamperedEnvelope):
        primitives.open_with(private_key, sealed, info + b".")
    with pytest.raises(TamperedEnvelope):
        primitives.open_with(private_key, sealed[:20], info)


def test_the_library_we_compare_argon2id_with_follows_rfc_9106() -> None:
    command = [sys.executable, "-c", ARGON2_BY_THE_BOOK]
    made = subprocess.run(command, capture_output=True, timeout=30, check=True, text=True)
    assert made.stdout.strip() == "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"


@pytest.mark.parametrize(("memory_kib", "passes"), [(8, 1), (64, 3), (1024, 2), (8192, 1)])
def test_argon2id_by_libsodium_agrees_with_it(memory_kib: int, passes: int) -> None:
    salt = bytes(range(16))
    reference = Argon2id(salt=salt, length=32, iterations=passes, lanes=1, memory_cost=memory_kib)
    ours = primitives.stretch(b"words", salt, memory_bytes=memory_kib * 1024, passes=passes)
    assert ours == reference.derive(b"words")
