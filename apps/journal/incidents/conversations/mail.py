"""E-mails pasted with their headers (RFC 5322), alone or as a thread of forwards. Pure.

Headers and quoted lines stay in the rest, whole: they hold addresses, time zones and words of others.
"""

import email.header
import email.utils
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from apps.journal.incidents.conversations.pieces import Pasted, Piece
from apps.journal.incidents.conversations.stamps import MOMENT, Stamp, read_stamp

_KINDS: Final = {
    "from": "from von de da van fra",
    "date": "date sent datum gesendet fecha enviado data envoy\u00e9 inviato verzonden",
    "to": "to an para \u00e0 a aan",
    "subject": "subject betreff asunto objet oggetto assunto onderwerp",
}
_KIND_OF: Final = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_FIELD: Final = re.compile(r"[ *]*+([^\W\d_][\w-]{0,40})\*? ?:(?=[ *\n]|\Z)")
_FIRST: Final = re.compile(
    rf"^[ *]*+(?:{'|'.join(_KINDS['from'].split())})\*? ?:[ *]", re.MULTILINE | re.IGNORECASE
)
_LINE: Final = re.compile(r"[^\n]*\n?")
_MOMENT: Final = re.compile(MOMENT, re.IGNORECASE)
_ENCODED: Final = re.compile(
    r"^content-(?:transfer-encoding: *+(?:base64|quoted-printable)|type: *+multipart)",
    re.MULTILINE | re.IGNORECASE,
)
_REPLY: Final = re.compile(r"(?:re|aw|antw|sv|rv|res|fwd?|wg|tr|enc) ?:", re.IGNORECASE)
_WROTE: Final = re.compile(
    r"(?:wrote|a \u00e9crit|escribi\u00f3|ha scritto|escreveu|(?:schrieb|schreef)[^:\n]{0,80}) ?: *\Z",
    re.IGNORECASE,
)
_RULE: Final = re.compile(r"(?:[-_]{5,}|[-_]{2,} ?[^-_\n]{3,40} ?[-_]{2,})\Z")
_MOST_HEADERS: Final = 80
# The decoder of the standard library takes quadratic time on what is no header.
_LONGEST_HEADER: Final = 1_000


class _Letter(NamedTuple):
    """One e-mail: its headers by kind, and where its body begins."""

    fields: dict[str, str]
    start: int
    body: int


def pieces_of_letter(pasted: Pasted) -> list[Piece]:
    """As `pieces`, if the text begins with headers: then what its body quotes is not the thread."""
    is_letter = _is_letter(_letter(pasted, _beginning(pasted)), at_least=2)
    return pieces(pasted) if is_letter else []


def pieces(pasted: Pasted) -> list[Piece]:
    letters = list(_letters(pasted))
    # An encoded body is not words as anybody reads them.
    if not letters or _ENCODED.search(pasted.level):
        return []
    ends = [*(letter.start for letter in letters[1:]), len(pasted.text)]
    return [
        piece
        for letter, end in zip(letters, ends, strict=True)
        for piece in _spoken(pasted, letter, end)
    ]


def _letters(pasted: Pasted) -> Iterator[_Letter]:
    """Header blocks: the one that begins a text, and those below it that have From first."""
    at = _beginning(pasted)
    starts = [at, *(match.start() for match in _FIRST.finditer(pasted.level, at))]
    for place, start in enumerate(starts):
        if start < at:
            continue
        letter = _letter(pasted, start)
        at = letter.body
        if _is_letter(letter, at_least=3 if place else 2):
            yield letter


def _beginning(pasted: Pasted) -> int:
    return len(pasted.level) - len(pasted.level.lstrip(" \n"))


def _is_letter(letter: _Letter, *, at_least: int) -> bool:
    sender = letter.fields.get("from", "")
    return 0 < len(sender) <= _LONGEST_HEADER and len(letter.fields) >= at_least


