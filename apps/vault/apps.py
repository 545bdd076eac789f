from django.apps import AppConfig

from apps.core.start_steps import (
    register_housekeeping,
    register_renewal,
    register_secret,
    register_step,
    register_stop,
)


class VaultConfig(AppConfig):
    name = "apps.vault"

    def ready(self) -> None:
        from apps.vault import memory_files, pepper, start, tickets

        register_secret("pepper", pepper.new)
        register_step(start.check_secrets)
        register_step(tickets.lock_everybody)  # a killed start had no time for it
        register_stop(tickets.lock_everybody)
        register_renewal("pepper", start.renew_pepper)
        register_renewal("revocations", start.renew_revocations)
        register_housekeeping(memory_files.sweep)
