"""Every field of the design exists, once, in its lane, and says why it is asked."""

import msgspec
import pytest

from apps.journal.incidents import choices, parts
from apps.journal.incidents.details import Details
from apps.journal.incidents.fields import WHO_SEES, Field, Part
from apps.journal.incidents.form_fields import type_of_rows
from apps.journal.merging import CAPTURE_FACTS
from tests.architecture.test_words import EMOJI, NOWHERE, PROMISES, ours, used

# Of the table in the design: number, lane and attribute, kind. What the entry itself holds (1, 3, 24,
# 33 to 35) and what other parts of the program hold (36, 37) is not here.
DESIGNED = [
    (1, "facts.until_day", "day"),
    (1, "facts.until_time", "time"),
    (2, "facts.memory_anchor", "line"),
    (4, "facts.exact_words", "rows"),
    (6, "facts.actor", "one"),
    (6, "facts.person", "line"),
    (6, "facts.via", "line"),
    (7, "facts.handles", "text"),
    (8, "facts.initiated_by", "one"),
    (9, "facts.responses", "some"),
    (9, "facts.response", "text"),
    (10, "facts.place_kind", "one"),
    (10, "facts.place", "line"),
    (11, "facts.people", "rows"),
    (12, "facts.children", "rows"),
    (13, "facts.has_pets", "yes"),
    (13, "facts.pets", "line"),
    (14, "facts.has_weapon", "yes"),
    (14, "facts.weapon", "line"),
    (15, "facts.threat", "one"),
    (15, "facts.threat_of", "line"),
    (15, "facts.threat_to", "line"),
    (16, "facts.force", "text"),
    (16, "facts.body", "some"),
    (16, "facts.injury", "line"),
    (16, "facts.care", "line"),
    (16, "facts.clinician", "line"),
    (16, "facts.has_strangulation", "yes"),
    (17, "facts.property_what", "line"),
    (17, "facts.property_amount", "line"),
    (17, "facts.property_proof", "line"),
    (18, "facts.vehicle_plate", "line"),
    (18, "facts.vehicle_make", "line"),
    (18, "facts.vehicle_colour", "line"),
    (18, "facts.vehicle_condition", "line"),
    (19, "facts.device", "line"),
    (19, "facts.online_account", "line"),
    (19, "facts.app", "line"),
    (19, "facts.how_known", "line"),
    (19, "facts.is_suspected", "yes"),
    (20, "facts.count", "line"),
    (21, "facts.clause", "clause"),
    (21, "facts.order", "line"),
    (21, "facts.flags", "some"),
    (22, "facts.reports", "rows"),
    (23, "facts.kept", "rows"),
    (25, "interpretation.aims", "some"),
    (25, "interpretation.aim", "text"),
    (26, "impact.fear", "one"),
    (27, "impact.feelings", "some"),
    (27, "impact.feelings_during", "text"),
    (27, "impact.feelings_after", "text"),
    (28, "impact.sleep", "line"),
    (28, "impact.work", "line"),
    (28, "impact.health", "line"),
    (28, "impact.routine", "line"),
    (28, "impact.cost", "line"),
    (28, "impact.on_children", "line"),
    (29, "private.urge", "one"),
    (29, "private.helped", "text"),
    (30, "facts.part_of", "entry"),
    (31, "facts.is_ordinary", "yes"),
    (32, "counsel.notes", "text"),
    (32, "counsel.purpose", "line"),
    (32, "counsel.on", "day"),
]
ROWS = {
    "exact_words": {"speaker", "text", "how", "at"},
    "people": {"name", "role", "how", "contact"},
    "children": {"initial", "how", "effect"},
    "reports": {
        "agency", "on", "reference", "officer", "badge", "said", "outcome", "has_copy_asked",
    },
    "kept": {"shows", "where", "taken", "whole"},
}  # fmt: skip
# Typed on the page of capture, or worked out from what was typed.
IN_NO_PART = {"facts.channel", "facts.senders"}
# Attributes that say whom or what the words beside them mean.
LINKS = {"person_who", "via_who", "clause_id", "who"}
SENSITIVE = {"place_kind", "place", "children"}

FIELDS = [(part, field) for part in parts.PARTS for field in part.fields]


def columns_too() -> list[tuple[Part, Field]]:
    inner = [(part, column) for part, field in FIELDS for column in field.columns]
    return [*FIELDS, *inner]


def test_every_field_of_the_design_is_asked_once_with_its_kind() -> None:
    asked = [(f"{part.lane}.{field.name}", field.kind) for part, field in FIELDS]
    assert sorted(asked) == sorted((name, kind) for _, name, kind in DESIGNED)


def test_every_attribute_of_a_lane_is_asked_on_one_page() -> None:
    kept = {
        f"{lane.name}.{field.name}"
        for lane in msgspec.structs.fields(Details)
        for field in msgspec.structs.fields(lane.type)
    }
    linked = {f"facts.{link}" for link in LINKS - {"who"}}
    assert kept - {name for _, name, _ in DESIGNED} == IN_NO_PART | linked
    assert {"channel", "memory_anchor"} == CAPTURE_FACTS


