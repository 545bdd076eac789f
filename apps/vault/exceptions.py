"""What can go wrong with keys and sealed documents. None of these carries a value in its text."""


class VaultLocked(Exception):
    """The vault is locked, or was opened in an epoch that has ended since."""


class WrongKey(Exception):
    """A password, a recovery key or a cookie does not open what it was tried on."""


class WrapRevoked(WrongKey):
    """The key is right, and it was replaced or withdrawn earlier (an old backup was restored)."""


class TamperedEnvelope(Exception):
    """A sealed thing is damaged, was moved, or is not the version that the head names."""


class HeadDamaged(TamperedEnvelope):
    """A writer's head is gone or does not open: nobody can tell what is current."""


class UnknownVersion(Exception):
    """A sealed thing was written by a newer release, or by something else."""


class PepperMismatch(Exception):
    """The secret file `pepper` is missing or is not the one this database was written with."""


class NoRoom(Exception):
    """The memory for searches and files between two requests is full; nothing was written."""


class TooManyAtOnce(Exception):
    """Too many people are signing in at this moment; the queue is full."""
