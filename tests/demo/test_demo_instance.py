import datetime as dt
import re
import time
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings

from apps.accounts.models import Account
from apps.demo import instance, lent, story, writers
from apps.journal import access, drafts, stream
from apps.journal.flows import rebuild
from apps.journal.models import Entry, EntryRevision
from apps.sharing import links
from apps.sharing.models import Contents, LinkGrant
from apps.sharing.sealing import ViewKeys
from apps.vault import head
from apps.vault.documents import OpenVault
from tests.cast import Writer

pytestmark = pytest.mark.usefixtures("empty_site")


def password_in(notice: str | None) -> str:
    found = re.search(r"password (\S+)$", notice or "", re.MULTILINE)
    assert found
    return found[1]


def opened() -> OpenVault:
    return writers.unlock("sample", password_in(instance.prepare()))


def test_the_printed_password_opens_a_journal_that_ends_today() -> None:
    lines = stream.all_lines(opened())
    told = story.entries(dt.datetime.now(ZoneInfo(writers.machine_zone())).date())
    assert len(lines) in range(len(told) - 1, len(told) + 2)
    assert max(line.at for line in lines) > time.time() - 3 * 86_400


def test_a_second_start_says_the_same_and_adds_nothing() -> None:
    said, rows = instance.prepare(), Entry.objects.count()
    assert instance.prepare() == said
    assert (Entry.objects.count(), Account.objects.count()) == (rows, 1)


def test_a_start_that_was_killed_halfway_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafts, "keep_words", lambda **_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        instance.prepare()
    assert not writers.exists("sample")
    monkeypatch.undo()
    assert stream.all_lines(opened())


def test_without_its_file_the_password_is_not_told() -> None:
    instance.prepare()
    (settings.SECRETS_DIR / instance.PASSWORD_FILE).unlink()
    assert instance.prepare() is None


def test_there_is_one_of_everything_to_look_at() -> None:
    vault = opened()
    lines = stream.all_lines(vault)
    assert [line.first_words for line in lines if line.binned_on] == [instance.REMOVED]
    with head.reading(vault) as current:
        (draft,) = drafts.open_drafts(vault, current).opened
    assert draft.document.entry_revision == 1
    revised = EntryRevision.objects.get()
    document = access.entry_to_read(vault, revised.entry_id).document
    (_, earlier), *others = access.versions_to_read(vault, revised.entry_id)
    assert not others
    assert document.text.startswith(earlier.text)
    assert document.text != earlier.text


def test_the_printed_link_opens_a_view_with_its_words() -> None:
    found = re.search(r"words (\S+) at \S+/v/([0-9a-f-]{36})(#\S+)$", instance.prepare() or "")
    assert found
    words, view_id, fragment = found[1], UUID(found[2]), found[3]
    row = LinkGrant.objects.get(id=view_id)
    private_key = links.opened(row, view_id, links.secret_in(fragment), words)
    keys = ViewKeys(row.owner_id, view_id, private_key)
    contents = keys.open_contents(Contents.objects.get(id=view_id))
    assert (contents.reader, contents.is_whole) == (lent.READER, True)
    assert len(contents.lines) > 20


def test_its_writer_lands_on_today_and_runs_the_instance() -> None:
    instance.prepare()
    assert Account.objects.get().runs_instance


def test_its_pages_are_those_that_a_check_would_write() -> None:
    vault = opened()
    maintained = stream.all_lines(vault)
    rebuild(vault=vault, day_ends_at=3)
    assert stream.all_lines(vault) == maintained


@pytest.mark.parametrize("hour", [0, 9, 23])
@pytest.mark.parametrize("zone", ["UTC", "Pacific/Auckland", "America/Los_Angeles"])
def test_nothing_lies_in_the_future(zone: str, hour: int) -> None:
    now = int(dt.datetime(2026, 11, 24, hour, 10, tzinfo=dt.UTC).timestamp())
    told = list(instance.entries(zone, now))
    assert len(told) >= len(story.entries(dt.date(2026, 11, 24))) - 2
    assert max(one.document.moment.at for one in told) <= now
    assert max(one.document.saved_at for one in told) <= now


def test_another_writer_of_the_instance_is_left_alone(alice: Writer) -> None:
    instance.prepare()
    assert stream.all_lines(alice.vault) == []
    assert Account.objects.get(id=alice.account.id).runs_instance
