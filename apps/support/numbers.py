"""Phone numbers in the form in which they are compared: E.164, or digits of an unknown country.

An extension does not count: it is the same line. `phonenumbers` is imported where it is used: it costs
each web worker about 20 ms and 3 MB, and most requests read no number.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

# E.164 allows 15; what is typed may hold 00 or (0) besides. Shorter than 7 is a short code.
_MOST_DIGITS: Final = 15
_FEWEST_DIGITS: Final = 3
_MOST_TYPED: Final = 18
_SHORT_CODE: Final = 6
_TAIL: Final = 9
_COUNTRY_CODE: Final = 3

_DIALLED: Final = re.compile(r"\(?\+? ?[(\d][\d ().\-/]{1,40}", re.ASCII)
_IPV4: Final = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")
_TRUNK_ZERO: Final = re.compile(r"\( ?0 ?\)")
_EXTENSION: Final = re.compile(
    r"(?<=[\d ]);?(?:ext(?:ension|n|=)?[.:]?|x|#) ?\d{1,7}$", re.ASCII | re.IGNORECASE
)


def normalise(plain: str, region: str) -> str:
    """E.164, or digits; empty where this is no number. `region` is an ISO 3166 code, known or not."""
    plain = _EXTENSION.sub("", plain).strip()
    if not _DIALLED.fullmatch(plain) or _IPV4.fullmatch(plain):
        return ""
    # "+44 (0)20": the zero is dialled at home only. In Italy it belongs to the number.
    typed, without_zero = _digits(plain), _digits(_TRUNK_ZERO.sub("", plain, count=1))
    if not _FEWEST_DIGITS <= len(typed.lstrip("+")) <= _MOST_TYPED:
        return ""
    readings = [*_readings(typed, region), *_readings(without_zero, region)]
    held = [same for same, is_valid in readings if is_valid]
    possible = [same for same, _ in readings]
    unread = without_zero if typed.startswith("+") else typed
    same = (held or possible or [unread])[0]
    return same if len(same.lstrip("+")) <= _MOST_DIGITS else ""


def has_extension(plain: str) -> bool:
    return bool(_EXTENSION.search(plain))


def international(same: str) -> str:
    """`+44 20 7946 0958`; empty for what no numbering plan holds."""
    import phonenumbers

    if not same.startswith("+") or not (found := _parsed(same, "")):
        return ""
    if not phonenumbers.is_possible_number(found):
        return ""
    return phonenumbers.format_number(found, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def are_one(one: str, other: str) -> bool:
    """Whether two normalised numbers are one line, where one or both lack their country.

    One is dialled in the country of the other. Where neither tells its country, the longer must end
    with all of the shorter, leading zeros left out, and that with nine digits or more: fewer would
    leave out area codes.
    """
    bare, full = sorted((one, other), key=lambda same: same.startswith("+"))
    if bare.startswith("+"):
        return bare == full
    if full.startswith("+") and _known(home := _home(full)):
        return normalise(bare, home) == full
    short, long = sorted((same.lstrip("+0") for same in (one, other)), key=len)
    is_close = len(long) - len(short) <= _COUNTRY_CODE
    return bare == full or (len(short) >= _TAIL and is_close and long.endswith(short))


def found_in(text: str, region: str) -> Iterator[tuple[int, str]]:
    """Where valid numbers stand in a text, and how they are written there."""
    import phonenumbers

    for match in phonenumbers.PhoneNumberMatcher(text, _known(region)):
        yield match.start, match.raw_string


def _digits(plain: str) -> str:
    return ("+" if "+" in plain else "") + re.sub(r"\D", "", plain)


def _readings(digits: str, region: str) -> Iterator[tuple[str, bool]]:
    """Numbers of E.164 that these digits can be, and whether a numbering plan holds each.

    One that is only of the right length counts too: plans grow, and callers can show invented numbers.
    """
    if digits.startswith("+"):
        yield from _reading(digits, "")
        return
    if len(digits) > _SHORT_CODE and _known(region):
        yield from _reading(digits, region)
    if digits.startswith("00"):
        yield from _reading(f"+{digits[2:]}", "")


def _reading(digits: str, region: str) -> Iterator[tuple[str, bool]]:
    import phonenumbers

    found = _parsed(digits, region)
    if not found:
        return
    how = phonenumbers.is_possible_number_with_reason(found)
    if how == phonenumbers.ValidationResult.IS_POSSIBLE:
        same = _e164(found)
        # Some plans read their own international form another way once more.
        if (again := _parsed(same, "")) and _e164(again) == same:
            yield same, phonenumbers.is_valid_number(found)


def _parsed(digits: str, region: str) -> "PhoneNumber | None":
    import phonenumbers

    try:
        return phonenumbers.parse(digits, _known(region))
    except phonenumbers.NumberParseException:
        return None


def _e164(number: "PhoneNumber") -> str:
    import phonenumbers

    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _home(same: str) -> str:
    """Of a number of E.164, the country in which most numbers of its code are; empty if none."""
    import phonenumbers

    found = _parsed(same, "")
    return phonenumbers.region_code_for_country_code(found.country_code or 0) if found else ""


def _known(region: str) -> str | None:
    import phonenumbers

    return region.upper() if region.upper() in phonenumbers.SUPPORTED_REGIONS else None
