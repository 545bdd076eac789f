"""What a writer has answered so far on the way to a view, kept in a sealed slip. Pure.

Each answer is one step; what was not answered yet is asked before what follows from it.
"""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

import msgspec

from apps.journal.lines import Line
from apps.journal.redaction import Replacement
from apps.sharing import choices
from apps.sharing.documents import DAYS, Rule, Scope, Terms, ViewDocument
from apps.sharing.scope import Membership
from apps.vault.documents import Document

ROLE: Final = "role"
WHICH: Final = "which"
CHOSEN: Final = "chosen"
RULE: Final = "rule"
LANES: Final = "lanes"
EXTRAS: Final = "extras"
UNTIL: Final = "until"
NAMES: Final = "names"
WORDS: Final = "words"
CHECK: Final = "check"


class Wishes(Document, kw_only=True):
    """`view` is the view that is to be changed, None for a new one; `made` is what came of it.
    `answered` are steps. `before` is the scope as it was. `find`, `kind` and `place` are what the page
    to choose from shows at present. `reader_as` and `shown_as` are as in ViewDocument."""

    view: UUID | None = None
    made: UUID | None = None
    contact: UUID | None = None
    name: str = ""
    preset: str = ""
    way: str = ""
    chosen: list[UUID] = []
    rule: Rule | None = None
    adds: bool = False
    lanes: list[str] = []
    extras: list[str] = []
    days: int = DAYS
    asks_days: bool = True
    replacements: list[Replacement] = []
    answered: list[str] = []
    before: Scope | None = None
    find: str = ""
    kind: str = ""
    place: str = ""
    reader_as: str = ""
    shown_as: str = ""

    @property
    def steps(self) -> list[str]:
        until = [UNTIL] if self.asks_days else []
        return [ROLE, WHICH, self.way or CHOSEN, LANES, EXTRAS, *until, NAMES, WORDS, CHECK]

    @property
    def next_step(self) -> str:
        """The first that was not answered; the check is always to be answered."""
        return next(step for step in self.steps if step not in self.answered or step == CHECK)

    def after(self, step: str) -> str:
        steps = self.steps
        return steps[steps.index(step) + 1]

    def answer(self, step: str) -> None:
        """What was said of other words does not hold for a wider choice: they are looked at again."""
        if step not in self.answered:
            self.answered.append(step)
        if step in (ROLE, CHOSEN, RULE, WHICH, LANES, EXTRAS) and WORDS in self.answered:
            self.answered.remove(WORDS)

    def keep_out(self, entry_id: UUID) -> None:
        """An entry that is not to be read, whether it was chosen or fits."""
        self.before = self.before or Scope()
        self.before.withheld = [*self.before.withheld, entry_id]
        self.chosen = [each for each in self.chosen if each != entry_id]

    @property
    def terms(self) -> Terms:
        return Terms(
            preset=self.preset,
            lanes=choices.allowed_lanes(self.preset, self.lanes),
            extras=[extra for extra in choices.EXTRAS if extra in self.extras],
            replacements=self.replacements,
        )

    def scope_over(self, lines: Iterable[Line]) -> Scope:
        """What fits a rule at present is chosen with it, for it was shown; what comes later waits, or is
        added where the writer wants that. A rule that stays as it was leaves what waits waiting."""
        before = self.before or Scope()
        rule = (self.rule or Rule()) if self.way == RULE else None
        settled = Scope(rule=rule, withheld=before.withheld, asked=[])
        if rule is None:
            settled.chosen = list(self.chosen)
            settled.withheld = [each for each in before.withheld if each not in self.chosen]
        elif self.adds:
            settled.adds, settled.asked = True, before.asked
        elif _is_same(rule, before.rule) and not before.adds:
            settled.chosen = before.chosen
        else:
            waits = Membership(settled).waits
            settled.chosen = [UUID(bytes=line.id) for line in filter(waits, lines)]
        return settled


def _is_same(rule: Rule, before: Rule | None) -> bool:
    """As the writer answered: other names of a person are no other answer."""
    return before is not None and msgspec.structs.replace(rule, called=before.called) == before


def of_view(view_id: UUID, document: ViewDocument, *, is_over: bool) -> Wishes:
    """The steps of a view that is changed begin with what it is."""
    settled = document.scope
    wishes = Wishes(
        view=view_id,
        contact=document.contact,
        name=document.name,
        preset=document.terms.preset,
        way=RULE if settled.rule else CHOSEN,
        chosen=settled.chosen,
        rule=settled.rule,
        adds=settled.adds,
        lanes=document.terms.lanes,
        extras=document.terms.extras,
        replacements=document.terms.replacements,
        asks_days=is_over,
        before=settled,
        reader_as=document.reader_as or document.name,
        shown_as=document.shown_as,
    )
    wishes.answered = [step for step in wishes.steps if step not in (UNTIL, WORDS, CHECK)]
    return wishes
