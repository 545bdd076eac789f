from django.apps import AppConfig

from apps.core.start_steps import register_step


class SupportConfig(AppConfig):
    name = "apps.support"

    def ready(self) -> None:
        from apps.accounts import countries, unlock_steps
        from apps.support import distance, flows, followers, helplines, start

        register_step(start.check_helplines)
        countries.register(helplines.named)
        followers.register_offers(distance.offers)
        unlock_steps.register(lambda vault: flows.forget_deleted(vault=vault))
