"""The known answers in data/, read as they stand there: bytes in hexadecimal."""

import json
from pathlib import Path
from typing import Any

from apps.vault.envelope import Place

DATA = Path(__file__).parent / "data"

Vector = dict[str, Any]


def load(name: str) -> Any:
    return json.loads((DATA / f"{name}.json").read_text())


GOLDEN = load("golden")


def place_of(vector: Vector) -> Place:
    fields = dict(vector["place"])
    fields["owner"], fields["row"] = bytes.fromhex(fields["owner"]), bytes.fromhex(fields["row"])
    return Place(**fields)


def named(vector: Vector) -> str:
    return str(vector.get("name", vector.get("tcId", "")))
