from django.apps import AppConfig

from apps.core.start_steps import register_housekeeping, register_step


class AccountsConfig(AppConfig):
    name = "apps.accounts"

    def ready(self) -> None:
        from apps.accounts import set_up
        from apps.core import rate_limits

        register_step(set_up.announce_token)
        register_housekeeping(set_up.purge_invitations)
        register_housekeeping(rate_limits.sweep)
