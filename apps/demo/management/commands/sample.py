"""`manage.py sample`: fills a journal with texts of about 200 words, while the site runs or rests."""

import datetime as dt
import getpass
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError
from django.utils.translation import gettext

from apps.accounts import flows, phrases
from apps.core import database
from apps.demo import acquaintances, filling, writers
from apps.journal import bulk
from apps.vault.documents import OpenVault
from apps.vault.exceptions import WrongKey


class Command(BaseCommand):
    help = "Adds sample entries to a journal, and makes its writer where there is none."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--writer", required=True, help="the name to sign in with")
        parser.add_argument("--entries", required=True, type=int)
        parser.add_argument(
            "--contacts", type=int, default=0, help="as many contacts, with a plan and dates ahead"
        )
        parser.add_argument(
            "--password-from-stdin",
            action="store_true",
            help="read the password from the first line of standard input",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["entries"] < 1:
            raise CommandError(gettext("Please say how many entries: 1 or more."))
        typed = sys.stdin.readline().rstrip("\r\n") if options["password_from_stdin"] else ""
        with database.at_hand():
            self.fill(options["writer"], typed, options["entries"], options["contacts"])

    def fill(self, name: str, typed: str, wanted: int, contacts: int) -> None:
        try:
            is_there = writers.exists(name)
        except OperationalError:
            raise CommandError(gettext("The database server does not answer.")) from None
        vault = (self.unlock if is_there else self.create)(name, typed)
        profile, today = flows.load_profile(vault), dt.datetime.now(dt.UTC).date()
        if contacts:
            acquaintances.fill(vault, acquaintances.drawn(contacts, today))
        entries = filling.entries(wanted, profile.zone, today)
        count = bulk.add_entries(vault=vault, new=entries, day_ends_at=profile.day_ends_at)
        self.stdout.write(gettext("Added: %(count)d entries.") % {"count": count})

    def create(self, name: str, typed: str) -> OpenVault:
        password = typed or phrases.suggest()
        made = writers.create(name, password)
        if not typed:
            self.stdout.write(gettext("Password: %(password)s") % {"password": password})
        self.stdout.write(gettext("Recovery key: %(paper)s") % {"paper": made.paper})
        return made.vault

    def unlock(self, name: str, typed: str) -> OpenVault:
        try:
            password = typed or getpass.getpass(gettext("Password: "))
            return writers.unlock(name, password)
        except WrongKey:
            raise CommandError(gettext("That is not the password of this writer.")) from None
        except EOFError:
            raise CommandError(gettext("The password is needed to open the journal.")) from None
