from django.apps import AppConfig

from apps.core.start_steps import register_step


class TacticsConfig(AppConfig):
    name = "apps.tactics"

    def ready(self) -> None:
        from apps.tactics import start

        register_step(start.check_catalogue)
