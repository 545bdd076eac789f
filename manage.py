#!/usr/bin/env python3
"""Run one administrative command: `python manage.py help` lists them."""

import os
import signal
import sys


def main() -> None:
    if sys.argv[1:2] == ["start"]:
        # Ctrl-C waits until `start` listens: raised inside an import, it may be swallowed.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(str(error))  # a setting was refused: its sentence, without our own frames


if __name__ == "__main__":
    main()
