from django.apps import AppConfig

from apps.core.start_steps import register_demo_step


class DemoConfig(AppConfig):
    name = "apps.demo"

    def ready(self) -> None:
        from apps.demo import instance

        register_demo_step(instance.prepare)
