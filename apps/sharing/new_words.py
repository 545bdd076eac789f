"""What readers of an entry find in it since its last change, as the check before sharing would find it."""

import re
from collections.abc import Iterator

from django.urls import reverse

from apps.journal.documents import EntryDocument
from apps.journal.followers import Changed, NewWords
from apps.journal.redaction import Known
from apps.sharing import copies, findings, known_of, looking, projection, register
from apps.sharing.documents import LIVE, Terms
from apps.sharing.register import OpenView
from apps.sharing.sealing import ViewKeys
from apps.vault import head
from apps.vault.documents import OpenVault

_Lines = tuple[str, ...]


def of(vault: OpenVault, changed: Changed, region: str) -> Iterator[NewWords]:
    views = _reading(vault, changed)
    known = known_of.writer(vault, region) if views else Known()
    new_in = _Looked(known)
    for view in views:
        before, after = (
            _lines(each, view.document.terms) for each in (changed.before, changed.after)
        )
        new = new_in(tuple(before), tuple(after))
        if new:
            keys = ViewKeys(vault.owner, view.row.id, view.document.private_key)
            url = reverse("view_seen_one", args=[view.row.id, keys.copy_id(changed.id)])
            yield NewWords(view.document.name, len(new), url)


class _Looked:
    """Views that are read alike are looked through once."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._found: dict[tuple[_Lines, _Lines], list[str]] = {}

    def __call__(self, before: _Lines, after: _Lines) -> list[str]:
        if (before, after) not in self._found:
            found = _found(after, before, self._known)
            self._found[before, after] = [words for words in found if not _is_in(words, before)]
        return self._found[before, after]


def _reading(vault: OpenVault, changed: Changed) -> list[OpenView]:
    """Those in which it can be read at this moment."""
    with head.reading(vault) as current:
        views = [
            view
            for view in register.kept_views(vault, current)
            if view.document.state == LIVE and not view.is_over and not view.row.frozen
        ]
        holding = copies.with_copy(vault.owner, views, changed.id) if views else set()
    return [view for view in views if view.row.id in holding]


def _lines(entry: EntryDocument | None, terms: Terms) -> list[str]:
    """Of what is read of it: what the view replaces is replaced already."""
    if entry is None:
        return []
    texts = findings.texts_of(projection.copy_of(entry, terms))
    return [line for text in texts for line in text.splitlines() if line.strip()]


def _found(after: _Lines, before: _Lines, known: Known) -> Iterator[str]:
    """In the lines that are new, as many as can be looked through while somebody waits."""
    was, size, fresh = set(before), 0, list[str]()
    for line in after:
        if line not in was and size < looking.AT_ONCE:
            fresh.append(line[: looking.AT_ONCE - size])
            size += len(line)
    return (finding.words for finding in looking.through(fresh, known))


def _is_in(words: str, lines: _Lines) -> bool:
    whole = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)", re.IGNORECASE)
    return any(map(whole.search, lines))
