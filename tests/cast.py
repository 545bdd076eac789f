"""The fixed cast of all tests: Alice owns a journal, Bob owns another, Charlie has none."""

from pathlib import Path
from typing import Any, NamedTuple

from apps.accounts import flows, recovery
from apps.accounts.documents import ProfileDocument
from apps.accounts.models import Account
from apps.vault import pepper, recovery_key, revocations
from apps.vault.documents import OpenVault

ALICE, ALICE_PASSWORD = "alice", "four calm herons by the weir"
BOB, BOB_PASSWORD = "bob", "seven slow barges in the mist"
CHARLIE, CHARLIE_PASSWORD = "charlie", "nine grey pebbles on a sill"


class Writer(NamedTuple):
    """`vault` is open in the epoch of creation; `paper` is the recovery key as it is printed."""

    name: str
    account: Account
    vault: OpenVault
    password: str
    paper: str

    @property
    def recovery(self) -> recovery_key.RecoveryKey:
        return recovery_key.read(self.paper)


def make_writer(name: str, password: str, *, runs_instance: bool = False) -> Writer:
    paper = recovery_key.new()
    account, vault = flows.create_account(
        name=name,
        password=password,
        recovery=recovery_key.read(paper),
        profile=ProfileDocument(display_name=name.title(), recovery_confirmed=True),
        runs_instance=runs_instance,
    )
    recovery.set_first_wait(account, recovery.DEFAULT_WAIT_HOURS)
    return Writer(name, account, vault, password, paper)


def make_alice() -> Writer:
    return make_writer(ALICE, ALICE_PASSWORD, runs_instance=True)


def make_bob() -> Writer:
    return make_writer(BOB, BOB_PASSWORD)


def make_charlie() -> Writer:
    """Somebody who may sign in and owns no journal."""
    charlie = make_writer(CHARLIE, CHARLIE_PASSWORD)
    charlie.account.has_journal = False
    charlie.account.save(update_fields=["has_journal"])
    return charlie


def own_folders(settings: Any, root: Path) -> None:
    """Data, secrets and tickets of one test alone: a new pepper, no revocation yet. The database is
    not in that folder: it runs already, as a server of the operator's own does.

    Call `pepper.forget()` at the end, so that the next test reads its own pepper.
    """
    settings.DATA_DIR = root
    settings.DATABASE_URL = "postgres:///the-one-of-the-tests"
    settings.SECRETS_DIR = root / "secrets"
    settings.TICKETS_DIR = root / "tickets"
    settings.SECRETS_DIR.mkdir(mode=0o700, parents=True)
    (settings.SECRETS_DIR / "pepper").write_text(pepper.new())
    pepper.forget()
    revocations.start_file()
