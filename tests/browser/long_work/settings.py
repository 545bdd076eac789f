from config.settings import *  # noqa: F403
from config.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.browser.long_work"]
ROOT_URLCONF = "tests.browser.long_work.urls"
