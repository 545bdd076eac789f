"""What leads to somebody by its form alone: mail, links, plates, numbers of cases and papers, births.

All run through a text once: repetitions are bounded, or hold nothing that another one holds.
"""

import re
from collections.abc import Iterator
from typing import Final

from apps.journal.folding import normalise
from apps.journal.redaction.findings import LINK, MAIL, PLATE, REFERENCE, Span
from apps.journal.redaction.lexicon import is_ordinary

MONTHS: Final = (
    "jan(?:uary|uar|vier)?|feb(?:ruary|ruar)?|f[ée]vr(?:ier)?|mar(?:ch|s|zo)?|märz|apr(?:il)?|avril|abril"
    "|ma[iy]o?|june?|juni|juin|junio|july?|juli|juillet|julio|aug(?:ust)?|ao[uû]t|agosto"
    "|sept?(?:ember|embre|iembre)?|o[ck]t(?:ober|obre|ubre)?|nov(?:ember|embre|iembre)?"
    "|de[cz](?:ember)?|d[ée]cembre|diciembre|enero|febrero"
)
DATE: Final = (
    r"(?:(?:[0-3]?[1-9]|[123]0)[./\-](?:[0-2]?[1-9]|[123]0|3[01])[./\-](?:\d{4}|\d{2})|\d{4}[\-/.]\d{1,2}[\-/.]\d{1,2}"
    rf"|\d{{1,2}}(?:st|nd|rd|th|er|\.)?(?: (?:of|de))? (?:{MONTHS})\b\.?(?:,? (?:de )?\d{{4}})?"
    rf"|(?:{MONTHS})\b\.? \d{{1,2}}(?:st|nd|rd|th)?\b(?:,? \d{{4}})?)(?!\d)"
)
_MAIL: Final = re.compile(
    r"(?<![\w.+%-])[\w.+%-]{1,64}@(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,63}(?![\w-])"
)
_LINK: Final = re.compile(
    r"(?:https?://|\bwww\.)[^\s<>\"”»)\]]+"
    r"|(?<![\w@.\-/])(?:[\w-]{1,63}\.){1,4}(?:(?:com|org|net|co\.uk|org\.uk|de|fr|ca|nl|eu|io|app|info)\b"
    r"(?:/[^\s<>\"”»)\]]*)?|(?:me|it|es|uk|tv|ly|us|gg|be|ch|at|ie|au)/[^\s<>\"”»)\]]+)(?![\w@])",
    re.IGNORECASE,
)
_HANDLE: Final = re.compile(r"(?<![\w@.])@[\w.\-]{2,40}")
_ACCOUNT: Final = re.compile(
    r"\b(?:insta(?:gram)?|ig|snap(?:chat)?|tiktok|telegram|discord|twitter|skype|facebook|reddit)\b"
    r"(?: (?:user ?name|name|account|handle|user|id|profile))?"
    r"(?: (?:is|was|(?:s?he|they) (?:is|are|uses)|called|under|as))?:? ?[“\"']?"
    r"(?=[a-z.]{0,40}[\d_.])([a-z][\w.\-]{2,40})",
    re.IGNORECASE,
)
_ENDS: Final = ".,;:!?'\u2019-*_"

_PLATE_SAID: Final = re.compile(
    r"\b(?:plates?|registration|reg|kennzeichen|nummernschild|plaque|immatriculation|matr[ií]cula"
    r"|kenteken|targa)\b",
    re.IGNORECASE,
)
_CAR_SAID: Final = re.compile(
    r"\b(?:car|van|truck|lorry|motorbike|vehicle|bmw|audi|vw|ford|auto|wagen|voiture|coche|macchina)\b",
    re.IGNORECASE,
)
_PLATE: Final = re.compile(
    r"(?<![\w\-])(?:[a-z]{2}\d{2} ?[a-z]{3}|[A-ZÄÖÜ0-9]{1,8}(?:[ \-][A-ZÄÖÜ0-9]{1,4}){0,3})(?![\w\-])"
)
_PLATE_FORM: Final = re.compile(
    r"(?<![\w\-])(?:[A-Z]{2}\d{2} ?[A-Z]{3}|[A-ZÄÖÜ]{1,3}-[A-Z]{1,2} ?\d{1,4}[EH]?|[A-Z]{2}-\d{3}-[A-Z]{2}"
    r"|\d{4} ?[B-Z]{3}|[A-Z]{3}[\- ]\d{3,4})(?![\w\-])"
)
_NEAR: Final = 45
_LEAST_OF_PLATE: Final = 5

