"""How much of what is marked the check finds, end to end: what is no longer there when all is replaced."""

import re
from collections.abc import Iterable

from apps.journal.redaction import Known, Replacement, find, replaced

MARK = re.compile(r"\{([nt]):([^}]*)\}")
# Beside a name, they tell of nobody.
TITLES = {"Frau", "Mrs", "Mr", "Ms", "Dr", "Dr.", "PC", "de", "la"}


def plain(sentence: str) -> str:
    return MARK.sub(r"\2", sentence)


def missed(sentences: Iterable[str], kind: str) -> tuple[int, list[str]]:
    """How many are marked in this way, and those that are still there."""
    marked, left = 0, []
    for sentence in sentences:
        text = plain(sentence)
        findings = find([text], Known(region="GB"))
        after = replaced(text, [Replacement(needle=f.needle, instead="[…]") for f in findings])
        for _, words in (match.groups() for match in MARK.finditer(sentence) if match[1] == kind):
            marked += 1
            if any(re.search(rf"(?<!\w){re.escape(part)}(?!\w)", after) for part in parts(words)):
                left.append(words)
    return marked, left


def parts(words: str) -> list[str]:
    return [part for part in re.split(r"[\s,]+|['\u2019]s\b", words) if part and part not in TITLES]


def recall(sentences: Iterable[str], kind: str) -> float:
    marked, left = missed(sentences, kind)
    return 1 - len(left) / marked


if __name__ == "__main__":
    from tests.journal.redaction.marked import FIRST, SECOND, THIRD

    sets = {"first": FIRST, "second": SECOND, "third": THIRD}
    for name, sentences in sets.items():
        for kind, label in (("n", "names"), ("t", "numbers, addresses and the like")):
            marked, left = missed(sentences, kind)
            print(f"{name}, {label}: {marked - len(left)} of {marked}; not found: {left}")
