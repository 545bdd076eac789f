import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext

from apps.core.checks import machine_warnings


class Command(BaseCommand):
    help = "Looks at the machine: swap, tickets, modes of secrets. Exit code 1 when it found something."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        found = machine_warnings()
        for line in found or [gettext("Nothing to report.")]:
            self.stdout.write(line)
        sys.exit(1 if found else 0)
