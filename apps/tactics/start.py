"""What start-up checks: that the catalogue can be read as a whole."""

from django.utils.translation import gettext

from apps.core.start_steps import StartRefused
from apps.tactics import catalogue


def check_catalogue() -> None:
    """Raises StartRefused with the file, the tactic and the field that is wrong."""
    try:
        catalogue.read()
    except catalogue.UnreadableCatalogue as fault:
        raise StartRefused(
            gettext(
                "A file of the library in apps/tactics/catalogue/ cannot be used. %(fault)s. "
                "Copy the file from the version you installed."
            )
            % {"fault": fault}
        ) from None
