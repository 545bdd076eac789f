from django.apps import AppConfig

from apps.core.start_steps import register_step


class SupportConfig(AppConfig):
    name = "apps.support"

    def ready(self) -> None:
        from apps.accounts import countries
        from apps.support import helplines, start

        register_step(start.check_helplines)
        countries.register(helplines.named)
