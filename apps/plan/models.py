"""The rows of a plan. Each is one sealed document: see documents.py."""

from typing import ClassVar

from apps.vault.models import SealedRecord


class Plan(SealedRecord):
    """What is settled about one other person, or in general."""

    table_code: ClassVar[str] = "plan"


class Decision(SealedRecord):
    """The decision sheet of a plan. Both share one id."""

    table_code: ClassVar[str] = "decision"


class DateAhead(SealedRecord):
    table_code: ClassVar[str] = "date"


class PreparedWords(SealedRecord):
    table_code: ClassVar[str] = "words"


class Telling(SealedRecord):
    """Somebody to be told, before they hear it from others."""

    table_code: ClassVar[str] = "telling"


class Child(SealedRecord):
    table_code: ClassVar[str] = "child"
