"""A form of more bytes or more fields than the site takes. Django refuses it before any view is asked,
so nothing of it is saved; its words are read once more here, and only to be given back.

Whoever is not signed in is told the same sentence, and none of what they sent is held in memory.
"""

from collections.abc import Iterator
from contextlib import suppress
from itertools import repeat
from typing import Final
from urllib.parse import parse_qsl

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.request import RawPostDataException
from django.template.loader import render_to_string

from apps.accounts import preferences
from apps.accounts.same_account import words_of
from apps.journal.documents import LONGEST_TEXT

# Bytes of a form whose words are shown again, and its fields.
LONGEST_SHOWN: Final = 32 * 1024 * 1024
MOST_FIELDS: Final = 100_000
# A browser shows an answer only once it has sent its form; of what is longer it shows that the
# connection broke.
_LONGEST_AWAITED: Final = 256 * 1024 * 1024
_AT_ONCE: Final = 64 * 1024


def too_much(request: HttpRequest, refused: Exception) -> HttpResponse:
    """413. A script keeps its words by itself and needs the status alone."""
    is_long = isinstance(refused, RequestDataTooBig)
    size = _size(request)
    words: list[str] = []
    if request.user.is_authenticated:
        words = list(portions("\n\n".join(_words(request, is_long=is_long, size=size))))
    if request.headers.get("HX-Request"):
        return HttpResponse(status=413)
    context = {
        "size": size if is_long else 0,
        "most": settings.DATA_UPLOAD_MAX_MEMORY_SIZE,
        "fields": settings.DATA_UPLOAD_MAX_NUMBER_FIELDS,
        "words": words,
        "leave_target": preferences.of(request).leave_target,
    }
    return HttpResponse(render_to_string("home/too_much.html", context), status=413)


def portions(text: str, most: int = LONGEST_TEXT) -> Iterator[str]:
    """In parts that each fit into one entry, cut where a line or a word ends. Browsers take minutes to
    show one field of many megabytes, and seconds to show as much in several."""
    left = text.encode()
    start = 0
    while len(left) - start > most:
        end, half = start + most, start + most // 2
        end = left.rfind(b"\n", half, end) + 1 or left.rfind(b" ", half, end) + 1 or end
        while left[end] & 0xC0 == 0x80:  # within a character of UTF-8
            end -= 1
        yield left[start:end].decode()
        start = end
    if start < len(left):
        yield left[start:].decode()


def _size(request: HttpRequest) -> int:
    """Zero where it is not said. The server has checked that it is a number."""
    return int(request.META.get("CONTENT_LENGTH") or 0)


def _words(request: HttpRequest, *, is_long: bool, size: int) -> list[str]:
    """As sent, in the order of the form. None of a form that is not read, or not wholly."""
    with suppress(UnreadablePostError, RawPostDataException, ValueError):
        if size > LONGEST_SHOWN or request.content_type != "application/x-www-form-urlencoded":
            for _part in _parts(request, size):
                continue
            return []
        body = b"".join(_parts(request, size)) if is_long else request.body
        text = body.decode("ascii", errors="replace")
        return words_of(parse_qsl(text, errors="replace", max_num_fields=MOST_FIELDS))
    return []


def _parts(request: HttpRequest, size: int) -> Iterator[bytes]:
    for _ in repeat(None, min(size, _LONGEST_AWAITED) // _AT_ONCE + 1):
        part = request.read(_AT_ONCE)
        if not part:
            return
        yield part
