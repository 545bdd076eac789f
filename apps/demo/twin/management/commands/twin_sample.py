"""Makes the twin's tables and fills them with the texts that `manage.py sample` writes."""

import datetime as dt
from argparse import ArgumentParser
from collections.abc import Iterator
from itertools import islice
from typing import Any
from uuid import uuid4

from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.core.management.base import BaseCommand

from apps.accounts.documents import ProfileDocument
from apps.accounts.models import Account
from apps.demo import acquaintances, filling, words, writers
from apps.demo.twin import network, tables, writing
from apps.demo.twin.models import Entry

BATCH = 500


class Command(BaseCommand):
    help = "For the bench: the same texts as plain rows."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--writer", required=True)
        parser.add_argument("--password", required=True)
        parser.add_argument("--entries", required=True, type=int)
        parser.add_argument("--contacts", default=0, type=int)

    def handle(self, *args: Any, **options: Any) -> None:
        tables.make()
        hasher = PBKDF2PasswordHasher()
        account = Account.objects.create(
            name_tag=options["writer"].encode(),
            password=hasher.encode(options["password"], hasher.salt()),
        )
        if options["contacts"]:
            today = dt.datetime.now(dt.UTC).date()
            network.fill(account.pk, acquaintances.drawn(options["contacts"], today))
        rows = self.rows(account, options["entries"])
        while batch := list(islice(rows, BATCH)):
            Entry.objects.bulk_create(batch)
        tables.settle()

    def rows(self, account: Account, count: int) -> Iterator[Entry]:
        profile, today = (
            ProfileDocument(zone=writers.machine_zone()),
            dt.datetime.now(dt.UTC).date(),
        )
        for document in filling.documents(words.texts(count), profile.zone, today):
            yield writing.entry_of(account.pk, uuid4(), document, profile.day_ends_at)
