"""Handles: how somebody reached the writer, as typed, and in the one form in which two are compared.

Pure. `Handle.same` can be read again and stays as it is, for the same region. An empty one equals
nothing: two callers who withheld their number may be one person or two.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from apps.support import numbers, profiles
from apps.support.letters import folded, is_seen, plain, without_unseen

NUMBER: Final = "number"
ADDRESS: Final = "address"
PROFILE: Final = "profile"
LINK: Final = "link"
OTHER: Final = "other"

# What is longer is compared letter by letter.
LONGEST: Final = 2000
LONGEST_NAME: Final = 100
MOST_HANDLES: Final = 200
MOST_FOUND: Final = 20
SEARCHED: Final = 20_000

_WITHHELD: Final = frozenset(
    f"{what}{whose}"
    for what in ("anonymous", "blocked", "hidden", "private", "restricted", "unknown", "withheld")
    for whose in ("", " number", " caller", " call", " caller id")
) | {"no caller id", "no number", "number withheld", "caller id withheld", "unavailable"}
_AROUND: Final = " .()[]<>*\"'-"

# Said before a number or an address, and no platform.
_WAYS: Final = {
    "tel", "phone", "mobile", "cell", "number", "sms", "text", "call", "callto", "fax",
    "email", "e-mail", "mail", "mailto",
}  # fmt: skip
_LABELLED: Final = re.compile(r"([^:@/]{1,12}?) ?(?::|(?=@)) ?(.+)")
_BEFORE_NAME: Final = "@$ "
_NAME: Final = re.compile(r"[^\s@/?#:,;()<>]{1,64}(?:@[^\s@/?#:,;()<>]{1,255})?")

# Anything may stand in an address and a host that has no meaning in addresses of the web.
_ADDRESS: Final = re.compile(r"[^\s@<>(),;:\"/?#]{1,64}@([^\s@]{1,255})")
_PART_OF_HOST: Final = re.compile(r"(?:[a-z0-9_\-]|[^\x00-\x7f]){1,63}")
_IPV4: Final = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")
_WWW: Final = re.compile(r"^(?:www\.)+")
_SCHEME: Final = re.compile(r"https?://", re.IGNORECASE)
_LINK: Final = re.compile(
    r"(?:https?://|www\.)\S+|[^\s/@?#:]+\.[^\s/@?#:]+(?::\d+)?[/?#]\S*", re.IGNORECASE
)
_TRACKING: Final = re.compile(
    r"(?:utm_\w*|fbclid|gclid|dclid|msclkid|yclid|ttclid|twclid|igshi?d?|mibextid|mc_[ce]id|_ga"
    r"|si|ref|ref_src|ref_url|__tn__)(?:=.*)?",
    re.IGNORECASE,
)

# All run through a text once: what they hold is bounded, or never given back.
_PIECE: Final = re.compile(r"(?:https?://\S*[^\s,;]|[^\n\r,;]|;(?=ext=))++", re.IGNORECASE)
_ADDRESS_IN_TEXT: Final = re.compile(
    r"(?<![\w.+%-])[\w.+%-]{1,64}@(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,63}"
)
_NO_NUMBER_IN_TEXT: Final = re.compile(
    rf"(?:https?://|www\.)\S+|{_ADDRESS_IN_TEXT.pattern}", re.IGNORECASE
)


class Handle(NamedTuple):
    """`same` is what is compared: E.164 of a number, or its digits where the country is not known;
    a whole address; platform:name, or a name alone; a link without scheme and trackers."""

    kind: str
    typed: str
    same: str


# Kind and `same`.
_Read = tuple[str, str]
_Reader = Callable[[str, str], _Read | None]


def read(typed: str, region: str = "") -> Handle:
    """Never raises. `region` (ISO 3166, two letters) is where a number without + was dialled."""
    typed = typed.strip()
    if len(seen := without_unseen(typed).strip()) > LONGEST:
        return Handle(OTHER, typed, seen)
    kind, same = _read(plain(seen), region)
    return Handle(kind, typed, same)


def read_many(text: str, region: str = "") -> list[Handle]:
    """One per line, or between commas and semicolons; what follows `MOST_HANDLES` stays whole."""
    return list(_once(read(piece, region) for piece in _pieces(text)))


def shown(handle: Handle) -> str:
    """A number in its international form; anything else as typed, without marks that turn text."""
    kept = (c for c in handle.typed if is_seen(c) or c in "\u200c\u200d")
    typed = " ".join("".join(kept).split())
    if handle.kind != NUMBER or numbers.has_extension(typed):
        return typed
    return numbers.international(handle.same) or typed


def is_same(one: Handle, other: Handle) -> bool:
    """Not transitive: a number of unknown country can equal numbers of two (see numbers.are_one)."""
    if not one.same or not other.same:
        return False
    if one.kind == other.kind == NUMBER:
        return numbers.are_one(one.same, other.same)
    return one.same == other.same


def found_in(text: str, region: str = "") -> list[Handle]:
    """Numbers and addresses in the first `SEARCHED` characters, at most `MOST_FOUND`, in order.

    A number counts only if a numbering plan holds it: a text is full of prices and dates.
    """
    text = text[:SEARCHED]
    places = [(match.start(), match.group()) for match in _ADDRESS_IN_TEXT.finditer(text)]
    blanked = _NO_NUMBER_IN_TEXT.sub(lambda match: "\n" * len(match.group()), text)
    places += numbers.found_in(blanked, region)
    found = (read(typed, region) for _, typed in sorted(places))
    wanted = (handle for handle in found if handle.kind in (NUMBER, ADDRESS))
    return list(islice(_once(wanted), MOST_FOUND))


def _read(typed: str, region: str) -> _Read:
    compared = folded(typed)
    if not compared or compared.strip(_AROUND) in _WITHHELD:
        return OTHER, ""
    if len(compared) > LONGEST:
        return OTHER, compared
    readers = (_as_number, _as_address, _as_link, _as_labelled, _as_name)
    return _first(readers, typed, region) or (OTHER, compared)


def _first(readers: Iterable[_Reader], typed: str, region: str) -> _Read | None:
    return next((found for reader in readers if (found := reader(typed, region))), None)


def _as_number(typed: str, region: str) -> _Read | None:
    same = numbers.normalise(typed, region)
    return (NUMBER, same) if same else None


def _as_address(typed: str, _region: str) -> _Read | None:
    address = folded(typed)
    if address.endswith(">"):  # Some Name <some.name@example.com>
        address = address[address.rfind("<") + 1 : -1].strip()
    match = _ADDRESS.fullmatch(address)
    if not match or not (host := _host(match[1])):
        return None
    return ADDRESS, f"{address[: match.start(1)]}{host}"


def _as_link(typed: str, region: str) -> _Read | None:
    if not _LINK.fullmatch(typed):
        return None
    try:
        parts = urlsplit(typed if _SCHEME.match(typed) else f"https://{typed}")
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return None
    host = _host(_WWW.sub("", folded(parts.hostname or "")))
    if not host:
        return None
    profile = None if port else profiles.of_link(host, folded(parts.path), parts.query)
    if profile and (named := _named(profile.platform, profile.name, region)):
        return named
    asked = "&".join(p for p in parts.query.split("&") if p and not _TRACKING.fullmatch(p))
    query = f"?{asked}" if asked else ""
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    same = f"{host}{port}{parts.path.rstrip('/')}{query}{fragment}"
    # A host of digits, without its scheme, would be a number.
    return None if _as_number(same, region) else (LINK, same)


def _as_labelled(typed: str, region: str) -> _Read | None:
    """`Instagram: @some.name`, `tel: 020 7946 0958`."""
    match = _LABELLED.fullmatch(typed)
    if not match:
        return None
    label, rest = folded(match[1]), match[2].lstrip(_BEFORE_NAME)
    if label in _WAYS:
        return _first((_as_number, _as_address), rest.partition("?")[0], region)
    platform = profiles.platform_of(label)
    return (_as_link(rest, region) or _named(platform, rest, region)) if platform else None


def _named(platform: str, typed: str, region: str) -> _Read | None:
    name = folded(typed).lstrip(_BEFORE_NAME)
    if profiles.takes_numbers(platform):
        found = _first((_as_number, _as_address), name, region)
        if found:
            return found
    if not 0 < len(name) <= LONGEST_NAME or _LINK.fullmatch(name):
        return None
    return PROFILE, f"{platform}:{name}"


def _as_name(typed: str, region: str) -> _Read | None:
    """`@name`. The @ stays where the name alone would be something else, such as a number."""
    name = folded(typed).lstrip("@")
    if not typed.startswith("@") or not _NAME.fullmatch(name):
        return None
    return PROFILE, name if _read(name, region) == (OTHER, name) else f"@{name}"


def _host(typed: str) -> str:
    """In letters, not in the xn-- form; empty where it cannot be one."""
    parts = [_in_letters(part) for part in folded(typed).rstrip(".").split(".")]
    if len(parts) < 2 or not all(_PART_OF_HOST.fullmatch(part) for part in parts):
        return ""
    host = ".".join(parts)
    return host if not parts[-1].isdigit() or _IPV4.fullmatch(host) else ""


def _in_letters(part: str) -> str:
    if not part.startswith("xn--") or len(part) > 63:
        return part
    try:
        return folded(part.encode().decode("idna"))
    except UnicodeError:
        return part


def _pieces(text: str) -> Iterator[str]:
    for number, match in enumerate(_PIECE.finditer(text)):
        if number == MOST_HANDLES:
            yield text[match.start() :]
            return
        yield match.group()


def _once(handles: Iterable[Handle]) -> Iterator[Handle]:
    """Each `same` once; what has none, once for each way it is typed."""
    seen = {""}
    for handle in handles:
        key = handle.same or folded(handle.typed)
        if key not in seen:
            seen.add(key)
            yield handle
