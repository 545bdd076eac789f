from django.apps import AppConfig


class PlanConfig(AppConfig):
    name = "apps.plan"

    def ready(self) -> None:
        from apps.accounts import unlock_steps
        from apps.plan import deleting

        unlock_steps.register(lambda vault: deleting.forget_deleted(vault=vault))
