"""The people of the sample instance, read from `network.toml`: they follow the story."""

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

import msgspec

from apps.support import flows
from apps.support.documents import ContactFields, GoBetween, PersonFields, Stance
from apps.vault.documents import OpenVault

FILE: Final = Path(__file__).parent / "network.toml"
# Where a number without + would be dialled; each of the file has one.
_REGION: Final = ""


def fill(vault: OpenVault, today: dt.date) -> None:
    told = tomllib.loads(FILE.read_text(encoding="utf-8"))
    ids = {row["name"]: uuid4() for row in told["contact"]}
    stances = {row["name"]: row.pop("stances", []) for row in told["contact"]}
    fields = [msgspec.convert(row, ContactFields) for row in told["contact"]]
    new = [(ids[one.name], one) for one in fields]
    flows.take_contacts(vault=vault, new=new, added=[], region=_REGION)
    for name, rows in stances.items():
        for row in rows:
            stance = _stance(row, today)
            flows.add_stance(vault=vault, contact_id=ids[name], stance=stance, region=_REGION)
    for row in told["person"]:
        between = [GoBetween(contact=ids[name], name=name) for name in row.pop("go_betweens")]
        person = msgspec.convert(row, PersonFields)
        person.go_betweens = between
        flows.save_person(
            vault=vault, person_id=uuid4(), fields=person, seen_revision=0, region=_REGION
        )


def _stance(row: dict[str, Any], today: dt.date) -> Stance:
    day = today - dt.timedelta(days=row["days_ago"])
    return Stance(code=row["code"], on=day.isoformat(), note=row["note"])
