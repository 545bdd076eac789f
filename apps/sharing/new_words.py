"""What readers of an entry find in it since its last change, as the check before sharing would find it."""

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


def of(vault: OpenVault, changed: Changed, region: str) -> Iterator[NewWords]:
    views = _reading(vault, changed)
    known = known_of.writer(vault, region) if views else Known()
    for view in views:
        terms = view.document.terms
        new = _needles(changed.after, terms, known) - _needles(changed.before, terms, known)
        if new:
            keys = ViewKeys(vault.owner, view.row.id, view.document.private_key)
            url = reverse("view_seen_one", args=[view.row.id, keys.copy_id(changed.id)])
            yield NewWords(view.document.name, len(new), url)


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


def _needles(entry: EntryDocument | None, terms: Terms, known: Known) -> set[str]:
    """In what is read of it: what the view replaces is replaced already."""
    if entry is None:
        return set()
    texts = list(findings.texts_of(projection.copy_of(entry, terms)))
    return {finding.needle for finding in looking.through(texts, known)}
