"""What holds for every text: padding, places, and that sealing twice never looks alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.vault import envelope, primitives
from apps.vault.envelope import Place
from apps.vault.exceptions import TamperedEnvelope
from tests.vault import second

texts = st.binary(max_size=3000) | st.binary(max_size=40).map(lambda text: text + b"\x80\x00\x00")
places = st.builds(
    Place,
    purpose=st.sampled_from(["document", "data key", "head"]),
    owner=st.binary(min_size=16, max_size=16),
    table=st.sampled_from(["profile", "entry", "entry revision"]),
    row=st.binary(min_size=16, max_size=16),
    revision=st.integers(0, 2**64 - 1),
    part=st.integers(0, 2**32 - 1),
    epoch=st.integers(0, 2**64 - 1),
)
KEY = bytes(range(32))


@given(texts)
def test_padding_is_undone_exactly(text: bytes) -> None:
    assert envelope.unpad(envelope.pad(text)) == text


@given(st.integers(0, 60_000_000))
def test_a_padded_size_is_the_padme_size_above_its_floor(length: int) -> None:
    size = envelope.padded_length(length)
    assert size == second.padme(max(length + 1, 256))
    assert max(length + 1, 256) <= size <= max(256, (length + 1) * 1.12 + 1)


@given(st.integers(0, 5_000_000))
def test_a_padded_size_tells_only_the_leading_bits_of_a_length(length: int) -> None:
    size = envelope.padded_length(length)
    exponent = size.bit_length() - 1
    assert size % 2 ** (exponent - exponent.bit_length()) == 0
    assert envelope.padded_length(length + 1) >= size


@given(st.binary(max_size=600))
def test_only_what_pad_gives_is_unpadded(padded: bytes) -> None:
    try:
        text = envelope.unpad(padded)
    except TamperedEnvelope:
        return
    assert envelope.pad(text) == padded


@given(texts, places)
def test_what_is_sealed_opens_in_its_place_for_both_readers(text: bytes, place: Place) -> None:
    sealed = envelope.seal(KEY, text, place)
    assert envelope.open_sealed(KEY, sealed, place) == text
    written = place._asdict() | {"owner": place.owner.hex(), "row": place.row.hex()}
    assert second.open_envelope(KEY, sealed, written) == text


@given(texts, places, places)
def test_what_is_sealed_opens_in_no_other_place(text: bytes, place: Place, other: Place) -> None:
    if place == other:
        return
    with pytest.raises(TamperedEnvelope):
        envelope.open_sealed(KEY, envelope.seal(KEY, text, place), other)


@given(st.lists(st.binary(max_size=6), max_size=5), st.lists(st.binary(max_size=6), max_size=5))
def test_no_two_lists_are_joined_alike(left: list[bytes], right: list[bytes]) -> None:
    assert (primitives.listed(*left) == primitives.listed(*right)) == (left == right)


def test_sealing_the_same_twice_never_looks_alike() -> None:
    place = Place("document", bytes(16), "profile", bytes(16))
    assert len({envelope.seal(KEY, b"the same", place) for _ in range(100)}) == 100
