"""`manage.py start`: from an empty folder, or one that was killed at any moment, to a served site."""

import os
import resource
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation import gettext

from apps.core import (
    data_folder,
    database,
    secret_files,
    serving,
    start_steps,
    static_files,
    stopping,
)
from apps.core.housekeeping import Hourly
from apps.core.start_steps import StartRefused
from config import postgres


class Command(BaseCommand):
    help = "Starts the site: makes what is missing, then serves it until Ctrl-C."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=settings.PORT)
        parser.add_argument("--demo", action="store_true", help="with a sample writer")
        for name in start_steps.renewals:
            parser.add_argument(f"--new-{name}", action="store_true", help="after its loss")

    def handle(self, *args: Any, **options: Any) -> None:
        renewed = {name for name in start_steps.renewals if options[f"new_{name}"]}
        try:
            leave_no_memory_behind()
            stopping.listen()
            refuse_weak_keys()
            data_folder.settle(settings.DATA_DIR)
            with data_folder.held(settings.DATA_DIR):
                self.prepare(options["port"], renewed)
                self.serve_beside_postgres(renewed, demo=options["demo"])
        except StartRefused as refusal:
            self.stderr.write(str(refusal))
            sys.exit(1)
        except KeyboardInterrupt:
            sys.exit(0)

    def prepare(self, port: int, renewed: set[str]) -> None:
        """Settings read the port and the secrets as they load: whatever is new begins anew."""
        if port != settings.PORT:
            os.environ["PORT"] = str(port)
            begin_anew()
        serving.refuse_taken_port()
        is_used = postgres.exists(settings.DATA_DIR)
        if settings.DATABASE_URL:
            database.refuse_unreachable()
            is_used = bool(secret_files.missing()) and database.is_in_use()
        if is_used:
            secret_files.refuse_lost(renewed)
        elif secret_files.make_missing():
            begin_anew()

    def serve_beside_postgres(self, renewed: set[str], *, demo: bool) -> None:
        server = None
        try:
            with stopping.postponed():
                if not settings.DATABASE_URL:
                    server = postgres.start(settings.DATA_DIR, settings.SECRETS_DIR)
            self.serve(renewed, demo=demo)
        finally:
            stopping.ignore()
            database.let_go()
            if server:
                server.stop()

    def serve(self, renewed: set[str], *, demo: bool) -> None:
        database.migrate()
        with stopping.postponed():
            static_files.collect()
        steps = [start_steps.renewals[name] for name in renewed]
        steps += start_steps.steps + (start_steps.demo_steps if demo else [])
        steps += start_steps.notices
        notices = [notice for step in steps if (notice := step())]
        database.let_go()
        hourly = Hourly()
        hourly.start()
        try:
            serving.serve(lambda: self.announce(notices))
        finally:
            for stop in start_steps.stops:
                stop()
            hourly.stop()

    def announce(self, notices: list[str]) -> None:
        for line in (settings.SITE_URL.geturl().rstrip("/") + "/", *notices):
            self.stdout.write(line)
        self.stdout.flush()


def leave_no_memory_behind() -> None:
    """A core file is the memory of a process that broke: keys and words. None is written of this
    process, the workers and Postgres."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def begin_anew() -> None:
    stopping.hold()
    os.execv(sys.executable, sys.orig_argv)  # noqa: S606 (this very command)


def refuse_weak_keys() -> None:
    """Tests run with a cheap key derivation. A site that people use never does."""
    memory = getattr(settings, "VAULT_KDF_MEMORY_MIB", 64)
    passes = getattr(settings, "VAULT_KDF_PASSES", 3)
    if memory < 64 or passes < 3:
        raise StartRefused(
            gettext(
                "VAULT_KDF_MEMORY_MIB and VAULT_KDF_PASSES are set for tests. Please unset both."
            )
        )