def test_rows_have_a_column_for_each_attribute() -> None:
    found = {}
    for part, field in FIELDS:
        if field.kind == "rows":
            row = type_of_rows(getattr(Details(), part.lane), field)
            names = {column.name for column in field.columns}
            links = {column.link for column in field.columns if column.link}
            assert names | links == set(row.__struct_fields__)
            assert all(column.kind != "rows" for column in field.columns)
            assert field.each
            found[field.name] = names
    assert found == ROWS


@pytest.mark.parametrize("lane", [lane.name for lane in msgspec.structs.fields(Details)])
def test_every_lane_has_a_page_and_says_who_sees_it(lane: str) -> None:
    assert lane in {part.lane for part in parts.PARTS}
    assert WHO_SEES[lane].about  # type: ignore[index]


def test_each_page_has_an_address_and_a_title_of_its_own() -> None:
    for seen in (
        [part.code for part in parts.PARTS],
        [str(part.title) for part in parts.PARTS],
    ):
        assert len(set(seen)) == len(seen)
    assert all(part.intro and parts.of_code(part.code) is part for part in parts.PARTS)


def test_kinds_fit_what_is_kept() -> None:
    types = {"yes": bool, "some": list[str]}
    for part, field in FIELDS:
        if field.kind != "rows":
            value = getattr(getattr(Details(), part.lane), field.name)
            assert type(value) is getattr(types.get(field.kind, str), "__origin__", None) or (
                type(value) is types.get(field.kind, str)
            ), field.name
        assert bool(field.choices) == (field.kind in ("one", "some")), field.name


def test_every_link_is_written_by_the_page_of_its_words() -> None:
    assert {field.link for _, field in columns_too() if field.link} == LINKS
    assert {link for part in parts.PARTS for link in part.names & LINKS} == LINKS - {"who"}
    assert all(field.kind in ("line", "clause") for _, field in columns_too() if field.link)


def test_what_is_sensitive_or_private_is_marked() -> None:
    assert {field.name for _, field in columns_too() if field.is_sensitive} == SENSITIVE
    assert {field.name for _, field in columns_too() if field.is_private} == {"contact"}


def test_every_part_says_why_it_asks() -> None:
    for part in parts.PARTS:
        assert any(field.why for field in part.fields), part.code


def test_every_word_of_a_field_is_calm() -> None:
    said = [str(words) for part in parts.PARTS for words in (part.title, part.intro)]
    for _, field in columns_too():
        said += [str(field.label), str(field.why), str(field.each)]
        said += [str(label) for _, label in field.choices]
    said += [str(words) for who in WHO_SEES.values() for words in who]
    wrong = [
        text
        for text in said
        if used(ours(text), NOWHERE + PROMISES)
        or used(text, ("immediately", "abuser", "victim", "alleged", "claim", "narcissist"))
        or "!" in text
        or EMOJI.search(text)
    ]
    assert wrong == []
    assert all(len(str(field.label)) <= 60 for _, field in columns_too())


# Sealed in documents: a code that was given out never means anything else, and none goes away.
FROZEN = {
    "CHANNELS": "person call voicemail text mail social app letter via office money device nearby other",
    "ACTORS": "person for unknown",
    "BEGUN_BY": "them me both unclear",
    "RESPONSES": "none blocked replied left police other",
    "PLACES": "home work school street transport family handover theirs online other",
    "HOW_PRESENT": "saw heard told",
    "HOW_CHILD": "present heard involved",
    "THREATS": "none implied explicit",
    "BODY": "head neck arms chest belly back legs private",
    "WORDS_HOW": "exact gist",
    "WHOLE": "whole part",
    "FEAR": "none uneasy afraid terrified",
    "FEELINGS": "angry sad guilty ashamed confused numb hopeful relieved tired alone calm",
    "AIMS": "reply return information frighten punish look-good money children unsure",
    "URGES": "none little strong very",
    "FLAGS": "breach told blocked child weapon worse money replied needed",
}


@pytest.mark.parametrize("name", sorted(FROZEN))
def test_codes_stay_what_they_are(name: str) -> None:
    assert [code for code, _ in getattr(choices, name)] == FROZEN[name].split()


def test_every_list_of_choices_is_frozen() -> None:
    lists = {name for name, value in vars(choices).items() if name.isupper() and value}
    assert lists == set(FROZEN)


def test_no_two_choices_of_a_list_share_a_code_or_a_word() -> None:
    for name in FROZEN:
        pairs = getattr(choices, name)
        assert len({code for code, _ in pairs}) == len(pairs), name
        assert len({str(label) for _, label in pairs}) == len(pairs), name


def test_a_code_that_is_not_known_is_shown_as_it_is() -> None:
    assert choices.label(choices.FEAR, "afraid") == "Afraid"
    assert choices.label(choices.FEAR, "of an older release") == "of an older release"
