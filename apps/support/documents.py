"""What is sealed of a contact, of another person, and of the page of all their lines."""

from uuid import UUID

import msgspec

from apps.vault.documents import Document

LONGEST_NAME = 200
LONGEST_LINE = 1000
LONGEST_NOTES = 100_000
MOST_ROWS = 60
MOST_STANCES = 500
# Of stances (choices.STANCES).
ENDED = "ended"


class Way(msgspec.Struct, kw_only=True, omit_defaults=True):
    """How somebody is reached. `is_safe`: yes, ask (not always), no, or not said."""

    kind: str = ""
    value: str = ""
    note: str = ""
    hours: str = ""
    is_safe: str = ""


class Stance(msgspec.Struct, kw_only=True, omit_defaults=True):
    """What somebody did, and on which day (ISO); `is_about` where the day is a guess. `entry` is the
    entry that tells of it. `recorded_at` is in seconds, UTC."""

    code: str
    on: str
    is_about: bool = False
    note: str = ""
    entry: UUID | None = None
    recorded_at: int = 0


class ContactFields(msgspec.Struct, kw_only=True, omit_defaults=True):
    """What the form of a contact shows: all that two open pages could write differently."""

    name: str = ""
    is_organisation: bool = False
    relation: str = ""
    role: str = ""
    ways: list[Way] = []
    languages: str = ""
    helps: list[str] = []
    understands: str = ""
    knows: str = ""
    at_night: bool = False
    on_call: list[str] = []
    notes: str = ""
    never_share: bool = False


class ContactDocument(Document, kw_only=True):
    """`stances`: the oldest first, the last is the current one. `worded_in` is the revision in which
    the fields changed last, so that a stance added meanwhile is no conflict. `was` are ids of
    contacts merged into this one: what refers to them means this one. `binned_on` is a day's ordinal
    (UTC), 0 for one that was not deleted."""

    fields: ContactFields
    stances: list[Stance] = []
    worded_in: int = 1
    was: list[UUID] = []
    binned_on: int = 0

    @property
    def stance(self) -> str:
        return self.stances[-1].code if self.stances else ""

    @property
    def is_over(self) -> bool:
        return self.stance == ENDED


class KnownHandle(msgspec.Struct, kw_only=True, omit_defaults=True):
    """A number, address, profile, car or place that is known to be the person's."""

    kind: str = ""
    value: str = ""
    note: str = ""


class GoBetween(msgspec.Struct, kw_only=True, omit_defaults=True):
    """A contact, with the name it had: that stays when the contact is gone."""

    contact: UUID
    name: str


class PersonFields(msgspec.Struct, kw_only=True, omit_defaults=True):
    """`label` is shown everywhere; `export_label` stands for it in exports, where it is set."""

    label: str = ""
    relation: str = ""
    aliases: list[str] = []
    handles: list[KnownHandle] = []
    go_betweens: list[GoBetween] = []
    export_label: str = ""
    notes: str = ""


class PersonDocument(Document, kw_only=True):
    """`worded_in` and `binned_on` as of a contact."""

    fields: PersonFields
    worded_in: int = 1
    binned_on: int = 0


class ContactLine(msgspec.Struct, kw_only=True, array_like=True, gc=False, frozen=True):
    """`way` is the first safe way to call as typed, `tel` as it is dialled. `found_by` is folded text;
    `same` are handles in the form in which two are compared, `was` ids of those merged into it."""

    id: UUID
    name: str
    relation: str = ""
    role: str = ""
    stance: str = ""
    helps: tuple[str, ...] = ()
    on_call: tuple[str, ...] = ()
    at_night: bool = False
    way: str = ""
    tel: str = ""
    understands: str = ""
    is_organisation: bool = False
    never_share: bool = False
    binned_on: int = 0
    found_by: str = ""
    same: tuple[str, ...] = ()
    was: tuple[UUID, ...] = ()


class PersonLine(msgspec.Struct, kw_only=True, array_like=True, gc=False, frozen=True):
    id: UUID
    label: str
    relation: str = ""
    binned_on: int = 0
    same: tuple[str, ...] = ()
    go_betweens: tuple[UUID, ...] = ()
    aliases: tuple[str, ...] = ()


class PeopleDocument(Document, kw_only=True):
    """Lines in no order of meaning."""

    contacts: list[ContactLine] = []
    persons: list[PersonLine] = []
