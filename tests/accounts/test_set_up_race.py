"""One set-up token, one invitation: one writer each, however many try at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from threading import Barrier

import pytest
from django.conf import settings
from django.db import connections

from apps.accounts import flows, set_up
from apps.accounts.documents import ProfileDocument
from apps.accounts.models import Account
from apps.vault import recovery_key
from apps.vault.exceptions import WrongKey

Permit = Callable[[], AbstractContextManager[None]]


def made_at_once(permit: Permit, threads: int = 4) -> list[bool]:
    """Which of so many attempts at one moment made an account."""
    start = Barrier(threads)

    def attempt(number: int) -> bool:
        start.wait()
        try:
            with permit():
                flows.create_account(
                    name=f"writer {number}",
                    password="seven slow barges in the mist",
                    recovery=recovery_key.read(recovery_key.new()),
                    profile=ProfileDocument(),
                    runs_instance=True,
                )
        except WrongKey:
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(attempt, range(threads)))


@pytest.mark.django_db(transaction=True)
def test_a_token_makes_one_writer_however_many_try_at_once() -> None:
    set_up.announce_token()
    token = (settings.DATA_DIR / "setup_token").read_text()
    assert sum(made_at_once(lambda: set_up.spending_token(token))) == 1
    assert Account.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_an_invitation_makes_one_writer_however_many_try_at_once() -> None:
    code = set_up.invite()
    assert sum(made_at_once(lambda: set_up.spending_invitation(code))) == 1
    assert Account.objects.count() == 1
