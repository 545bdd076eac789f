from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext

from apps.vault import pepper, revocations, wraps
from apps.vault.models import Keyring, PepperCanary


class Command(BaseCommand):
    help = "After the loss of data/revocations: every writer then needs the recovery key."

    def handle(self, *args: object, **options: object) -> None:
        canary = PepperCanary.objects.filter(id=1).first()
        if canary is None or revocations.file_id() == bytes(canary.ledger_id):
            raise CommandError(gettext("The revocation file is in its place. Nothing was changed."))
        revocations.path().unlink(missing_ok=True)
        name = revocations.start_file()
        for row in Keyring.objects.all():
            revocations.revoke(wraps.password_wrap_id(row.password_wrap))
        pepper.plant_canary(name)
        self.stdout.write(
            gettext("A new revocation file is in place. Every writer now needs their recovery key.")
        )
