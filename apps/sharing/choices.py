"""What a view can grant. The codes are sealed in documents: none is ever given another meaning."""

from typing import Final, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# Lanes. `SHORT` is the day, the way it came and what happened; `FACTS` is all facts.
SHORT: Final = "short"
FACTS: Final = "facts"
IMPACT: Final = "impact"
INTERPRETATION: Final = "interpretation"
COUNSEL: Final = "counsel"

# Extras, each ticked by itself.
PLACES: Final = "places"
ADDRESSES: Final = "addresses"
NAMES: Final = "names"
CHILDREN: Final = "children"
TACTICS: Final = "tactics"
MOOD: Final = "mood"
SUMMARY: Final = "summary"

LANES: Final[dict[str, str | Promise]] = {
    SHORT: _("What happened, in short: the day, how it reached you, your words"),
    FACTS: _("All facts"),
    IMPACT: _("What it did to you"),
    INTERPRETATION: _("How you read it"),
    COUNSEL: _("Notes for your lawyer"),
}
EXTRAS: Final[dict[str, str | Promise]] = {
    PLACES: _("Places"),
    ADDRESSES: _("Numbers and addresses"),
    NAMES: _("Names of people in your network"),
    CHILDREN: _("What is about children"),
    TACTICS: _("Tactics you tagged"),
    MOOD: _("Your mood"),
    SUMMARY: _("How often, month by month"),
}


EXTRA_NOTES: Final[dict[str, str | Promise]] = {
    PLACES: _("Where it happened, and where things are kept."),
    ADDRESSES: _("From which number, address or account something came."),
    NAMES: _("Who was there, through whom something came, and which doctor or nurse."),
    CHILDREN: _("Which children were there, and how they were."),
    TACTICS: _("The names of your tags, as you chose them."),
    MOOD: _("How it felt, in your own words."),
    SUMMARY: _("How many of these entries there are in each month."),
}


class Preset(NamedTuple):
    """`lanes` are ticked to begin with, `may` can be."""

    code: str
    label: str | Promise
    lanes: tuple[str, ...]
    may: tuple[str, ...]


_NOT_COUNSEL: Final = (SHORT, FACTS, IMPACT, INTERPRETATION)
PRESETS: Final = {
    preset.code: preset
    for preset in (
        Preset("friend", _("A friend or somebody in the family"), (SHORT,), _NOT_COUNSEL),
        Preset(
            "therapist",
            _("A therapist or counsellor"),
            (SHORT, IMPACT, INTERPRETATION),
            _NOT_COUNSEL,
        ),
        Preset("lawyer", _("My lawyer"), (FACTS, COUNSEL), (*_NOT_COUNSEL, COUNSEL)),
    )
}


def allowed_lanes(preset: str, lanes: list[str]) -> list[str]:
    """Those that this preset may carry, whatever was asked for: counsel never leaves for anybody but
    a lawyer. All facts contain the short ones. An unknown preset may carry nothing."""
    found = PRESETS.get(preset)
    allowed = [lane for lane in LANES if found and lane in found.may and lane in lanes]
    if found and FACTS not in allowed and SHORT not in allowed:
        allowed.insert(0, SHORT)
    return [lane for lane in allowed if lane != SHORT or FACTS not in allowed]
