"""vCards of any version, to contacts. Pictures, birthdays and keys are not read. Pure."""

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _

from apps.core.typed import clean
from apps.support.cards.content_lines import ContentLine, parts, read, unescaped
from apps.support.cards.found import Findings
from apps.support.documents import ContactFields, Way

_WAYS: Final = {"TEL": "phone", "EMAIL": "mail", "IMPP": "message", "URL": "web"}
_MESSENGERS: Final = (
    "X-WAY",
    "X-SIGNAL",
    "X-WHATSAPP",
    "X-TELEGRAM",
    "X-SKYPE",
    "X-JABBER",
    "X-MATRIX",
)
_SCHEMES: Final = ("tel:", "mailto:", "sms:")
_KEPT_TYPES: Final = {"home": _("home"), "work": _("work"), "fax": _("fax")}
_NOTED: Final = ("TITLE", "NICKNAME", "ROLE")


def looks_like_cards(text: str) -> bool:
    return text.lstrip("\ufeff \t\n").upper().startswith("BEGIN:VCARD")


def read_cards(text: str) -> Findings:
    """Never raises. What cannot be read is left out and told with its line."""
    findings = Findings()
    card: list[ContentLine] = []
    start, depth = 0, 0
    for line in read(clean(text)):
        mark = (line.name, line.value.strip().upper())
        if mark == ("BEGIN", "VCARD"):
            if depth and card and card[-1].name == "AGENT":  # of 2.1: a card within the card
                depth += 1
                continue
            if depth:
                findings.skip(start, _("this card has no end"))
            card, start, depth = [], line.number, 1
        elif mark == ("END", "VCARD"):
            depth -= 1
            if depth == 0:
                findings.add(start, _contact(card, findings))
            depth = max(depth, 0)
        elif depth == 1:
            card.append(line)
        elif depth == 0:
            findings.skip(line.number, _("this line belongs to no card"))
    if depth:
        findings.skip(start, _("this card has no end"))
    return findings


def _contact(card: list[ContentLine], findings: Findings) -> ContactFields:
    said: dict[str, list[ContentLine]] = {}
    for line in card:
        if not line.name:
            findings.skip(line.number, _("this line is not one of a card"))
        said.setdefault(line.name, []).append(line)
    organisation = _first(said, "ORG", ";")
    name = _name(said)
    is_organisation = any(line.value.strip().lower() == "org" for line in said.get("KIND", []))
    return ContactFields(
        name=name or organisation,
        is_organisation=is_organisation or bool(organisation and not name),
        ways=list(_ways(said)),
        languages=", ".join(_one_line(unescaped(line.value)) for line in said.get("LANG", [])),
        notes="\n".join(_notes(said, organisation if name else "")),
    )


def _name(said: dict[str, list[ContentLine]]) -> str:
    for line in said.get("FN", []):
        if name := _one_line(unescaped(line.value)):
            return name
    for line in said.get("N", []):
        family, given, middle, before, after = (parts(line.value, ";") + [""] * 5)[:5]
        return _one_line(" ".join((before, given, middle, family, after)))
    return ""


def _ways(said: dict[str, list[ContentLine]]) -> Iterator[Way]:
    for name, lines in said.items():
        for line in lines:
            if name in _WAYS:
                yield from _way(_WAYS[name], _without_scheme(unescaped(line.value)), line)
            elif name in _MESSENGERS:
                platform = "" if name == "X-WAY" else f"{name[2:].title()}: "
                yield from _way("message", platform + unescaped(line.value), line)
            elif name == "ADR":
                pieces = filter(None, parts(line.value, ";"))
                yield from _way("address", ", ".join(pieces), line)


def _way(kind: str, value: str, line: ContentLine) -> Iterator[Way]:
    if value := _one_line(value):
        note = ", ".join(str(word) for code, word in _KEPT_TYPES.items() if code in line.types)
        yield Way(kind=kind, value=value, note=note)


def _notes(said: dict[str, list[ContentLine]], organisation: str) -> Iterator[str]:
    if organisation:
        yield organisation
    for name in _NOTED:
        yield from filter(None, (_one_line(unescaped(line.value)) for line in said.get(name, [])))
    yield from filter(None, (unescaped(line.value).strip() for line in said.get("NOTE", [])))


def _first(said: dict[str, list[ContentLine]], name: str, separator: str) -> str:
    lines = said.get(name, [])
    return _one_line(", ".join(filter(None, parts(lines[0].value, separator)))) if lines else ""


def _without_scheme(value: str) -> str:
    scheme = next((one for one in _SCHEMES if value.lower().startswith(one)), "")
    return value[len(scheme) :].strip()


def _one_line(text: str) -> str:
    return " ".join(clean(text).split())
