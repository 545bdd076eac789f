"""Words that are likely the name of somebody or of a place, by their capitals and the words beside them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from apps.journal.redaction import lexicon
from apps.journal.redaction.findings import CHILD, NAME, PLACE, Span
from apps.journal.redaction.sentences import Sentence, Word, sentences

_BESIDE: Final = frozenset({" ", "-", ". ", "  "})
_LISTED: Final = frozenset({"and", "y", "et", "und", "e", "&"})
_ARTICLES: Final = frozenset(
    {
        "the",
        "a",
        "an",
        "this",
        "that",
        "my",
        "our",
        "his",
        "her",
        "your",
        "their",
        "some",
        "any",
        "no",
    }
)
_MOST_CONNECTORS: Final = 3
_MOST_INITIALS: Final = 3
_SHOWN_SMALL: Final = 2


class Likely:
    """What is learned from all texts decides over words that could be either."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._read = [sentences(text) for text in texts]
        words = [word for read in self._read for sentence in read for word in sentence.words]
        self._small = Counter(word.folded for word in words if not word.is_capital)
        self._seen: set[str] = set()
        for sentence in (sentence for read in self._read for sentence in read):
            for at, word in enumerate(sentence.words):
                if not word.is_first and self._is_name(sentence, at):
                    self._seen.add(word.folded)

    def spans(self, number: int) -> Iterator[Span]:
        """Of the text of that number."""
        for sentence in self._read[number]:
            yield from self._in_sentence(sentence)

    def _in_sentence(self, sentence: Sentence) -> Iterator[Span]:
        words, at, kind_before = sentence.words, 0, ""
        while at < len(words):
            until = self._run(sentence, at)
            if until > at:
                kind = _kind(words, at, until, kind_before)
                yield Span(words[at].start, words[until - 1].end, kind)
                kind_before, at = kind, until
            else:
                if words[at].folded not in _LISTED:
                    kind_before = ""
                at += 1

    def _run(self, sentence: Sentence, at: int) -> int:
        """Where the name that begins here ends; `at` if none does."""
        words, first = sentence.words, at
        while first < at + _MOST_INITIALS and _is_initial_before(words, first):
            first += 1
        if not self._is_name(sentence, first):
            return at
        until = first + 1
        while (
            until < len(words) and not words[until - 1].is_possessive and _are_beside(words, until)
        ):
            step = until
            while (
                step < len(words) - 1
                and _is_inside(words, step)
                and step < until + _MOST_CONNECTORS
            ):
                step += 1
            if not self._goes_on(sentence, step):
                break
            until = step + 1
        return until

    def _goes_on(self, sentence: Sentence, at: int) -> bool:
        word = sentence.words[at]
        if not word.is_capital or word.is_loud != sentence.words[at - 1].is_loud or word.is_first:
            return False
        if word.is_initial:
            return word.text != "I"
        return self._is_name(sentence, at) or not lexicon.is_quiet(word.folded)

    def _is_name(self, sentence: Sentence, at: int) -> bool:
        word = sentence.words[at]
        if not word.is_capital or len(word.text) < 2:
            return False
        if lexicon.is_forename(word.folded):
            return not word.is_loud or len(word.text) > 2
        if word.is_loud:
            return False
        before = sentence.words[at - 1] if at and not word.is_first else None
        if before and _is_cue(before, word):
            return True
        if sentence.is_muted or lexicon.is_quiet(word.folded):
            return False
        if word.is_first:
            return self._is_name_at_beginning(sentence.words, at)
        if word.folded in lexicon.NAMES_AND_WORDS:
            return before is None or before.folded not in _ARTICLES
        is_small = self._small[word.folded] >= _SHOWN_SMALL
        return not is_small and not _is_ordinary(word)

    def _is_name_at_beginning(self, words: list[Word], at: int) -> bool:
        word, after = words[at], words[at + 1] if at + 1 < len(words) else None
        following = after.folded if after and after.gap == " " else ""
        if word.folded in lexicon.NAMES_AND_WORDS:
            return following in lexicon.SPEECH or (word.is_possessive and word.folded in self._seen)
        if _is_ordinary(word):
            return False
        if word.folded in self._seen:
            return True
        if following == "and" and [each.text for each in words[at + 2 : at + 3]] == ["I"]:
            return True
        is_told = word.is_possessive or following in lexicon.AFTER_NAMES
        return is_told and not lexicon.is_frequent(word.folded)


def _is_ordinary(word: Word) -> bool:
    """All its parts are: mother-in-law, not Jean-Luc."""
    parts = [part for part in word.folded.replace("'", "-").split("-") if len(part) > 1]
    return all(lexicon.is_ordinary(part) for part in parts)


def _is_cue(before: Word, word: Word) -> bool:
    if word.gap not in (" ", ". "):
        return False
    if before.folded in lexicon.BEFORE_CHILDREN:
        return not before.is_capital and not lexicon.is_quiet(word.folded)
    return before.folded in lexicon.BEFORE_NAMES and not lexicon.is_quiet(word.folded)


def _is_initial_before(words: list[Word], at: int) -> bool:
    return words[at].is_initial and [
        each.gap in (".", ". ") for each in words[at + 1 : at + 2]
    ] == [True]


def _are_beside(words: list[Word], at: int) -> bool:
    """In "J.K. Rowling" too."""
    return words[at].gap in _BESIDE or (words[at].gap == "." and words[at - 1].is_initial)


def _is_inside(words: list[Word], at: int) -> bool:
    word = words[at]
    return word.folded in lexicon.INSIDE_NAMES and word.gap == " " and not word.is_capital


def _kind(words: list[Word], at: int, until: int, kind_before: str) -> str:
    if kind_before == CHILD and words[at].gap.strip() in ("", ",", "&"):
        return CHILD
    if not at:
        return NAME
    before = words[at - 1]
    if before.folded in lexicon.BEFORE_CHILDREN and words[at].gap.strip() in ("", ",", ":"):
        return CHILD
    is_there = before.folded in lexicon.BEFORE_PLACES and not words[until - 1].is_possessive
    return PLACE if is_there and not lexicon.is_forename(words[at].folded) else NAME
