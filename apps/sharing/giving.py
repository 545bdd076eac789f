"""A view's link: given, and withdrawn. What is withdrawn opens nothing in a restored backup either."""

from uuid import UUID

from apps.sharing import held, links, register
from apps.sharing.following import rewrite
from apps.sharing.links import Given
from apps.sharing.models import LinkGrant
from apps.sharing.register import OpenView
from apps.vault import head, revocations
from apps.vault.documents import OpenVault


def give_link(*, vault: OpenVault, view_id: UUID) -> Given:
    """A new link and new words, shown once. The link before opens nothing from here on. Raises
    NotLive, NeverShareWith, TooManyAtOnce."""
    with head.reading(vault) as current:
        private_key = held.kept_view(vault, current, view_id).document.private_key
    given, row, wrap_id = links.new(vault.owner, view_id, private_key)  # slow: outside of any lock
    with head.writing(vault) as current:
        view = held.kept_view(vault, current, view_id)
        held.refuse_locked_contact(vault, current, view)
        _revoke_links(view)
        row.save(force_insert=True)
        view.document.grant_ids.append(wrap_id)
        rewrite(vault, current, view)
    return given


def withdraw_link(*, vault: OpenVault, view_id: UUID) -> None:
    with head.writing(vault) as current:
        view = register.view_of(vault, current, view_id)
        _revoke_links(view)
        rewrite(vault, current, view)


def _revoke_links(view: OpenView) -> None:
    """Durable before anything else of the act is: see revocations.py."""
    for row in LinkGrant.objects.filter(owner=view.row.owner_id, id=view.row.id):
        wrap_id = links.grant_id(row)
        if wrap_id in view.document.grant_ids:
            revocations.revoke(wrap_id)
            view.document.grant_ids.remove(wrap_id)
        row.delete()
