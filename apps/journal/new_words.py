"""After a save: names, numbers and the like that readers of the entry find in it, and did not before."""

from uuid import UUID

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.journal import access, followers
from apps.journal.documents import EntryDocument
from apps.journal.followers import Changed, NewWords
from apps.journal.models import EntryRevision
from apps.vault.documents import OpenVault


def after(vault: OpenVault, entry_id: UUID, base_revision: int, region: str) -> list[SafeString]:
    """One sentence for each reader for whom there are any. Nothing where this save changed nothing."""
    entry = access.entry_to_read(vault, entry_id)
    if entry.revision == base_revision:
        return []
    changed = Changed(entry_id, _before(vault, entry_id, entry.document), entry.document)
    return [_said(found) for found in followers.new_words(vault, changed, region)]


def _before(vault: OpenVault, entry_id: UUID, document: EntryDocument) -> EntryDocument | None:
    if not document.earlier:
        return None
    rows = EntryRevision.objects.filter(owner=vault.owner, entry_id=entry_id)
    row = rows.filter(revision=document.earlier[-1]).first()
    return vault.open(EntryDocument, row) if row else None


def _said(found: NewWords) -> SafeString:
    said = ngettext(
        "New for %(name)s to read: %(count)d name or number.",
        "New for %(name)s to read: %(count)d names or numbers.",
        found.how_many,
    ) % {"name": found.name, "count": found.how_many}
    return format_html('{} <a href="{}">{}</a>', said, found.url, _("See it as they do"))
