"""Streets with their numbers, and postcodes, as they are written in some countries."""

import re
from collections.abc import Iterator
from typing import Final

from apps.journal.redaction.findings import ADDRESS, Span

_CAPITAL: Final = r"[A-ZÀ-ÖØ-Þ][\w'\u2019\-]{0,40}"
_NAMES: Final = rf"(?:(?:{_CAPITAL}\.?|\d{{1,3}}(?:st|nd|rd|th)) ){{1,4}}"
_UNIT: Final = (
    r"(?:(?:[Ff]lat|[Aa]pt\.?|[Aa]partment|[Uu]nit|[Ss]uite|[Rr]oom) ?#?\d{1,4}[A-Za-z]?,? ?)?"
)
_STRONG: Final = "Street|Road|Avenue|Lane|Crescent|Terrace|Boulevard|Mews|Gardens|Grove"
_WEAK: Final = (
    "St|Rd|Ave|Av|Ln|Blvd|Dr|Drive|Ct|Court|Close|Cl|Place|Pl|Square|Sq|Way|Hill|Park|Row|Rise|Walk"
    "|Parkway|Pkwy|Highway|Hwy|Circle|Cir|Trail|View|Green|Quay|Wharf|House|Cottages"
)
_NUMBER: Final = r"\d{1,5}[A-Za-z]?(?:[\-/]\d{1,4}[a-z]?)?"
_OF: Final = (
    r"(?:(?:de|du|des|la|las|los|del|le|les|el|l['\u2019]|d['\u2019]|St|Saint|Sainte) ?){0,3}"
)
_GERMAN: Final = (
    r"(?:straße|strasse|str\.|weg|gasse|platz|allee|ring|damm|ufer"
    "|straat|laan|plein|gracht|kade|dijk)"
)
_BEFORE_GERMAN: Final = (
    "Am|An der|An den|Auf der|Im|In der|In den|Zum|Zur|Unter den|Alte|Große|Kleine|Neue"
)
_FRENCH: Final = (
    "rue|avenue|boulevard|bd|chemin|allée|impasse|place|quai|cours|route|square|passage"
)
_SPANISH: Final = (
    r"[Cc]alle|C/|[Aa]venida|Avda\.?|Av\.|[Pp]laza|[Pp]aseo|[Cc]amino|[Cc]arretera|[Rr]onda"
)
_NO_NAME: Final = "the|of|a|an|minutes?|miles?|more|other|long|busy|main|different|way|lane"

# English, English in small letters, German and Dutch, Italian.
_WITH_NUMBER: Final = tuple(
    map(
        re.compile,
        (
            rf"{_UNIT}(?<![\w£$€])\d{{1,5}}[A-Za-z]?(?:[\-/]\d{{1,4}}[a-z]?)?,? {_NAMES}"
            rf"(?:{_STRONG}|{_WEAK})\b\.?",
            rf"(?<![\w£$€])\d{{1,5}}[a-z]? (?!{_NO_NAME})(?:[a-z'\u2019]{{3,20}} ){{1,2}}"
            r"(?<!the )(?<!a )(?:street|road|avenue|lane|crescent|terrace)\b",
            rf"(?<![\w\-])[A-ZÄÖÜ][\w\-]{{1,40}}[ \-]?(?i:{_GERMAN}) ?(?:{_NUMBER})(?!\w)",
            rf"(?<![\w\-])(?:{_BEFORE_GERMAN}) {_CAPITAL} {_NUMBER}(?!\w)",
            rf"(?<![\w\-])(?:[Vv]ia|[Vv]iale|[Pp]iazza|[Cc]orso) (?:{_CAPITAL} ?){{1,3}},? ?{_NUMBER}(?!\w)",
        ),
    )
)
# English, French, Spanish.
_NUMBER_OR_NOT: Final = tuple(
    map(
        re.compile,
        (
            r"(?<![\w\-])(?!(?:The|A|This|That|My|Our|His|Her|Every|Same)\b)"
            rf"(?:{_CAPITAL} ){{1,3}}(?:{_STRONG})\b",
            rf"(?<![\w\-])(?:{_NUMBER}(?: ?(?:bis|ter))?,? )?(?i:{_FRENCH}) {_OF}{_CAPITAL}"
            rf"(?:[ \-]{_OF}{_CAPITAL}){{0,3}}",
            rf"(?<![\w\-])(?:{_SPANISH}) ?{_OF}{_CAPITAL}(?: {_OF}{_CAPITAL}){{0,3}}"
            rf"(?:,? ?(?:n[.ºo°]{{0,2}} ?|número )?{_NUMBER}(?!\w))?",
        ),
    )
)
_DIGIT: Final = re.compile(r"\d")

_STATES: Final = (
    "A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT"
    "|V[AT]|W[AIVY]"
)
_NO_PLACE: Final = (
    "Euro|Mark|Dollar|Franken|Mal|Menschen|Stunden|Schritte|Leute|Tage|Jahre|Kilometer|Uhr|People"
)
_NO_LETTERS: Final = "AM|PM|UK|US|EU|TV|AD|BC|CE|OK|ID|PC|DM|MB|GB|KB|KG|ML|KM|HP|SA|SD|SS"
# "33000 Bordeaux", but "15000 Schritte".
_AFTER_THIS: Final = r"(?<=à )|(?<=, )|(?<=\n)|(?<=en )|(?<=de )|(?<=nach )|(?<=aus )"
_POSTCODE: Final = re.compile(
    r"(?<![\w\-])(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}|[ABCEGHJ-NPRSTVXY]\d[A-Z][ \-]?\d[A-Z]\d"
    rf"|(?:{_STATES}),? \d{{5}}(?:-\d{{4}})?|\d{{5}}-\d{{4}}"
    rf"|(?:{_AFTER_THIS}|(?!\d\d000 ))\d{{5}} (?!(?:{_NO_PLACE})\b){_CAPITAL}(?:[ \-]{_CAPITAL})?"
    rf"|(?!(?:19|20)\d\d\b)[1-9]\d{{3}} (?!{_NO_LETTERS})[A-Z]{{2}}"
    r")(?![\w\-])"
)
_POSTCODE_SAID: Final = re.compile(
    r"\b(?:zip(?: code)?|post ?code|postal code|plz|postleitzahl|code postal|código postal)\b"
    r"[^.!?\n\d]{0,15}?(?<![\w\-])"
    r"((?=[A-Za-z ]{0,4}\d)[A-Za-z]{0,2}\d[A-Za-z\d]{0,4}(?: ?\d[A-Za-z]{1,2})?)(?!\w)",
    re.IGNORECASE,
)


def streets(text: str) -> Iterator[Span]:
    has_digit = _DIGIT.search(text) is not None
    for pattern in (*_NUMBER_OR_NOT, *(_WITH_NUMBER if has_digit else ())):
        for match in pattern.finditer(text):
            yield Span(match.start(), match.start() + len(match[0].rstrip(" .,'\u2019-")), ADDRESS)
    if has_digit:
        for match in _POSTCODE.finditer(text):
            yield Span(*match.span(), ADDRESS)
        for match in _POSTCODE_SAID.finditer(text):
            yield Span(*match.span(1), ADDRESS)
