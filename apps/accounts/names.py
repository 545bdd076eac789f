"""User names: compared by an HMAC under the pepper, stored nowhere in readable form."""

import unicodedata

from apps.vault import pepper, primitives

LONGEST = 80


def normal(name: str) -> str:
    """Raises ValueError for what is too long: the work grows with the square of the length."""
    if len(name.strip()) > LONGEST:
        raise ValueError
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name.strip()).casefold())


def tag_of(name: str) -> bytes:
    """32 bytes. Two spellings that differ in case or Unicode form alone give the same tag."""
    return primitives.mac(pepper.key("user names"), normal(name).encode())


def decoy_salt(tag: bytes, length: int) -> bytes:
    """The salt that an unknown name always gets, so that nothing tells it from a known one."""
    return primitives.mac(pepper.key("decoys"), tag)[:length]
