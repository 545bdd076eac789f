"""A site with one page more: work that takes as long as a test wants."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

KIND = "counting"
TOLD_TO_STOP = "told-to-stop"  # a file in the data folder


class LongWorkConfig(AppConfig):
    name = "tests.browser.long_work"

    def ready(self) -> None:
        from apps.core import jobs

        jobs.register(
            KIND,
            _("Counting the pages"),
            done_url=lambda _id: "/journal/",
            again_url=lambda _id: "/plan/",
        )
