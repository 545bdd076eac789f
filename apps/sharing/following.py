"""What happens to views when an entry changes: registered with the journal in apps.py.

A copy is written anew with its entry, in the same transaction, and is gone with it. What a view adds
by itself is added here; what nobody was shown waits.
"""

from collections.abc import Iterator
from uuid import UUID

from apps.journal.followers import Changed, NewWords, Reader, Saved
from apps.journal.lines import Line
from apps.sharing import calling, choices, copies, ending, new_words, register, scope
from apps.sharing.copies import Copies, NoCopies
from apps.sharing.documents import ViewDocument
from apps.sharing.models import View
from apps.sharing.register import OpenView
from apps.vault import rows
from apps.vault.documents import OpenVault
from apps.vault.head import Head


class Following:
    def is_any(self, current: Head) -> bool:
        return bool(current.of_table(View.table_code))

    def follow(self, vault: OpenVault, current: Head, saved: Saved) -> None:
        views = register.kept_views(vault, current)
        holding = copies.with_copy(vault.owner, views, saved.id) if views else set()
        for view in views:
            _follow_in(vault, current, view, saved, has_copy=view.row.id in holding)

    def follow_many(self, vault: OpenVault, current: Head, lines: list[Line]) -> None:
        """Nobody was shown who will read them, so they wait."""
        for view in register.kept_views(vault, current):
            new = scope.chosen_by(view.document.scope, lines)
            if new:
                view.document.scope.asked += new
                rewrite(vault, current, view)

    def readers(self, vault: OpenVault, current: Head, line: Line) -> list[Reader]:
        views = _open_to_anybody(vault, current)
        entry_id = UUID(bytes=line.id)
        holding = copies.with_copy(vault.owner, views, entry_id) if views else set()
        names = calling.of(views)
        found = []
        for view in views:
            is_asked = scope.waits(view.document.scope, line)
            is_outside = view.row.id not in holding
            found.append(
                Reader(
                    view.row.id,
                    names[view.row.id],
                    is_asked=is_asked,
                    is_outside=is_outside,
                    is_resting=view.row.frozen,
                )
            )
        return found

    def readers_to_be(
        self, vault: OpenVault, current: Head, kind: str, line: Line | None
    ) -> list[Reader]:
        views = _open_to_anybody(vault, current)
        names = calling.of(views)
        return [
            Reader(
                view.row.id,
                names[view.row.id],
                is_kept_out=_is_kept_out(view.document, line),
                is_resting=view.row.frozen,
                lanes=_lanes(view.document),
            )
            for view in views
            if _may_get(view.document, kind, line)
        ]

    def asking_by_tag(self, vault: OpenVault, current: Head, line: Line | None) -> list[Reader]:
        return [
            Reader(view.row.id, view.document.name)
            for view in _open_to_anybody(vault, current)
            if scope.waits_for_tag(view.document.scope, line)
        ]

    def new_words(self, vault: OpenVault, changed: Changed, region: str) -> Iterator[NewWords]:
        return new_words.of(vault, changed, region)


FOLLOWER = Following()


def _open_to_anybody(vault: OpenVault, current: Head) -> list[OpenView]:
    return [view for view in register.kept_views(vault, current) if not view.is_over]


def _follow_in(
    vault: OpenVault, current: Head, view: OpenView, saved: Saved, *, has_copy: bool
) -> None:
    if _settle(view, saved, has_copy=has_copy):
        rewrite(vault, current, view)
    belongs = saved.document is not None and scope.holds(view.document.scope, saved.line)
    if not (belongs or has_copy):
        return
    try:
        kept = Copies(current, view.row, view.document)
    except NoCopies:  # nobody can read it any more, and no word waits for that
        ending.close(vault.owner, view.row.id)
        return
    if belongs and saved.document and not view.is_over:
        kept.put(saved.id, saved.document, saved.line)
    else:
        kept.drop(saved.id)
    kept.write()


def _settle(view: OpenView, saved: Saved, *, has_copy: bool) -> bool:
    """What this save decides for the view. True when its document changed."""
    settled = view.document.scope
    if saved.document is None:
        return _leaves(view.document, saved.id)
    if view.row.id in saved.switches.off:
        return _withhold(view.document, saved.id)
    if view.row.id in saved.switches.on:
        return _let(view.document, saved.id, is_lifted=view.row.id in saved.switches.lifted)
    if not has_copy and saved.id not in settled.chosen and scope.holds(settled, saved.line):
        settled.asked.append(saved.id)
        return True
    return False


def _withhold(document: ViewDocument, entry_id: UUID) -> bool:
    if entry_id in document.scope.withheld:
        return False
    _leaves(document, entry_id)
    document.scope.withheld.append(entry_id)
    return True


def _let(document: ViewDocument, entry_id: UUID, *, is_lifted: bool) -> bool:
    """As if nothing had been said of it: the view's own scope decides again. What was kept from them
    stays so where the page did not show that it was: it may be older than that."""
    settled = document.scope
    if entry_id in settled.withheld and not is_lifted:
        return False
    was_named = entry_id in settled.withheld or entry_id in settled.asked
    settled.withheld = [each for each in settled.withheld if each != entry_id]
    settled.asked = [each for each in settled.asked if each != entry_id]
    return was_named


def _leaves(document: ViewDocument, entry_id: UUID) -> bool:
    """An entry that comes back from the bin was not chosen again."""
    settled = document.scope
    was_named = entry_id in settled.chosen or entry_id in settled.asked
    settled.chosen = [each for each in settled.chosen if each != entry_id]
    settled.asked = [each for each in settled.asked if each != entry_id]
    return was_named


def _may_get(document: ViewDocument, kind: str, line: Line | None) -> bool:
    """Before tags and day are settled, a rule of this kind may fit: then it is said."""
    settled = document.scope
    if line is not None and UUID(bytes=line.id) in settled.chosen:
        return True
    if not settled.adds or settled.rule is None:
        return False
    return not settled.rule.kinds or kind in settled.rule.kinds


def _lanes(document: ViewDocument) -> tuple[str, ...]:
    return tuple(choices.allowed_lanes(document.terms.preset, document.terms.lanes))


def _is_kept_out(document: ViewDocument, line: Line | None) -> bool:
    return line is not None and UUID(bytes=line.id) in document.scope.withheld


def rewrite(vault: OpenVault, current: Head, view: OpenView) -> None:
    """Store the view's document. Its plain columns stay as they are: others may change them."""
    view.row.revision += 1
    vault.seal(view.document, view.row)
    rows.overwrite(view.row)
    current.put(view.row)
