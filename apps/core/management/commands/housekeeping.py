from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext

from apps.core import database, housekeeping


class Command(BaseCommand):
    help = "Removes what is past its day. `start` does this hourly by itself."

    def handle(self, *args: Any, **options: Any) -> None:
        with database.at_hand():
            if not housekeeping.run():
                self.stdout.write(gettext("Another process is doing this already."))
