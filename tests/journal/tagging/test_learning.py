"""What was learned is sealed, one row at most, and no damage to it breaks anything."""

from apps.accounts import flows as accounts
from apps.journal import learning
from apps.journal.leanings import LearnedDocument
from apps.journal.models import Learned
from apps.tactics import catalogue
from tests.cast import Writer


def taught(writer: Writer, slug: str = "gifts", times: int = 1) -> None:
    for _ in range(times):
        learning.learn(vault=writer.vault, slug=slug, is_accepted=True)


def test_answers_add_up_in_one_row(alice: Writer) -> None:
    taught(alice, times=2)
    learning.learn(vault=alice.vault, slug="darvo", is_accepted=False)
    assert learning.learned(alice.vault) == LearnedDocument(
        accepted={"gifts": 2, "darvo": 0}, dismissed={"gifts": 0, "darvo": 1}
    )
    assert Learned.objects.count() == 1


def test_nobody_else_learns_from_it(alice: Writer, bob: Writer) -> None:
    taught(alice)
    taught(bob, "darvo")
    assert learning.learned(bob.vault).accepted == {"darvo": 1}
    learning.forget(vault=bob.vault)
    assert learning.learned(bob.vault).answers == 0
    assert learning.learned(alice.vault).accepted == {"gifts": 1}


def test_forgetting_leaves_no_row(alice: Writer) -> None:
    taught(alice)
    learning.forget(vault=alice.vault)
    learning.forget(vault=alice.vault)
    assert Learned.objects.count() == 0
    assert learning.learned(alice.vault).answers == 0
    taught(alice)
    assert learning.learned(alice.vault).accepted == {"gifts": 1}


def test_the_row_says_nothing_readable(alice: Writer) -> None:
    taught(alice, "gaslighting")
    row = Learned.objects.get()
    assert b"gaslighting" not in bytes(row.sealed) + bytes(row.wrapped_key)


def test_the_size_does_not_tell_how_many_were_answered(alice: Writer) -> None:
    sizes = set()
    for tactic in catalogue.all():
        taught(alice, tactic.slug, times=1)
        sizes.add(len(Learned.objects.get().sealed))
    assert len(sizes) == 1


def test_an_unknown_slug_teaches_nothing(alice: Writer) -> None:
    taught(alice, "no-such-thing")
    assert Learned.objects.count() == 0


def test_what_was_learned_survives_a_new_password(alice: Writer) -> None:
    taught(alice)
    vault = accounts.change_password(
        account=alice.account, vault=alice.vault, password="six new herons on a wire"
    )
    assert learning.learned(vault).accepted == {"gifts": 1}


def test_a_damaged_row_counts_as_nothing_learned(alice: Writer) -> None:
    taught(alice)
    row = Learned.objects.get()
    row.sealed = bytes(row.sealed)[:-1] + bytes([bytes(row.sealed)[-1] ^ 1])
    row.save()
    assert learning.learned(alice.vault).answers == 0
    taught(alice, "darvo")
    assert learning.learned(alice.vault).accepted == {"darvo": 1}
    assert Learned.objects.count() == 1


def test_a_row_put_back_or_taken_away_counts_as_nothing_learned(alice: Writer) -> None:
    taught(alice)
    earlier = Learned.objects.get()
    taught(alice)
    earlier.save()
    assert learning.learned(alice.vault).answers == 0
    Learned.objects.all().delete()
    assert learning.learned(alice.vault).answers == 0
    taught(alice)
    assert learning.learned(alice.vault).accepted == {"gifts": 1}


def test_what_a_newer_release_learned_is_left_alone(alice: Writer) -> None:
    taught(alice)
    newer = type("Newer", (LearnedDocument,), {"newest": 9})
    before = learning.learned(alice.vault)
    row = Learned.objects.get()
    alice.vault.seal(newer(accepted=before.accepted), row)
    row.save()
    sealed = bytes(Learned.objects.get().sealed)
    taught(alice)
    assert learning.learned(alice.vault).answers == 0
    assert bytes(Learned.objects.get().sealed) == sealed
