"""What any template can ask of sharing; a page that does not ask costs nothing."""

from collections.abc import Callable

from django.http import HttpRequest

from apps.accounts.models import Account
from apps.sharing.models import View


def sharing(request: HttpRequest) -> dict[str, Callable[[], bool]]:
    """`has_views`: whether there is a view of theirs, whatever its state. No key is needed to know."""
    user = getattr(request, "user", None)

    def has_views() -> bool:
        return isinstance(user, Account) and View.objects.filter(owner=user.pk).exists()

    return {"has_views": has_views}
