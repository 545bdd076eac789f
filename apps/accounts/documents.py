"""What is sealed about an account: how the writer wants the place to look and behave."""

from typing import Literal

from apps.vault.documents import Document


class ProfileDocument(Document, kw_only=True):
    """`zone` is an IANA name. `day_ends_at` is an hour: before it, an entry belongs to the evening
    before. `hidden_lock` is in seconds after the tab was hidden; None never locks for that.
    `country` has two letters (ISO 3166); empty is not said. `suggests`: words are compared with the
    library, on this machine.
    `newer_key_shown`: a recovery key was made and is not in place; the one before still works."""

    display_name: str = ""
    product_name: str = ""
    zone: str = "UTC"
    day_ends_at: int = 3
    leave_target: str = ""
    spellcheck: bool = False
    keys: bool = True
    hidden_lock: Literal[0, 60, 300] | None = None
    recovery_confirmed: bool = False
    newer_key_shown: bool = False
    leave_explained: bool = False
    country: str = ""
    suggests: bool = True