def _letter(pasted: Pasted, start: int) -> _Letter:
    fields: dict[str, str] = {}
    kind = ""
    at = start
    for line, _ in zip(_LINE.finditer(pasted.level, start), range(_MOST_HEADERS), strict=False):
        name = _FIELD.match(line.group())
        if name:
            kind = _KIND_OF.get(name[1].casefold(), "")
            if kind and kind not in fields:
                fields[kind] = pasted.text[line.start() + name.end() : line.end()].strip(" *\t\r\n")
        elif line.group()[:1] == " " and line.group().strip():
            if kind in fields:
                fields[kind] += " " + pasted.text[slice(*line.span())].strip()
        else:
            break
        at = line.end()
    return _Letter(fields, start, at)


def _spoken(pasted: Pasted, letter: _Letter, end: int) -> Iterator[Piece]:
    speaker = _speaker(letter.fields["from"])
    stamp = _stamp(letter.fields.get("date", ""))
    address = _address(letter.fields["from"])
    subject = _decoded(letter.fields.get("subject", ""))
    if subject and not _REPLY.match(subject):
        # Nothing is taken out of the headers for it: they stay whole in the rest.
        yield Piece(letter.body, letter.body, speaker, subject, stamp, address=address)
    for start, stop in _own_lines(pasted, letter.body, end):
        if words := pasted.words(start, stop):
            yield Piece(start, stop, speaker, words, stamp, address=address)


def _own_lines(pasted: Pasted, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Runs of lines that are not quoted. What stands after "... wrote:" without marks is nobody's."""
    own: list[tuple[int, int]] = []
    kept: list[tuple[int, int]] | None = None
    at = start
    for line in pasted.level[start:end].rstrip().split("\n"):
        stop = min(at + len(line) + 1, end)
        if line[:1] == ">":
            if own:
                yield from _run(pasted, own[: len(own) - _attribution(pasted, own)])
                own, kept = [], None
        else:
            own.append((at, stop))
            if kept is None and line[-4:].rstrip()[-1:] == ":" and _WROTE.search(line):
                count = _attribution(pasted, own)
                kept = own[:-count] if count else None
        at = stop
    yield from _run(pasted, own if kept is None else kept)


def _run(pasted: Pasted, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """From the first of these lines to the last, without a rule such as "-- Original message --"."""
    for at, stop in reversed(lines):
        line = pasted.level[at:stop].strip()
        if line and not _RULE.match(line):
            yield lines[0][0], stop
            return


def _attribution(pasted: Pasted, own: list[tuple[int, int]]) -> int:
    """How many of these last lines say who wrote what is quoted next, blank lines included."""
    texts = [pasted.level[at:stop].strip() for at, stop in own[-5:]]
    blank = 0
    while texts and not texts[-1]:
        texts.pop()
        blank += 1
    if not texts or not texts[-1].endswith(":"):
        return 0
    said: list[str] = []
    while texts and texts[-1] and len(said) < 3:
        said.append(texts.pop())
    return blank + len(said) if any(sign.isdigit() for sign in "".join(said)) else 0


def _speaker(value: str) -> str:
    decoded = _decoded(value)
    name, address = email.utils.parseaddr(decoded) if "<" in decoded else ("", "")
    return " ".join((name or address or decoded).split())


def _address(value: str) -> str:
    """Of a sender; "" where only a name is there."""
    address = email.utils.parseaddr(_decoded(value))[1] if len(value) <= _LONGEST_HEADER else ""
    return address if "@" in address else ""


def _decoded(value: str) -> str:
    """Encoded words (RFC 2047) as they are read; what cannot be decoded stays as it is."""
    if len(value) > _LONGEST_HEADER:
        return value
    try:
        return str(email.header.make_header(email.header.decode_header(value))).strip()
    except (ValueError, LookupError, UnicodeError):
        return value.strip()


def _stamp(value: str) -> Stamp | None:
    """The sender's clock as written: its zone stays in the headers."""
    found = _MOMENT.search(value)
    return read_stamp(found.group()) if found else None
