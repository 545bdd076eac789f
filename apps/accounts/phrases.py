"""Phrases of five unrelated everyday words, for people who would rather not think one up."""

import secrets
from functools import cache
from pathlib import Path

WORDS = 5


@cache
def words() -> list[str]:
    """2,048 of them, 11 bits each."""
    return Path(__file__).with_name("words.txt").read_text().split()


def suggest() -> str:
    """55 random bits."""
    return "-".join(secrets.choice(words()) for _ in range(WORDS))


def is_phrase(text: str) -> bool:
    """Whether `suggest` could have said it."""
    parts = text.split("-")
    return len(parts) == WORDS and set(parts) <= set(words())
