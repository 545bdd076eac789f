from django.apps import AppConfig


class SharingConfig(AppConfig):
    name = "apps.sharing"

    def ready(self) -> None:
        from apps.core.start_steps import register_housekeeping
        from apps.journal import followers
        from apps.sharing import ending, following

        followers.register(following.FOLLOWER)
        register_housekeeping(ending.end_expired)
