from django.apps import AppConfig

from apps.core.start_steps import register_housekeeping, register_notice


class AccountsConfig(AppConfig):
    name = "apps.accounts"

    def ready(self) -> None:
        from apps.accounts import invitations, set_up
        from apps.core import counters

        invitations.register(set_up.admission)
        register_notice(set_up.announce_token)
        register_housekeeping(set_up.purge_invitations)
        register_housekeeping(counters.sweep)
