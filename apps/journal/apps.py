import datetime as dt

from django.apps import AppConfig

from apps.core.start_steps import register_housekeeping


class JournalConfig(AppConfig):
    name = "apps.journal"

    def ready(self) -> None:
        from apps.accounts import unlock_steps
        from apps.journal import flows, opening

        unlock_steps.register(opening.settle)
        register_housekeeping(lambda: flows.purge_bin(today=dt.datetime.now(dt.UTC).date()))
