"""What the catalogue's line says of an entry's tags and details. Pure."""

from typing import Final

from apps.journal.documents import EntryDocument
from apps.journal.incidents import linking, noticed
from apps.journal.incidents.choices import FEAR, URGES
from apps.journal.incidents.line_facts import About
from apps.tactics import catalogue

LONGEST_NAME: Final = 80
MOST_SENDERS: Final = 20
MOST_PRESENT: Final = 20

_STEPS: Final = {
    code: step for choices in (FEAR, URGES) for step, (code, _) in enumerate(choices, 1)
}


def about_of(document: EntryDocument) -> About | None:
    """None where there is nothing to say, as for most entries."""
    facts, details = document.details.facts, document.details
    who = (row.who for row in facts.people)
    about = About(
        tactics=tuple(_code(tag.slug) for tag in document.tactics),
        channel=facts.channel,
        flags=noticed.flags_of(document),
        senders=tuple(facts.senders[:MOST_SENDERS]),
        via=_name(facts.via),
        person=_name(facts.person),
        actor=facts.actor,
        fear=_STEPS.get(details.impact.fear, 0),
        urge=_STEPS.get(details.private.urge, 0),
        is_ordinary=facts.is_ordinary,
        count=noticed.count_of(facts.count),
        via_who=facts.via_who,
        person_who=facts.person_who,
        present=tuple(dict.fromkeys(filter(linking.is_known, who)))[:MOST_PRESENT],
    )
    return None if about == About() else about


def _code(slug: str) -> str:
    tactic = catalogue.by_slug(slug)
    return tactic.code if tactic else slug


def _name(typed: str) -> str:
    return " ".join(typed.split())[:LONGEST_NAME]
