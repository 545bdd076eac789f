import io
import re
from collections import Counter
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command

from apps.accounts import flows
from apps.accounts.models import Account
from apps.demo import acquaintances, words, writers
from apps.demo.management.commands import sample
from apps.journal import stream
from apps.journal.cards import clock_of
from apps.journal.flows import rebuild
from apps.journal.models import Entry
from apps.journal.stream import Search
from apps.plan import records
from apps.support import people
from apps.vault import recovery_key
from apps.vault.documents import OpenVault
from apps.vault.keyring import owner_of
from tests import cast
from tests.cast import Writer


def run(*words: str, typed: str = "", monkeypatch: pytest.MonkeyPatch | None = None) -> str:
    said = io.StringIO()
    if monkeypatch:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    call_command(sample.Command(), *words, stdout=said)
    return said.getvalue()


def cards(vault: OpenVault, query: str) -> int:
    clock = clock_of(flows.load_profile(vault))
    found = stream.read_stretch(vault, clock, Search(words=query))
    return sum(len(day.cards) for day in found.days)


@pytest.mark.usefixtures("empty_site")
def test_a_missing_writer_is_made_and_can_sign_in_and_recover() -> None:
    said = run("--writer", "Wren", "--entries", "40")
    password = re.findall(r"Password: (\S+)", said)
    paper = re.findall(r"Recovery key: (\S+)", said)
    vault = writers.unlock("wren", password[0])
    assert len(stream.all_lines(vault)) == 40
    assert owner_of(recovery_key.read(paper[0])) == vault.owner
    profile = flows.load_profile(vault)
    assert profile.recovery_confirmed
    assert profile.leave_explained


def test_entries_are_added_to_what_is_there(alice: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    line = f"{cast.ALICE_PASSWORD}\n"
    for _ in range(2):
        words = ("--writer", "alice", "--entries", "15", "--password-from-stdin")
        said = run(*words, typed=line, monkeypatch=monkeypatch)
        assert "Password" not in said
    assert len(stream.all_lines(alice.vault)) == 30
    assert Account.objects.count() == 1


def test_the_markers_are_found_as_often_as_they_were_written(
    alice: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = ("--writer", "alice", "--entries", "60", "--password-from-stdin")
    run(*options, typed=cast.ALICE_PASSWORD, monkeypatch=monkeypatch)
    texts = Counter(
        word for text in words.texts(60) for word in set(re.findall(r"\w+", text.text.lower()))
    )
    assert cards(alice.vault, words.RARE_WORD) == texts[words.RARE_WORD] == words.RARE_TEXTS
    assert cards(alice.vault, words.COMMON_WORD) == texts[words.COMMON_WORD] == 20


def test_the_maintained_pages_are_those_that_a_check_would_write(
    alice: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = ("--writer", "alice", "--entries", "700", "--password-from-stdin")
    run(*options, typed=cast.ALICE_PASSWORD, monkeypatch=monkeypatch)
    maintained = stream.all_lines(alice.vault)
    assert rebuild(vault=alice.vault, day_ends_at=3) == 700
    assert stream.all_lines(alice.vault) == maintained
    assert cards(alice.vault, words.RARE_WORD) == words.RARE_TEXTS


@pytest.mark.parametrize(
    ("typed", "count", "said"),
    [("wrong", "5", "not the password"), (cast.ALICE_PASSWORD, "0", "1 or more")],
)
def test_a_refusal_adds_nothing(
    alice: Writer, monkeypatch: pytest.MonkeyPatch, typed: str, count: str, said: str
) -> None:
    options = ("--writer", "alice", "--entries", count, "--password-from-stdin")
    with pytest.raises(CommandError, match=said):
        run(*options, typed=typed, monkeypatch=monkeypatch)
    assert Entry.objects.count() == 0


def test_contacts_come_with_a_plan_and_dates(
    alice: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("--writer", "alice", "--entries", "1", "--contacts", "12", "--password-from-stdin")
    run(*words, typed=f"{cast.ALICE_PASSWORD}\n", monkeypatch=monkeypatch)
    everybody = people.read(alice.vault)
    assert (len(everybody.contacts), len(everybody.persons)) == (12, 1)
    (plan,) = records.read_all(alice.vault, records.PLANS).opened
    assert UUID(plan.document.person) in everybody.persons
    assert len(records.read_all(alice.vault, records.DATES).opened) == acquaintances.DATES
