"""The lines of a vCard (RFC 6350, RFC 2426, and 2.1 before them), each whole and decoded. Pure.

Our own reader: vobject, the one kept library, knows neither 4.0 nor 2.1 and gives up a whole file for
one broken line. What is needed here is a name, ways to reach somebody, and the number of a line that
could not be read.
"""

import quopri
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from apps.core.typed import clean

_LINE: Final = re.compile(
    r"(?:[A-Za-z0-9-]+\.)?([A-Za-z0-9-]+)((?:;(?:[^\":;]|\"[^\"]*\")*)*):(.*)", re.DOTALL
)
_PARAMETER: Final = re.compile(r";((?:[^\":;]|\"[^\"]*\")*)")
_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)
_CHARSETS: Final = ("utf-8", "cp1252")
# Python knows others whose time grows with the square of a text.
_KNOWN: Final = frozenset(
    ["ASCII", "US-ASCII", "UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "KOI8-R", "KOI8-U", "BIG5"]
    + ["SHIFT_JIS", "SHIFT-JIS", "ISO-2022-JP", "EUC-JP", "EUC-KR", "GB2312", "GBK", "GB18030"]
    + [f"ISO-8859-{part}" for part in (*range(1, 12), *range(13, 17))]
    + [f"{name}{page}" for name in ("WINDOWS-", "CP") for page in range(1250, 1259)]
)
_QUOTED: Final = "QUOTED-PRINTABLE"
_BASE64: Final = frozenset({"B", "BASE64"})


class ContentLine(NamedTuple):
    """`number` is that of its first line in the file, from 1. `name` is "" for what could not be read;
    `types` are folded. `value` is decoded, its escapes are not."""

    number: int
    name: str
    types: frozenset[str]
    value: str


class _Physical(NamedTuple):
    number: int
    text: str


def read(text: str) -> Iterator[ContentLine]:
    """Every content line in order. Blank lines and the pictures of 2.1 are passed over."""
    is_picture = False
    for number, line in _unfolded(text):
        match = _LINE.fullmatch(line)
        if not match:
            # A picture in base64 goes on without a fold, and holds no colon.
            if not is_picture:
                yield ContentLine(number, "", frozenset(), line)
            continue
        words = _parameters(match[2])
        is_picture = not _BASE64.isdisjoint(words)
        value = "" if is_picture else _decoded(match[3], words)
        types = frozenset(word.lower() for word in words)
        yield ContentLine(number, match[1].upper(), types, value)


def unescaped(value: str) -> str:
    return _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)


def parts(value: str, separator: str) -> list[str]:
    """A structured value in its pieces, each without escapes."""
    found, piece, is_escaped = [], [""], False
    for character in value:
        if character == separator and not is_escaped:
            found.append("".join(piece))
            piece = []
        else:
            piece.append(character)
        is_escaped = character == "\\" and not is_escaped
    found.append("".join(piece))
    return [unescaped(one).strip() for one in found]


def _unfolded(text: str) -> Iterator[_Physical]:
    whole: list[str] = []
    first, is_quoted, is_soft = 0, False, False
    for number, line in enumerate(text.split("\n"), 1):
        if whole and line[:1] in (" ", "\t"):
            whole.append(line[1:])
        elif whole and is_soft:
            whole[-1] = whole[-1][:-1]
            whole.append(line)
        else:
            yield from _finished(first, whole)
            whole, first, is_quoted = [line], number, _is_quoted(line)
        is_soft = is_quoted and whole[-1].endswith("=")
    yield from _finished(first, whole)


def _finished(number: int, whole: list[str]) -> Iterator[_Physical]:
    line = "".join(whole)
    if line.strip():
        yield _Physical(number, line)


def _is_quoted(line: str) -> bool:
    return _QUOTED in line.partition(":")[0].upper()


def _parameters(text: str) -> list[str]:
    """Values of all parameters in capitals; charsets as `CHARSET=…`, for only they need their name."""
    found = []
    for match in _PARAMETER.finditer(text):
        name, is_named, value = match[1].upper().partition("=")
        if name == "CHARSET":
            found.append(f"CHARSET={value}")
        else:
            found += (value if is_named else name).replace('"', "").split(",")
    return found


def _decoded(value: str, words: list[str]) -> str:
    if _QUOTED not in words:
        return value
    data = quopri.decodestring(value.encode("utf-8", "replace"))
    charset = next((word.partition("=")[2] for word in words if word.startswith("CHARSET=")), "")
    # Decoded, it can hold line ends and controls that were taken out of the file itself.
    return clean(_in_letters(data, charset))


def _in_letters(data: bytes, charset: str) -> str:
    for name in (*_KNOWN.intersection([charset]), *_CHARSETS):
        try:
            return data.decode(name)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")
