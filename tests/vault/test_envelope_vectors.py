"""The frozen known answers, against our code and against the second reader."""

import pytest

from apps.vault import envelope, exceptions
from tests.vault import second
from tests.vault.vectors import GOLDEN, Vector, named, place_of

unhex = bytes.fromhex


@pytest.mark.parametrize("vector", GOLDEN["envelopes"], ids=named)
def test_a_golden_envelope_opens_here_and_in_the_second_reader(vector: Vector) -> None:
    key, sealed, plaintext = (unhex(vector[name]) for name in ("key", "sealed", "plaintext"))
    assert envelope.open_sealed(key, sealed, place_of(vector)) == plaintext
    assert second.open_envelope(key, sealed, vector["place"]) == plaintext


@pytest.mark.parametrize("vector", GOLDEN["envelopes"], ids=named)
def test_sealing_gives_the_golden_bytes_again(vector: Vector) -> None:
    key, nonce, plaintext = (unhex(vector[name]) for name in ("key", "nonce", "plaintext"))
    sealed = envelope.seal(key, plaintext, place_of(vector), nonce=nonce)
    assert sealed.hex() == vector["sealed"]


@pytest.mark.parametrize("vector", GOLDEN["refused_envelopes"], ids=named)
def test_a_spoilt_envelope_is_refused_for_its_own_reason(vector: Vector) -> None:
    with pytest.raises(getattr(exceptions, vector["because"])):
        envelope.open_sealed(unhex(vector["key"]), unhex(vector["sealed"]), place_of(vector))
    with pytest.raises(second.Refused):
        second.open_envelope(unhex(vector["key"]), unhex(vector["sealed"]), vector["place"])


@pytest.mark.parametrize("vector", GOLDEN["wraps"], ids=named)
def test_a_golden_wrap_opens_here_and_in_the_second_reader(vector: Vector) -> None:
    key, wrapped, inner = (unhex(vector[name]) for name in ("key", "wrapped", "inner"))
    wrapping = envelope.WrappingKey(key)
    assert wrapping.unwrap(wrapped, place_of(vector)) == inner
    assert wrapping.wrap(inner, place_of(vector), nonce=unhex(vector["nonce"])) == wrapped
    assert second.open_wrap(key, wrapped, vector["place"]) == inner


@pytest.mark.parametrize("vector", GOLDEN["refused_wraps"], ids=named)
def test_a_spoilt_wrap_is_refused_for_its_own_reason(vector: Vector) -> None:
    wrapping = envelope.WrappingKey(unhex(vector["key"]))
    with pytest.raises(getattr(exceptions, vector["because"])):
        wrapping.unwrap(unhex(vector["wrapped"]), place_of(vector))
    with pytest.raises(second.Refused):
        second.open_wrap(unhex(vector["key"]), unhex(vector["wrapped"]), vector["place"])


def test_every_part_of_a_golden_envelope_is_protected() -> None:
    """One flipped bit anywhere, in each of its bytes."""
    vector = GOLDEN["envelopes"][1]
    sealed = unhex(vector["sealed"])
    for index in range(len(sealed)):
        spoilt = bytearray(sealed)
        spoilt[index] ^= 1 << index % 8
        with pytest.raises((exceptions.TamperedEnvelope, exceptions.UnknownVersion)):
            envelope.open_sealed(unhex(vector["key"]), bytes(spoilt), place_of(vector))
