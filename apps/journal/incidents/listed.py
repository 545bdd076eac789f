"""What the list of what happened shows: lines turned into rows, thirty at a time.

Every line is opened, for the counts are of all of them; no entry is.
"""

from typing import Any, Final, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.journal import cards, search_text, timeline
from apps.journal.cards import Clock
from apps.journal.catalogue import Catalogue
from apps.journal.documents import INCIDENT
from apps.journal.incidents import choices, listing, noticed, tag_names
from apps.journal.incidents.line_facts import About
from apps.journal.incidents.linking import Meaning
from apps.journal.incidents.listing import Tally, Wanted
from apps.journal.lines import Line, Page
from apps.journal.pages import key_in, mark_of
from apps.journal.search import SearchIndex
from apps.support import people
from apps.support.naming import Directory
from apps.vault import head, tokens
from apps.vault.documents import OpenVault

# Made once: for thirty rows it took as long as the rest of them.
_CHANNELS: Final = dict(choices.CHANNELS)
_FLAGS: Final = dict((*choices.FLAGS, *noticed.FROM_FACTS))


class Row(NamedTuple):
    card: cards.Card
    how: str
    many: str
    tags: list[str]
    flags: list[str]
    who: str


class Found(NamedTuple):
    """`tally` is of all that fit, not only of these rows; `every` holds all incidents there are."""

    rows: list[Row]
    tally: Tally
    earlier: str
    every: list[Line]
    directory: Directory = Directory()

    @property
    def cells(self) -> list[dict[str, Any]]:
        """The rows for a template: it looks into a dictionary at once, into a tuple after an error."""
        return [row.card._asdict() | row._asdict() for row in self.rows]

    @property
    def records(self) -> int:
        return self.tally[0]

    @property
    def sentence(self) -> str:
        """Counts alone."""
        records, others, necessary = self.tally
        if not records:
            return _("No record fits this.")
        parts = [ngettext("%(count)d record", "%(count)d records", records) % {"count": records}]
        if others:
            told = ngettext(
                "%(count)d through other people", "%(count)d through other people", others
            )
            parts.append(told % {"count": others})
        if necessary:
            told = ngettext(
                "%(count)d that was necessary", "%(count)d that were necessary", necessary
            )
            parts.append(told % {"count": necessary})
        return _("%(records)s.") % {"records": ", ".join(parts)}


def read(
    vault: OpenVault,
    clock: Clock,
    wanted: Wanted,
    *,
    place: str = "",
    directory: Directory | None = None,
) -> Found:
    """From `place` back (an opaque token; "" for the newest). The directory is read unless it is at
    hand. Raises TamperedEnvelope for a place that was not given out."""
    before = key_in(tokens.open_token(vault, place)) if place else None
    words = search_text.words_of(wanted.words)
    with head.reading(vault) as current:
        every = listing.incidents(Catalogue(vault, current).all_of_kind(INCIDENT))
        directory = directory or people.directory_under(vault, current)
        fitting = list(filter(wanted.predicate(clock.days, Meaning(directory)), every))
        if words and fitting:
            keys = set(SearchIndex(vault, current).find(words))
            fitting = [line for line in fitting if line.key in keys]
    lines, rest = timeline.page_of_stream([Page(lines=fitting)], before)
    return Found(
        [row_of(line, clock, directory) for line in lines],
        listing.tally(fitting),
        tokens.seal(vault, mark_of(rest)) if rest else "",
        every,
        directory,
    )


def row_of(line: Line, clock: Clock, directory: Directory | None = None) -> Row:
    about = line.about or About()
    card = cards.card(line, clock, [])
    is_short = len(card.tags) == len(about.tactics)
    flags = [str(_FLAGS.get(flag, flag)) for flag in about.flags if flag != noticed.GO_BETWEEN]
    if about.is_ordinary:
        flags.append(_("Ordinary or kind contact"))
    return Row(
        card,
        str(_CHANNELS.get(about.channel, about.channel)),
        _many(about.count),
        card.tags if is_short else tag_names.names(about),
        flags,
        _who(about, directory or Directory()),
    )


def _many(count: int) -> str:
    if count == 1:
        return ""
    return ngettext("%(count)d message or call", "%(count)d messages or calls", count) % {
        "count": count
    }


def _who(about: About, directory: Directory) -> str:
    """In the writer's own names, those of today. Who carried it says more than that somebody did."""
    person = _called(about.person_who, about.person, directory)
    if via := _called(about.via_who, about.via, directory):
        if not person:
            return _("Through %(name)s") % {"name": via}
        return _("%(person)s, through %(name)s") % {"person": person, "name": via}
    if about.actor == "for":
        if not person:
            return choices.label(choices.ACTORS, "for")
        return _("Somebody for %(person)s") % {"person": person}
    if about.actor == "unknown":
        return _("Not sure who")
    return person


def _called(code: str, written: str, directory: Directory) -> str:
    named = directory.of_code(code)
    return named.name if named else written
