import secrets
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation import gettext

from apps.core import secret_files
from apps.core.start_steps import StartRefused, register_secret
from config import postgres


class Command(BaseCommand):
    help = "Makes the secret files that SECRETS_DIR lacks, for a server that reads them from elsewhere."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        register_secret(postgres.PASSWORD_FILE, lambda: secrets.token_urlsafe(48))
        try:
            if postgres.exists(settings.DATA_DIR):
                secret_files.refuse_lost(set())
            secret_files.make_missing()
        except StartRefused as refusal:
            self.stderr.write(str(refusal))
            sys.exit(1)
        self.stdout.write(
            gettext("The secret files are in %(folder)s.") % {"folder": settings.SECRETS_DIR}
        )
