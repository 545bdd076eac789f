"""Words of danger decide where the model would say what frightens, or says that the hurt one did it."""

import pytest

from apps.tactics.settling import settled
from apps.tactics.suggest import Suggestion, suggest

SUICIDE, BLAME, THREATS = "self-harm-threat", "darvo", "threats"


def found(*slugs: str) -> list[Suggestion]:
    return [Suggestion(slug, 0.5, ()) for slug in slugs]


def after(text: str, *slugs: str) -> list[str]:
    return [one.slug for one in settled(text, found(*slugs))]


@pytest.mark.parametrize(
    "text",
    [
        "I want to die.",
        "He makes me want to die.",
        "Don't want to be alive any more.",
        "I told my sister that I want to die.",
        "He told me to kill myself.",
        "He came home late. I wish I was dead.",
    ],
)
def test_nothing_is_suggested_for_a_despair_of_ones_own(text: str) -> None:
    assert after(text, SUICIDE, "guilt-tripping") == []


@pytest.mark.parametrize(
    "text",
    [
        "If you go I will kill myself.",
        "She says she will kill herself if I go.",
        "He told me he wants to die.",
        "He wrote: I want to die.",
        "you won't see me alive tomorrow",
    ],
)
def test_a_death_that_another_speaks_of_stays_what_it_is(text: str) -> None:
    assert after(text, SUICIDE) == [SUICIDE]


def test_a_threat_to_the_writer_is_no_threat_of_suicide() -> None:
    assert after("I will kill you.", SUICIDE, "legal-threats") == [THREATS, "legal-threats"]
    assert after("She said she will kill me.", THREATS, SUICIDE) == [THREATS]


def test_a_blow_is_never_called_blame_turned_round() -> None:
    assert after("he hit me again", BLAME) == []
    assert after("He threatened to hurt me with a knife.", BLAME) == [THREATS]


def test_without_words_of_danger_nothing_changes() -> None:
    text = "You always make me the bad one. I am the one who is hurt here."
    assert after(text, SUICIDE, BLAME) == [SUICIDE, BLAME]
    assert after("", BLAME) == [BLAME]


@pytest.mark.parametrize("text", ["I don't want to live any more.", "she hit me again"])
def test_whoever_is_hurt_is_not_asked_about_tactics(text: str) -> None:
    assert suggest(text) == []


@pytest.mark.parametrize(
    "text", ["If you leave me I will kill you.", "You're dead if you go to the police"]
)
def test_a_threat_to_kill_is_suggested_as_a_threat(text: str) -> None:
    assert suggest(text)[0].slug == THREATS
