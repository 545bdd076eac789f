"""`manage.py invite`: a code for one further writer."""

from typing import Any

from django.core.management.base import BaseCommand

from apps.accounts import set_up
from apps.core import database


class Command(BaseCommand):
    help = "Prints an invitation for one further writer, good for seven days."

    def handle(self, *args: Any, **options: Any) -> None:
        with database.at_hand():
            self.stdout.write(set_up.invite())