_VALUE: Final = (
    r"(?:(?-i:[A-Z]{1,4}) (?=\d))?(?=[\w/.\-]{0,20}\d)[\w/.\-]{0,20}\w"
    r"(?:[ ](?=[A-Z\d/\-]{0,11}\d)[A-Z\d/\-]{1,12}|[ ][A-Z]{1,2}(?= \d)){0,5}(?![\w@])"
)
_CUE: Final = (
    "case|crime|incident|police|court|docket|file|claim|report|reference|ref|passport|policy|account"
    "|sort code|routing|invoice|national insurance|social security|ssn|nino|nhs|cad|badge|collar|licen[cs]e"
    "|member(?:ship)?|customer|booking|tracking|aktenzeichen|geschäftszeichen|az|vorgangsnummer|aktennummer"
    "|vorgang|dossier|affaire|plainte|expediente|atestado|caso|denuncia|diligencias|zaak(?:nummer)?|iban"
    "|konto(?:nummer)?"
)
_LINKING: Final = (
    r"(?:number|no|nr|num|ref(?:erence)?|id|code|is|was|num[ée]ro|n[°º]|número|nummer|lautet|est|es|de|la|le"
    "|the|and)"
)
_CALLED: Final = re.compile(
    rf"\b(?P<cue>{_CUE})\b(?P<link>[.:#]* ?(?:{_LINKING}\b[.:#°º]* ?){{0,4}}[:#]? ?)(?<!\w)#?"
    rf"(?P<value>{_VALUE})",
    re.IGNORECASE,
)
# German and US courts, the IBAN, payment cards, papers of the UK and the US.
_FORMS: Final = re.compile(
    r"(?<![\w/\-])(?:\d{1,4} [A-Z][A-Za-z]{0,2} \d{1,6}/\d{2}|\d{2,4}-?[A-Z]{2}-\d{3,8}"
    r"|[A-Z]{2}-\d{2,4}-\d{3,8}"
    r"|[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){3,7}(?: ?[A-Z\d]{1,3})?|\d{4}[ \-]\d{4}[ \-]\d{4}[ \-]\d{4}"
    r"|[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]|\d{3}-\d{2}-\d{4}"
    r"|[A-Z]{2}\d{2}[A-Z]\d{5}|[A-Z]{1,4}/\d{3,9}/\d{2,4}|\d{2}/\d{4,8}/\d{2})(?![\w/\-])"
)
_BORN: Final = re.compile(
    r"(?:\b(?:born|birthdays?|date of birth|dob|geboren|geburtstag|geburtsdatum|naissance|née?|nacid[oa]"
    r"|nacimiento|cumpleaños|anniversaire|nat[oa])\b|\bd\.o\.b\.?|\bgeb\.)[^.!?\n\d]{0,25}?(?<!\w)"
    rf"(?P<date>{DATE})",
    re.IGNORECASE,
)
_ALWAYS_NUMBERED: Final = frozenset({"cad", "badge", "collar", "docket", "aktenzeichen", "az"})
# A year; a time.
_NO_REFERENCE: Final = re.compile(r"(?:19|20)\d\d|\d{1,2}[.:h]\d{2}")
_SHORT: Final = 4
_DIGIT: Final = re.compile(r"\d")
_NO_WORD: Final = re.compile(r"[\d_.]")
_LEAST_OF_HANDLE: Final = 2


def traces(text: str) -> Iterator[Span]:
    if "@" in text:
        yield from _mails(text)
    for match in _LINK.finditer(text):
        yield Span(match.start(), match.start() + len(match[0].rstrip(_ENDS)), LINK)
    for match in _ACCOUNT.finditer(text):
        name = match[1].rstrip(_ENDS)
        if _NO_WORD.search(name):
            yield Span(match.start(1), match.start(1) + len(name), LINK)
    if _DIGIT.search(text):
        yield from _plates(text)
        yield from _references(text)
        for match in _BORN.finditer(text):
            yield Span(*match.span("date"), REFERENCE)


def _mails(text: str) -> Iterator[Span]:
    for match in _MAIL.finditer(text):
        yield Span(*match.span(), MAIL)
    for match in _HANDLE.finditer(text):
        name = match[0].rstrip(_ENDS)
        # "see you @home"
        if len(name) > _LEAST_OF_HANDLE and not is_ordinary(normalise(name[1:])):
            yield Span(match.start(), match.start() + len(name), LINK)


def _plates(text: str) -> Iterator[Span]:
    for said, form in ((_PLATE_SAID, _PLATE), (_CAR_SAID, _PLATE_FORM)):
        for cue in said.finditer(text):
            first = max(0, cue.start() - _NEAR)
            for match in form.finditer(text, first, cue.end() + _NEAR):
                between = text[min(cue.end(), match.end()) : max(cue.start(), match.start())]
                if _is_plate(match[0]) and not re.search(r"[.!?]\s|\n", between):
                    yield Span(*match.span(), PLATE)


def _is_plate(found: str) -> bool:
    bare = re.sub(r"[ \-]", "", found)
    has_both = re.search(r"\d", bare) and re.search(r"[^\W\d]", bare)
    return bool(has_both) and len(bare) >= _LEAST_OF_PLATE


def _references(text: str) -> Iterator[Span]:
    for match in _FORMS.finditer(text):
        yield Span(*match.span(), REFERENCE)
    for match in _CALLED.finditer(text):
        value = match["value"].rstrip(_ENDS)
        digits = sum(character.isdigit() for character in value)
        is_mixed = digits < len(value) and not re.fullmatch(r"\d+(?:st|nd|rd|th|s|am|pm|h)?", value)
        is_called = bool(match["link"].strip()) or match["cue"].lower() in _ALWAYS_NUMBERED
        if _NO_REFERENCE.fullmatch(value) or re.fullmatch(DATE, value, re.IGNORECASE):
            continue
        if digits >= _SHORT + 1 or (digits >= _SHORT - 1 and (is_mixed or is_called)):
            yield Span(match.start("value"), match.start("value") + len(value), REFERENCE)
