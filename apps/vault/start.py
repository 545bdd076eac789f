"""What start-up checks before a page is served: that secrets, database and revocations fit."""

from contextlib import suppress

from django.db import transaction
from django.utils.translation import gettext

from apps.core import secret_files
from apps.core.start_steps import StartRefused
from apps.vault import pepper, revocations, wraps
from apps.vault.exceptions import PepperMismatch, TamperedEnvelope, UnknownVersion
from apps.vault.models import Keyring, PepperCanary


def check_secrets() -> None:
    """Raises StartRefused with what is wrong and what to do."""
    try:
        canary = pepper.check_canary()
    except PepperMismatch:
        raise StartRefused(
            gettext(
                "The secret file pepper is not the one this database was written with, so no "
                "password would open anything. Copy the right file back from your backup. If it is "
                "lost for good, start with --new-pepper; every writer then needs their recovery key."
            )
        ) from None
    if canary is None:
        pepper.plant_canary(revocations.start_file())
        return
    if revocations.file_id() != bytes(canary.ledger_id):
        raise StartRefused(
            gettext(
                "The file revocations is missing or belongs to another database. Without it, "
                "passwords that were replaced could work again. Copy it back from beside your "
                "backup. If it is lost for good, start with --new-revocations; every writer then "
                "needs their recovery key."
            )
        )


def renew_pepper() -> str:
    """After the loss of the pepper. Every writer comes back with the recovery key."""
    _agree(
        gettext(
            "A new pepper makes every password useless. Each writer comes back with the recovery "
            "key and chooses a name and a password anew."
        )
    )
    with transaction.atomic():
        canary = PepperCanary.objects.filter(id=1).first()
        secret_files.write("pepper", pepper.new())
        pepper.forget()
        pepper.plant_canary(bytes(canary.ledger_id) if canary else revocations.start_file())
    return gettext("A new pepper is in place. Every writer now needs their recovery key.")


def renew_revocations() -> str:
    """After the loss of the revocation file. No password of today opens anything: nobody can tell
    which of them were replaced."""
    canary = pepper.check_canary()
    if canary is None or revocations.file_id() == bytes(canary.ledger_id):
        raise StartRefused(gettext("The revocation file is in its place. Nothing was changed."))
    _agree(
        gettext(
            "A new revocation file makes every password useless. Each writer comes back with the "
            "recovery key and chooses a name and a password anew."
        )
    )
    revocations.path().unlink(missing_ok=True)
    name = revocations.start_file()
    for row in Keyring.objects.all():
        with suppress(TamperedEnvelope, UnknownVersion):  # such a wrap opens nothing as it is
            revocations.revoke(wraps.password_wrap_id(row.password_wrap))
    pepper.plant_canary(name)
    return gettext("A new revocation file is in place. Every writer now needs their recovery key.")


def _agree(consequence: str) -> None:
    """Raises StartRefused unless the person types the sentence."""
    sentence = gettext("every writer needs the recovery key")
    print(consequence)  # noqa: T201 (a conversation on the terminal)
    print(gettext("Type this sentence to go on: %(sentence)s") % {"sentence": sentence})  # noqa: T201
    if input("> ").strip() != sentence:
        raise StartRefused(gettext("Nothing was changed."))
