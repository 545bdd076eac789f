"""The stylesheet as a text: every token is defined and used, every colour can be read."""

import re
from itertools import chain
from math import cos, radians, sin
from pathlib import Path

import pytest

CSS = Path(__file__).resolve().parents[2] / "static" / "css"
TOKENS = CSS / "tokens.css"

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
DEFINITION = re.compile(r"(?<![\w-])(--[\w-]+)\s*:\s*([^;]+);")
USE = re.compile(r"var\(\s*(--[\w-]+)\s*(,?)")
RAW_COLOUR = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix)\("
    r"|:\s*[^;]*\b(?:white|black|gr[ae]y|red|orange|yellow|green|blue|navy|teal|silver|maroon)\b",
    re.IGNORECASE,
)
OKLCH = re.compile(r"oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)")

# Words on their ground, and the least contrast (WCAG 2.2). Journal text gets AAA: 7.
CONTRASTS = [
    *((("ink", ground), 7.0) for ground in ("paper", "well", "sand", "ochre-soft", "mark")),
    (("ink", "accent-soft"), 7.0),
    *((("quiet", ground), 4.5) for ground in ("paper", "well", "sand")),
    *((("accent", ground), 4.5) for ground in ("paper", "well", "accent-soft")),
    *((("ochre", ground), 4.5) for ground in ("paper", "ochre-soft")),
    (("on-accent", "accent"), 4.5),
    # The border of a field is how one sees that it is a field: 3 is asked of it.
    (("edge", "paper"), 3.0),
]


def text_of(path: Path) -> str:
    return COMMENT.sub("", path.read_text())


def sheets() -> dict[str, str]:
    return {path.relative_to(CSS).as_posix(): text_of(path) for path in sorted(CSS.rglob("*.css"))}


def definitions(text: str) -> dict[str, str]:
    return dict(DEFINITION.findall(text))


def all_definitions() -> set[str]:
    return set(chain.from_iterable(definitions(text) for text in sheets().values()))


def luminance(colour: str) -> float:
    """Relative luminance (WCAG) of `oklch(L% C H)`, by the matrices of CSS Color 4, clipped."""
    found = OKLCH.fullmatch(colour)
    assert found, f"{colour} is not written as oklch(L% C H)"
    light, chroma, hue = float(found[1]) / 100, float(found[2]), radians(float(found[3]))
    a, b = chroma * cos(hue), chroma * sin(hue)
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short
    red, green, blue = (min(max(part, 0.0), 1.0) for part in (red, green, blue))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_contrast_of_known_colours_is_computed_right() -> None:
    assert contrast("oklch(100% 0 0)", "oklch(0% 0 0)") == pytest.approx(21, abs=0.01)
    # Pure sRGB red on white is 3.998 in every published table.
    assert contrast("oklch(62.796% 0.25768 29.234)", "oklch(100% 0 0)") == pytest.approx(
        4.0, abs=0.01
    )


@pytest.mark.parametrize("light", ["day", "night"])
@pytest.mark.parametrize(("pair", "least"), CONTRASTS)
def test_words_stand_out_from_their_ground(light: str, pair: tuple[str, str], least: float) -> None:
    values = definitions(text_of(TOKENS))
    words, ground = (values[f"--{light}-{name}"] for name in pair)
    measured = contrast(words, ground)
    assert measured >= least, f"{pair[0]} on {pair[1]} by {light}: {measured:.2f}, asked {least}"


def test_every_colour_has_a_day_and_a_night() -> None:
    values = definitions(text_of(TOKENS))
    meanings = {name.removeprefix("--color-") for name in values if name.startswith("--color-")}
    for light in ("day", "night"):
        assert {
            name.removeprefix(f"--{light}-") for name in values if name.startswith(f"--{light}-")
        } == meanings


def test_a_browser_without_light_dark_gets_every_colour() -> None:
    before, fallback = text_of(TOKENS).split("@supports")
    meant = {name: value for name, value in definitions(before).items() if "light-dark" in value}
    assert meant
    assert definitions(fallback) == {
        name: f"var({name.replace('--color-', '--day-')})" for name in meant
    }


def test_every_variable_is_defined_or_falls_back() -> None:
    known = all_definitions()
    missing = [
        f"{sheet}: {name}"
        for sheet, text in sheets().items()
        for name, comma in USE.findall(text)
        if name not in known and not comma
    ]
    assert missing == []


def test_no_token_is_dead() -> None:
    used = {name for text in sheets().values() for name, _ in USE.findall(text)}
    assert sorted(all_definitions() - used) == []


def test_no_raw_colour_stands_outside_the_tokens() -> None:
    found = [
        f"{sheet}: {match.group()}"
        for sheet, text in sheets().items()
        if sheet != "tokens.css"
        for match in RAW_COLOUR.finditer(text)
    ]
    assert found == []


def test_raw_values_are_used_by_their_meaning_alone() -> None:
    found = [
        f"{sheet}: {name}"
        for sheet, text in sheets().items()
        if sheet != "tokens.css"
        for name, _ in USE.findall(text)
        if name.startswith(("--day-", "--night-"))
    ]
    assert found == []


def test_every_sheet_is_imported_once() -> None:
    imported = re.findall(r'@import "([^"]+)" layer\(\w+\);', (CSS / "app.css").read_text())
    assert sorted(imported) == sorted(set(sheets()) - {"app.css"})


def test_every_layer_is_declared_and_filled_in_order() -> None:
    text = (CSS / "app.css").read_text()
    declared = re.search(r"@layer ([^;]+);", text)
    assert declared
    order = list(dict.fromkeys(re.findall(r"layer\((\w+)\)", text)))
    assert declared[1].split(", ") == order
