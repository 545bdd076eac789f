"""Tagged entries, and what a page offers of them."""

from uuid import UUID

from apps.journal import marking
from apps.vault.documents import OpenVault
from tests.journal.writing import DAY_ENDS_AT, document_of, save
from tests.site_client import elements

GO_BETWEEN = "Her sister rang to say he is a broken man and I should hear him out."
VISIT = "He turned up at my work without warning again and waited by my car."
CALM = "We had soup and walked to the lake. The light was lovely."
HTMX = {"HX-Request": "true"}


def tagged(vault: OpenVault, *slugs: str, text: str = CALM, when: str = "2026-11-20T12:00") -> UUID:
    entry_id = save(vault, text, when=when)
    marking.change_tags(vault=vault, entry_id=entry_id, added=slugs, day_ends_at=DAY_ENDS_AT)
    return entry_id


def slugs_of(vault: OpenVault, entry_id: UUID) -> list[str]:
    return [tag.slug for tag in document_of(vault, entry_id).tactics]


def boxes(page: str, name: str = "tactic") -> list[str]:
    """Values of the boxes of this name, in the order of the page."""
    return [
        e.attributes["value"]
        for e in elements(page, "input")
        if e.attributes.get("name") == name and e.attributes.get("type") == "checkbox"
    ]


def ticked(page: str, name: str = "tactic") -> list[str]:
    return [
        e.attributes["value"]
        for e in elements(page, "input")
        if e.attributes.get("name") == name and "checked" in e.attributes
    ]


def offered(fragment: str) -> list[str]:
    """Slugs that a fragment suggests."""
    return [
        e.attributes["value"]
        for e in elements(fragment, "button")
        if e.attributes.get("name") == "accept"
    ]
