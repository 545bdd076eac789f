import secrets

from django.apps import AppConfig
from django.conf import settings

from apps.core.start_steps import register_housekeeping, register_secret, register_step


def random_key() -> str:
    return secrets.token_urlsafe(48)


class CoreConfig(AppConfig):
    name = "apps.core"

    def ready(self) -> None:
        from apps.core import jobs
        from apps.core.checks import refuse_tickets_on_disk

        register_step(refuse_tickets_on_disk)
        register_step(jobs.give_up_left)
        register_housekeeping(jobs.purge)
        register_secret("django_key", random_key)
        if not settings.DATABASE_URL:
            register_secret("postgres_password", random_key)
