"""Tables of contacts, as programs and people write them, to contacts. Pure."""

import csv
import io
from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _

from apps.core.typed import clean
from apps.support.cards.found import Findings
from apps.support.documents import ContactFields, Way
from apps.support.letters import folded

_MOST_COLUMNS: Final = 500
_LONGEST_NAMED: Final = 60  # of a column, in what is said of it
_DELIMITERS: Final = (",", ";", "\t")
_NAMES: Final = {"name", "full name", "display name", "contact", "names"}
_PARTS: Final = {
    "first name": 0, "given name": 0, "forename": 0,
    "middle name": 1, "additional name": 1,
    "last name": 2, "family name": 2, "surname": 2,
}  # fmt: skip
_WAYS: Final = (
    ("mail", ("e-mail", "email", "mail")),
    ("phone", ("phone", "mobile", "telephone", "tel", "cell", "number")),
    ("web", ("website", "web page", "url")),
    ("address", ("address", "street")),
)
_NO_WAY: Final = ("type", "label", "display")
_RELATIONS: Final = {"relation", "relationship"}
_NOTES: Final = {"notes", "note", "comment", "comments"}
_LANGUAGES: Final = {"language", "languages"}
_ORGANISATIONS: Final = {"organization", "organisation", "company", "organization name"}


def read_table(text: str) -> Findings:
    """Never raises. The first line names the columns; rows that cannot be read are told."""
    findings = Findings()
    text = clean(text).lstrip("\ufeff")
    delimiter = _delimiter(text)
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    rows = _rows(reader, findings)
    columns = next(rows, (0, []))[1][:_MOST_COLUMNS]
    kinds = [_kind(column) for column in columns]
    if not {"name", "part", "way"} & {kind for kind, _detail in kinds}:
        findings.skip(1, _("the first line names no column for a name, a number or an address"))
        return findings
    for column, (kind, _detail) in zip(columns, kinds, strict=True):
        if not kind and column.strip():
            named = {"name": column.strip()[:_LONGEST_NAMED]}
            findings.skip(1, _("the column “%(name)s” is not taken") % named)
    for line, row in rows:
        if any(cell.strip() for cell in row):
            findings.add(line, _contact(row, kinds))
    return findings


def _delimiter(text: str) -> str:
    """That which finds most known columns in the first line."""
    first = text.split("\n", 1)[0]

    def known(delimiter: str) -> int:
        cells = next(csv.reader([first[:10_000]], delimiter=delimiter), [])
        return sum(bool(_kind(cell)[0]) for cell in cells)

    return max(_DELIMITERS, key=known)


def _rows(reader: Iterator[list[str]], findings: Findings) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line at which it begins."""
    begins = 1
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            findings.skip(begins, _("this row cannot be read"))
            row = []
        yield begins, row
        begins = getattr(reader, "line_num", begins) + 1


def _kind(column: str) -> tuple[str, str]:
    """What a column holds: its kind, and of a way which; "" for what is not known."""
    name = folded(column)
    if name in _NAMES:
        return "name", ""
    if name in _PARTS:
        return "part", str(_PARTS[name])
    for kind, known in (
        ("relation", _RELATIONS),
        ("notes", _NOTES),
        ("languages", _LANGUAGES),
        ("organisation", _ORGANISATIONS),
    ):
        if name in known:
            return kind, ""
    if any(word in name for word in _NO_WAY):
        return "", ""
    return next((("way", way) for way, words in _WAYS if _holds(name, words)), ("", ""))


def _holds(name: str, words: tuple[str, ...]) -> bool:
    spaced = f" {name.replace('-', ' ')} "
    return any(f" {word.replace('-', ' ')} " in spaced for word in words)


def _contact(row: list[str], kinds: list[tuple[str, str]]) -> ContactFields:
    cells = [
        (kind, detail, " ".join(cell.split()) if kind != "notes" else cell.strip())
        for cell, (kind, detail) in zip(row, kinds, strict=False)
        if cell.strip()
    ]
    said = {kind: value for kind, _detail, value in reversed(cells)}
    named = sorted((detail, value) for kind, detail, value in cells if kind == "part")
    name = said.get("name") or " ".join(value for _detail, value in named)
    organisation = said.get("organisation", "")
    notes = [value for kind, _detail, value in cells if kind == "notes"]
    # More cells than the first line has names for.
    notes += [cell.strip() for cell in row[len(kinds) :] if cell.strip()]
    return ContactFields(
        name=name or organisation,
        is_organisation=bool(organisation and not name),
        relation=said.get("relation", ""),
        languages=said.get("languages", ""),
        ways=[Way(kind=detail, value=value) for kind, detail, value in cells if kind == "way"],
        notes="\n".join([organisation, *notes] if name and organisation else notes),
    )
