"""What every template knows of the browser's state."""

from django.conf import settings
from django.http import HttpRequest

from apps.accounts import new_key, preferences, recovery, since
from apps.accounts.models import Account
from apps.accounts.spoken_times import said_in_utc


def browser(request: HttpRequest) -> dict[str, object]:
    user = getattr(request, "user", None)
    account = user if isinstance(user, Account) else None
    chosen = preferences.of(request)
    return {
        "product_name": chosen.product_name or settings.PRODUCT_NAME,
        "leave_target": chosen.leave_target,
        "spellcheck": chosen.spellcheck,
        "keys": chosen.keys and account is not None and account.has_journal,
        "hidden_lock": chosen.hidden_lock,
        "idle_minutes": account.idle_minutes if account else "",
        "theme": account.theme if account else "",
        "account_id": str(account.pk) if account else "",
        "has_journal": account is not None and account.has_journal,
        "vault_is_open": getattr(request, "vault", None) is not None,
        **(_told(request, account) if account else {}),
    }


def _told(request: HttpRequest, account: Account) -> dict[str, object]:
    """For accounts/_banners.html."""
    ready = recovery.ready_at(account)
    return {
        "recovery_is_waiting": ready is not None,
        "recovery_ready": said_in_utc(ready) if ready is not None else "",
        "recovery_end": said_in_utc(recovery.lapses_at(ready)) if ready is not None else "",
        "recovery_is_lost": new_key.is_needed(request),
        "recovery_confirmed": preferences.of(request).recovery_confirmed,
        "newer_key_shown": new_key.is_another(request),
        "since": since.shown(request),
    }
