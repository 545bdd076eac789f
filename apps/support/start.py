"""What start-up checks: that the helplines can be read as a whole."""

from django.utils.translation import gettext

from apps.core.start_steps import StartRefused
from apps.support import helplines


def check_helplines() -> None:
    """Raises StartRefused with the file, the row and the field that is wrong."""
    try:
        helplines.read()
    except helplines.UnreadableHelplines as fault:
        raise StartRefused(
            gettext(
                "The file of helplines in apps/support/ cannot be used. %(fault)s. "
                "Copy the file from the version you installed."
            )
            % {"fault": fault}
        ) from None
