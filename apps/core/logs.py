"""What may stand in a log: the class of an error and the place in our code, never a value."""

import logging
import traceback
from collections.abc import ItemsView

from django.views.debug import SafeExceptionReporterFilter


class ClassAndPlace(logging.Formatter):
    """One line a record. An exception's own text may quote what somebody wrote: it is left out."""

    def format(self, record: logging.LogRecord) -> str:
        line = f"{record.levelname} {record.name}"
        error = record.exc_info[1] if record.exc_info else None
        if error is None:
            # The message template is ours; its arguments (paths, hosts) are not repeated.
            return f"{line}: {record.msg}"
        frames = traceback.extract_tb(error.__traceback__)[-3:]
        place = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames))
        return f"{line}: {type(error).__name__} at {place}"


class OnlyFaults(logging.Filter):
    """Django tells of every answer above 499 as an error. One that a page gave on purpose, such as
    "later", has no exception and is none; a flood of them would fill the log."""

    def filter(self, record: logging.LogRecord) -> bool:
        return record.name != "django.request" or record.exc_info is not None


class NothingToSee(SafeExceptionReporterFilter):
    """Debug pages and reports show neither form fields nor local variables."""

    def is_active(self, request: object) -> bool:
        return True

    def get_post_parameters(self, request: object) -> dict[str, str]:
        return {}

    def get_traceback_frame_variables(
        self, request: object, tb_frame: object
    ) -> ItemsView[str, object]:
        return dict[str, object]().items()
