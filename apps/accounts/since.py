"""What happened to an account since its writer last looked: read from the inbox when the vault opens,
carried in the session, and kept in the inbox until the writer puts it away."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest

from apps.accounts import flows, preferences, recovery, zones
from apps.accounts.spoken_times import said_past
from apps.vault import inbox
from apps.vault.documents import OpenVault

_KEY = "since"
_KINDS = {flows.FAILED_SIGN_IN: "failed", recovery.RECOVERY_REQUESTED: "requested"}


def gather(request: HttpRequest, vault: OpenVault) -> None:
    """After `preferences.remember`."""
    found = [filed for filed in inbox.notes(vault) if filed.note.kind in _KINDS]
    if not found:
        request.session.pop(_KEY, None)
        return
    request.session[_KEY] = {
        "ids": [str(filed.id) for filed in found],
        **{
            name: [filed.note.happened_at for filed in found if filed.note.kind == kind]
            for kind, name in _KINDS.items()
        },
    }


def shown(request: HttpRequest) -> dict[str, object]:
    """How often, and when last in the writer's own time; empty when there is nothing to say."""
    stored = request.session.get(_KEY)
    if not stored:
        return {}
    zone = zones.named(preferences.of(request).zone)
    told: dict[str, object] = {}
    for name in _KINDS.values():
        if stored[name]:
            told[name] = len(stored[name])
            told[f"{name}_last"] = said_past(datetime.fromtimestamp(stored[name][-1], zone))
    return told


def put_away(request: HttpRequest, vault: OpenVault) -> None:
    stored = request.session.pop(_KEY, None)
    if stored:
        inbox.dismiss(vault, [UUID(text) for text in stored["ids"]])
