from django.apps import AppConfig


class PlanConfig(AppConfig):
    name = "apps.plan"

    def ready(self) -> None:
        from apps.accounts import unlock_steps
        from apps.journal.incidents import orders
        from apps.plan import clauses, deleting, renewing

        orders.register(clauses.offered)
        unlock_steps.register(lambda vault: deleting.forget_deleted(vault=vault))
        unlock_steps.register(lambda vault: renewing.renew(vault=vault))
