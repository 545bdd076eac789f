"""What a journal puts in order whenever its vault is opened."""

from apps.accounts import flows as accounts
from apps.journal import adoption, flows
from apps.journal.catalogue import Catalogue
from apps.vault import head
from apps.vault.documents import OpenVault
from apps.vault.exceptions import UnknownVersion


def settle(vault: OpenVault) -> None:
    """Left words become drafts, old drafts entries; purged lines go; old pages are written anew."""
    day_ends_at = accounts.load_profile(vault).day_ends_at
    try:
        with head.reading(vault) as current:
            Catalogue(vault, current).all_lines()
    except UnknownVersion:
        flows.rebuild(vault=vault, day_ends_at=day_ends_at)
    adoption.collect_left_words(vault=vault)
    adoption.adopt_old(vault=vault, day_ends_at=day_ends_at)
    flows.forget_purged(vault=vault)
