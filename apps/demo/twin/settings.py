"""The site's own settings, with the twin's pages in place of the journal's."""

from config.settings import *  # noqa: F403
from config.settings import INSTALLED_APPS as OURS

INSTALLED_APPS = [*OURS, "apps.demo.twin"]
ROOT_URLCONF = "apps.demo.twin.urls"
