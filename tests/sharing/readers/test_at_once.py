"""Many at once: a code is taken once, and no two acts wait for each other in a circle."""

import threading
from collections.abc import Callable
from functools import partial

import pytest
from django.db import connection

from apps.sharing import accepting, flows, granted, granting, readers
from apps.sharing.flows import NotLive
from apps.sharing.models import AccountGrant
from apps.vault.exceptions import WrongKey
from tests import cast
from tests.cast import Writer
from tests.sharing.readers.pairing import given, invited, known, shown

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 10
PATIENCE = 60


def at_once(*acts: Callable[[], object]) -> list[object]:
    """What each answered or raised."""
    found: list[object] = [None] * len(acts)
    start = threading.Barrier(len(acts))

    def run(number: int) -> None:
        try:
            start.wait(PATIENCE)
            found[number] = acts[number]()
        except Exception as error:
            found[number] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[number]) for number in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert not any(thread.is_alive() for thread in threads)
    return found


def accepting_by(writer: Writer, code: str) -> Callable[[], object]:
    return partial(accepting.accept, vault=writer.vault, code=code)


def test_one_of_many_takes_the_code(alice: Writer, bob: Writer, charlie: Writer) -> None:
    others = [
        cast.make_writer(f"reader {number}", "a long and calm sentence") for number in range(2)
    ]
    for _ in range(3):
        reader_id, code = invited(alice.vault)
        found = at_once(*(accepting_by(one, code) for one in (bob, charlie, *others)))
        assert found.count("Alice") == 1
        assert sum(isinstance(each, WrongKey) for each in found) == 3
        readers.settle(alice.vault)
        assert shown(alice.vault, reader_id).has_account


def test_two_who_invite_each_other_at_once_both_get_through(alice: Writer, bob: Writer) -> None:
    for _ in range(ROUNDS):
        to_bob, by_alice = invited(alice.vault)
        to_alice, by_bob = invited(bob.vault)
        found = at_once(
            accepting_by(bob, by_alice),
            accepting_by(alice, by_bob),
            partial(readers.settle, alice.vault),
            partial(readers.settle, bob.vault),
        )
        assert [each for each in found if isinstance(each, Exception)] == []
        readers.settle(alice.vault)
        readers.settle(bob.vault)
        assert shown(alice.vault, to_bob).has_account
        assert shown(bob.vault, to_alice).has_account


def test_an_invitation_that_is_taken_back_meanwhile_ends_one_way(
    alice: Writer, bob: Writer
) -> None:
    for _ in range(ROUNDS):
        reader_id, code = invited(alice.vault)
        ended, accepted = at_once(
            partial(readers.end, vault=alice.vault, reader_id=reader_id),
            accepting_by(bob, code),
        )
        assert ended is None
        assert accepted == "Alice" or isinstance(accepted, WrongKey)
        readers.settle(alice.vault)
        assert not shown(alice.vault, reader_id).has_account


def test_what_is_stopped_while_it_is_given_opens_nothing(alice: Writer, bob: Writer) -> None:
    for _ in range(3):
        view_id, reader_id = given(alice.vault, bob.vault)
        _, stopped = at_once(
            partial(granting.give, vault=alice.vault, view_id=view_id, reader_id=reader_id),
            partial(flows.stop, vault=alice.vault, view_id=view_id, now=1),
        )
        assert stopped is None
        assert not AccountGrant.objects.filter(view_id=view_id).exists()
        assert granted.opened(bob.vault, view_id) is None
        with pytest.raises(NotLive):
            granting.give(vault=alice.vault, view_id=view_id, reader_id=reader_id)
    assert all(not writer.views for writer in granted.known(bob.vault))


def test_giving_back_and_giving_again_leave_one_state(alice: Writer, bob: Writer) -> None:
    view_id, reader_id = given(alice.vault, bob.vault)
    for _ in range(ROUNDS):
        grant_id = AccountGrant.objects.get().id
        found = at_once(
            partial(granted.give_back, vault=bob.vault, grant_id=grant_id),
            partial(granting.give, vault=alice.vault, view_id=view_id, reader_id=reader_id),
            partial(readers.settle, alice.vault),
        )
        assert [each for each in found if isinstance(each, Exception)] == []
        readers.settle(alice.vault)
        (view,) = shown(alice.vault, reader_id).views
        assert view.is_given == bool(known(bob.vault).views)
        if not view.is_given:
            granting.give(vault=alice.vault, view_id=view_id, reader_id=reader_id)
