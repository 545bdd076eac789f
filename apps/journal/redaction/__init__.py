"""What in entries could tell more than was meant, and other words in its place, in a copy only. Pure."""

from apps.journal.redaction.finding import find
from apps.journal.redaction.findings import Finding, Known
from apps.journal.redaction.replacing import OMITTED, Replacement, replaced

__all__ = ["OMITTED", "Finding", "Known", "Replacement", "find", "replaced"]
