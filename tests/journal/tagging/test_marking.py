"""Marks change no word: History stays as it was, and a draft keeps in step."""

from apps.journal import drafts, marking
from apps.journal.incidents.details import Tag
from apps.journal.models import Draft, EntryRevision
from apps.tactics import catalogue
from apps.vault import head
from apps.vault.documents import OpenVault
from tests.cast import Writer
from tests.journal.tagging.entries import slugs_of, tagged
from tests.journal.writing import DAY_ENDS_AT, a_page, document_of, keep, reading_journal, save


def typed_tags(vault: OpenVault) -> list[str]:
    with head.reading(vault) as current:
        (draft,) = drafts.open_drafts(vault, current).opened
    return [tag.slug for tag in draft.document.typed.tactics]


def test_a_tag_makes_no_earlier_version_and_stands_in_the_line(alice: Writer) -> None:
    entry_id = tagged(alice.vault, "gifts")
    document = document_of(alice.vault, entry_id)
    assert document.tactics == [Tag("gifts", "Gifts with strings")]
    assert (document.earlier, EntryRevision.objects.count()) == ([], 0)
    (line,) = reading_journal(alice.vault).catalogue.all_lines()
    tactic = catalogue.by_slug("gifts")
    assert line.about
    assert tactic
    assert line.about.tactics == (tactic.code,)


def test_a_draft_learns_of_a_tag_and_keeps_its_own(alice: Writer) -> None:
    entry_id = save(alice.vault, "first")
    keep(alice.vault, a_page("being changed", of=entry_id, base=1))
    marking.change_tags(
        vault=alice.vault, entry_id=entry_id, added=["gifts"], day_ends_at=DAY_ENDS_AT
    )
    assert typed_tags(alice.vault) == slugs_of(alice.vault, entry_id) == ["gifts"]
    marking.change_tags(
        vault=alice.vault, entry_id=entry_id, removed=["gifts"], day_ends_at=DAY_ENDS_AT
    )
    assert typed_tags(alice.vault) == slugs_of(alice.vault, entry_id) == []


def test_a_mark_that_changes_nothing_writes_nothing(alice: Writer) -> None:
    entry_id = tagged(alice.vault, "gifts")
    keep(alice.vault, a_page("being changed", of=entry_id, base=2))
    rows = Draft.objects.get().revision, document_of(alice.vault, entry_id).worded_in
    marking.change_tags(
        vault=alice.vault, entry_id=entry_id, added=["gifts"], day_ends_at=DAY_ENDS_AT
    )
    assert (Draft.objects.get().revision, document_of(alice.vault, entry_id).worded_in) == rows


def test_what_a_draft_alone_holds_is_marked_too(alice: Writer) -> None:
    sent = a_page("begun")
    keep(alice.vault, sent)
    gained = marking.add_tags(
        vault=alice.vault, entry_ids=[sent.id], slugs=["gifts"], day_ends_at=DAY_ENDS_AT
    )
    assert gained == {sent.id: ["gifts"]}
    assert typed_tags(alice.vault) == ["gifts"]


def test_somebody_elses_entry_is_no_entry(alice: Writer, bob: Writer) -> None:
    entry_id = tagged(bob.vault, "gifts")
    gained = marking.add_tags(
        vault=alice.vault, entry_ids=[entry_id], slugs=["darvo"], day_ends_at=DAY_ENDS_AT
    )
    assert gained == {}
    assert slugs_of(bob.vault, entry_id) == ["gifts"]


def test_put_aside_is_kept_once_and_only_what_the_catalogue_knows(alice: Writer) -> None:
    entry_id = save(alice.vault, "first")
    for slug in ("gifts", "gifts", "no-such-thing"):
        marking.put_aside(vault=alice.vault, entry_id=entry_id, slug=slug, day_ends_at=DAY_ENDS_AT)
    assert document_of(alice.vault, entry_id).dismissed == ["gifts"]


def test_adding_to_several_says_what_each_gained(alice: Writer) -> None:
    one, other = tagged(alice.vault, "gifts"), tagged(alice.vault)
    gained = marking.add_tags(
        vault=alice.vault,
        entry_ids=[one, other],
        slugs=["darvo", "gifts"],
        day_ends_at=DAY_ENDS_AT,
    )
    assert gained == {one: ["darvo"], other: ["darvo", "gifts"]}
    assert slugs_of(alice.vault, one) == ["gifts", "darvo"]
    assert marking.take_off(vault=alice.vault, slugs_of=gained, day_ends_at=DAY_ENDS_AT) == 2
    assert slugs_of(alice.vault, one) == ["gifts"]
    assert slugs_of(alice.vault, other) == []
