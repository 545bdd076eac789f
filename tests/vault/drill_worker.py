"""The process that the kill drill kills: it writes and rotates, and says each act before and after.

    drill_worker.py setup | work NUMBER PASSWORD | check PASSWORD PASSWORD

What it says: `try write 7`, `done write 7`, `try password 8`, `done password 8`; `check` says JSON.
"""

import json
import sys

import django

PAPER = "0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV-WXYZ"
PAGES = [bytes([number]) * 16 for number in (1, 2, 3)]
ROTATE_EVERY = 4


def say(*words: object) -> None:
    print(*words, flush=True)


def setup() -> None:
    from django.core.management import call_command

    from apps.accounts import flows
    from apps.accounts.documents import ProfileDocument
    from apps.vault import recovery_key, revocations

    call_command("migrate", verbosity=0)
    revocations.start_file()
    opened = flows.create_account(
        name="alice",
        password="sky 0",
        recovery=recovery_key.read(PAPER),
        profile=ProfileDocument(),
        runs_instance=True,
    )
    write(opened.vault, 0)


def write(vault: object, number: int) -> None:
    """All pages say `number`, in one transaction."""
    from apps.journal.models import CataloguePage
    from apps.journal.pages import Pages
    from apps.vault import head
    from apps.vault.documents import OpenVault

    assert isinstance(vault, OpenVault)
    with head.writing(vault) as current:
        pages = Pages(CataloguePage, vault, current)
        for page_id in PAGES:
            pages.write(page_id, str(number).encode(), (0, page_id))


def work(number: int, password: str) -> None:
    from apps.accounts import flows

    account, vault = flows.sign_in(name="alice", password=password, is_known_device=True)
    while True:
        number += 1
        kind = "write" if number % ROTATE_EVERY else "password"
        say("try", kind, number)
        if kind == "write":
            write(vault, number)
        else:
            vault = flows.change_password(account=account, vault=vault, password=f"sky {number}")
        say("done", kind, number)


def check(passwords: list[str]) -> None:
    from apps.accounts import flows
    from apps.accounts.models import Profile
    from apps.journal.models import CataloguePage
    from apps.journal.pages import Pages
    from apps.vault import head, keyring, recovery_key, revocations
    from apps.vault.exceptions import WrongKey
    from apps.vault.models import Head, Keyring

    opened = {}
    for password in passwords:
        try:
            opened[password] = flows.sign_in(name="alice", password=password, is_known_device=True)
        except WrongKey:
            continue
    account, vault = next(iter(opened.values()))
    flows.load_profile(vault)
    with head.reading(vault) as current:
        pages = Pages(CataloguePage, vault, current)
        said = [int(pages.read(page_id)) for page_id in PAGES]
    tables = (Keyring, Head, Profile, CataloguePage)
    epochs = {row.epoch for table in tables for row in table._default_manager.all()}
    paper = keyring.recover(account.id, recovery_key.read(PAPER))
    say(
        json.dumps(
            {
                "opened": list(opened),
                "said": said,
                "epochs": sorted(epochs),
                "epoch": vault.epoch,
                "revoked": len(revocations.path().read_text().splitlines()) - 1,
                "paper_opens_the_same": paper.master == vault.master,
            }
        )
    )


if __name__ == "__main__":
    django.setup()
    if sys.argv[1] == "setup":
        setup()
    elif sys.argv[1] == "work":
        work(int(sys.argv[2]), sys.argv[3])
    else:
        check(sys.argv[2:])
