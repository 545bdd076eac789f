"""Writers made without a browser: for the sample instance, the sample command and the bench."""

import os
from typing import NamedTuple

from apps.accounts import flows, names, recovery, zones
from apps.accounts.documents import ProfileDocument
from apps.accounts.models import Account
from apps.vault import recovery_key
from apps.vault.documents import OpenVault


class NewWriter(NamedTuple):
    """`paper` is the recovery key as a person would write it down."""

    vault: OpenVault
    paper: str


def exists(name: str) -> bool:
    return Account.objects.filter(name_tag=names.tag_of(name)).exists()


def create(name: str, password: str) -> NewWriter:
    """With everything behind them that set-up asks, so that they land on Today."""
    paper = recovery_key.new()
    account, vault = flows.create_account(
        name=name,
        password=password,
        recovery=recovery_key.read(paper),
        profile=ProfileDocument(zone=machine_zone(), recovery_confirmed=True, leave_explained=True),
        runs_instance=not Account.objects.exists(),
    )
    recovery.set_first_wait(account, recovery.DEFAULT_WAIT_HOURS)
    return NewWriter(vault, paper)


def unlock(name: str, password: str) -> OpenVault:
    """Raises WrongKey."""
    return flows.sign_in(name=name, password=password, is_known_device=True).vault


def machine_zone() -> str:
    """The time zone this machine is set to, where it has a name; otherwise UTC."""
    name = os.environ.get("TZ") or os.path.realpath("/etc/localtime").partition("zoneinfo/")[2]
    return name if name in zones.names() else zones.UTC
