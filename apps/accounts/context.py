"""What every template knows of the browser's state."""

from django.conf import settings
from django.http import HttpRequest

from apps.accounts import preferences


def browser(request: HttpRequest) -> dict[str, object]:
    user = getattr(request, "user", None)
    is_signed_in = user is not None and user.is_authenticated
    chosen = preferences.of(request)
    return {
        "product_name": chosen.product_name or settings.PRODUCT_NAME,
        "leave_target": chosen.leave_target,
        "spellcheck": chosen.spellcheck,
        "keys": chosen.keys,
        "hidden_lock": chosen.hidden_lock,
        "theme": user.theme if is_signed_in else "",
        "account_id": str(user.pk) if is_signed_in else "",
        "vault_is_open": getattr(request, "vault", None) is not None,
        "recovery_is_waiting": is_signed_in and bool(user.recovery_request),
    }
