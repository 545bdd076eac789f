"""What is sealed of an incident beside its words, by lane.

Every field holds what was typed or chosen, so that an unfinished form and a saved record have one
shape, and nothing a person wrote can fail to fit. What a field is called, why it is asked and who
can see it stands in fields.py. `EntryDocument.text` is "what happened", whatever the kind of entry.
"""

import msgspec


class ExactWords(msgspec.Struct, kw_only=True, omit_defaults=True):
    """`how` is "exact" or "gist". `at` is a local day, time or both, as ISO or as typed."""

    speaker: str = ""
    text: str = ""
    how: str = ""
    at: str = ""

    @property
    def is_said(self) -> bool:
        """A line that an app wrote between the messages has no speaker, and is in nobody's words."""
        return bool(self.text.strip() and (self.speaker or self.how))


class Present(msgspec.Struct, kw_only=True, omit_defaults=True):
    """Somebody who was there. `contact` is private: no share carries it. `who` as in linking.py."""

    name: str = ""
    who: str = ""
    role: str = ""
    how: str = ""
    contact: str = ""


class Child(msgspec.Struct, kw_only=True, omit_defaults=True):
    initial: str = ""
    how: str = ""
    effect: str = ""


class Report(msgspec.Struct, kw_only=True, omit_defaults=True):
    """What was told to police, a court, a doctor or another office. `on` is a local day (ISO)."""

    agency: str = ""
    on: str = ""
    reference: str = ""
    officer: str = ""
    badge: str = ""
    said: str = ""
    outcome: str = ""
    has_copy_asked: bool = False


class Keepsake(msgspec.Struct, kw_only=True, omit_defaults=True):
    """Something kept that shows what happened: a screenshot, a letter, a parcel."""

    shows: str = ""
    where: str = ""
    taken: str = ""
    whole: str = ""


class Facts(msgspec.Struct, kw_only=True, omit_defaults=True):
    """`senders` are `handles` in the form in which they are compared: see handles.py. `person_who`,
    `via_who` and `clause_id` say whom and which clause is meant: see linking.py."""

    channel: str = ""
    memory_anchor: str = ""
    until_day: str = ""
    until_time: str = ""
    count: str = ""
    part_of: str = ""
    is_ordinary: bool = False
    flags: list[str] = []

    exact_words: list[ExactWords] = []

    actor: str = ""
    person: str = ""
    person_who: str = ""
    via: str = ""
    via_who: str = ""
    handles: str = ""
    senders: list[str] = []
    initiated_by: str = ""
    responses: list[str] = []
    response: str = ""

    people: list[Present] = []
    children: list[Child] = []
    has_pets: bool = False
    pets: str = ""

    place_kind: str = ""
    place: str = ""
    vehicle_plate: str = ""
    vehicle_make: str = ""
    vehicle_colour: str = ""
    vehicle_condition: str = ""

    has_weapon: bool = False
    weapon: str = ""
    threat: str = ""
    threat_of: str = ""
    threat_to: str = ""
    force: str = ""
    body: list[str] = []
    injury: str = ""
    care: str = ""
    clinician: str = ""
    has_strangulation: bool = False

    property_what: str = ""
    property_amount: str = ""
    property_proof: str = ""
    device: str = ""
    online_account: str = ""
    app: str = ""
    how_known: str = ""
    is_suspected: bool = False

    order: str = ""
    clause: str = ""
    clause_id: str = ""
    reports: list[Report] = []
    kept: list[Keepsake] = []


class Impact(msgspec.Struct, kw_only=True, omit_defaults=True):
    fear: str = ""
    feelings: list[str] = []
    feelings_during: str = ""
    feelings_after: str = ""
    sleep: str = ""
    work: str = ""
    health: str = ""
    routine: str = ""
    cost: str = ""
    on_children: str = ""


class Interpretation(msgspec.Struct, kw_only=True, omit_defaults=True):
    """Tactics stand beside it in the entry: any entry can have them."""

    aims: list[str] = []
    aim: str = ""


class Counsel(msgspec.Struct, kw_only=True, omit_defaults=True):
    notes: str = ""
    purpose: str = ""
    on: str = ""


class Private(msgspec.Struct, kw_only=True, omit_defaults=True):
    """In no view and no export but that of everything."""

    urge: str = ""
    helped: str = ""


class Details(msgspec.Struct, kw_only=True, omit_defaults=True):
    """One attribute per lane."""

    facts: Facts = msgspec.field(default_factory=Facts)
    impact: Impact = msgspec.field(default_factory=Impact)
    interpretation: Interpretation = msgspec.field(default_factory=Interpretation)
    counsel: Counsel = msgspec.field(default_factory=Counsel)
    private: Private = msgspec.field(default_factory=Private)

    @property
    def is_blank(self) -> bool:
        return self == Details()


class Tag(msgspec.Struct, frozen=True):
    """One tactic of an entry. `name` is the one it had when it was tagged: shown where the catalogue
    no longer knows the slug."""

    slug: str
    name: str
