"""Which words with a capital are names: lists, and no model. All is in the form in which folding compares.

`ordinary.txt` holds words that stand with a small letter in the texts that the suggester of tactics
learned from. Forenames and frequent words come from the lists of zxcvbn, imported where they are
used: 50,000 words that most requests do without.
"""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Final

_FOLDER: Final = Path(__file__).parent
_LISTS: Final = tomllib.loads((_FOLDER / "words.toml").read_text("utf-8"))
_SUFFIXES: Final = (
    ("ies", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ing", ""), ("ly", ""), ("er", ""),
)  # fmt: skip
_LEAST: Final = 3
_CONTRACTED: Final = re.compile("'(?:d|ll|m|re|ve|s)$")


def _words(part: str, *names: str) -> frozenset[str]:
    lists: dict[str, str] = _LISTS[part]
    return frozenset(" ".join(lists[name] for name in names or lists).split())


QUIET: Final = _words("quiet")
NAMES_AND_WORDS: Final = _words("both", "words")
BEFORE_NAMES: Final = _words("cues", "before")
BEFORE_CHILDREN: Final = _words("cues", "child")
BEFORE_PLACES: Final = _words("cues", "place")
AFTER_NAMES: Final = _words("cues", "verbs")
SPEECH: Final = _words("cues", "speech")
INSIDE_NAMES: Final = _words("cues", "inside")
SMALL_IN_HEADLINES: Final = _words("small", "headlines")
PRONOUNS: Final = _words("small", "pronouns")
GERMAN: Final = _words("cues", "german")


@cache
def _ordinary() -> frozenset[str]:
    return frozenset((_FOLDER / "ordinary.txt").read_text("utf-8").split())


@cache
def _forenames() -> frozenset[str]:
    from zxcvbn.frequency_lists import FREQUENCY_LISTS as LISTS

    counted = frozenset(LISTS["female_names"]) | frozenset(LISTS["male_names"])
    return (counted | _words("forenames")) - _words("both") - QUIET


@cache
def _frequent() -> frozenset[str]:
    from zxcvbn.frequency_lists import FREQUENCY_LISTS as LISTS

    return frozenset(LISTS["english_wikipedia"]) | frozenset(LISTS["us_tv_and_film"])


def is_forename(word: str) -> bool:
    return word in _forenames() and word not in _ordinary()


def is_quiet(word: str) -> bool:
    """Also with an ending: Tuesdays, I'd."""
    return word in QUIET or _CONTRACTED.sub("", word).removesuffix("s") in QUIET


def is_ordinary(word: str) -> bool:
    """A word that is no name, whatever its first letter."""
    return is_quiet(word) or word in _ordinary() or _stem(word) in _ordinary()


def is_frequent(word: str) -> bool:
    """Often written; names of towns and of people are among such words."""
    return word in _frequent()


def _stem(word: str) -> str:
    for suffix, instead in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _LEAST:
            return word.removesuffix(suffix) + instead
    return word
