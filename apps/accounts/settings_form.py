"""Settings: one form over a sealed profile and the few plain columns of the account."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django import forms
from django.conf import settings
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from apps.accounts import countries, fields, zones
from apps.accounts.documents import ProfileDocument
from apps.accounts.models import Account

# Of no use to somebody who has nothing to write here.
FOR_WRITERS = frozenset({"country", "day_ends_at", "suggests", "spellcheck", "keys"})

PARTS = {
    "you": (_("You"), ("display_name", "zone", "country", "day_ends_at")),
    "writing": (_("Writing"), ("suggests", "spellcheck", "keys")),
    "lock": (_("Lock"), ("idle_minutes", "hidden_lock")),
    "look": (_("Look"), ("product_name", "theme")),
    "leave": (_("Leave"), ("leave_target",)),
}
_NEVER = "never"
_AS_DEVICE = "device"
_THEMES = [
    (_AS_DEVICE, Account.Theme.AUTO.label),
    (Account.Theme.LIGHT.value, Account.Theme.LIGHT.label),
    (Account.Theme.DARK.value, Account.Theme.DARK.label),
]


class CountryForm(forms.Form):
    country = forms.ChoiceField(
        label=_("Your country"),
        choices=countries.choices,
        required=False,
        help_text=_("Shows helplines of that country. Nothing is looked up. Only you see it."),
    )

    def change(self, profile: ProfileDocument) -> None:
        profile.country = self.cleaned_data["country"]


class SettingsForm(CountryForm):
    """With `part`, that part of it alone: the others are neither read nor changed."""

    display_name = fields.display_name()
    zone = fields.zone()
    day_ends_at = forms.TypedChoiceField(
        label=_("When does your day end?"),
        choices=[(hour, f"{hour:02}:00") for hour in range(7)],
        coerce=int,
        help_text=_("What you write before this hour belongs to the evening before."),
    )
    suggests = forms.BooleanField(
        label=_("Suggest what things may look like"),
        required=False,
        help_text=_("Your words are compared with the library, on this machine. Nothing is sent."),
    )
    spellcheck = forms.BooleanField(
        label=_("Let the browser check my spelling"),
        required=False,
        help_text=_(
            "Some browsers send what you type to their maker for this. It is off at first."
        ),
    )
    keys = forms.BooleanField(
        label=_("Single keys as shortcuts"),
        required=False,
        help_text=_("For example n for a new note. Never while you are writing."),
    )
    idle_minutes = forms.TypedChoiceField(
        label=_("Lock when nothing was done for"), choices=Account.Idle.choices, coerce=int
    )
    hidden_lock = forms.TypedChoiceField(
        label=_("Lock when the page is out of sight"),
        choices=[
            (_NEVER, _("Never")),
            ("0", _("At once")),
            ("60", _("After a minute")),
            ("300", _("After five minutes")),
        ],
        coerce=lambda seconds: None if seconds == _NEVER else int(seconds),
        help_text=_("Another tab, the camera, a call and a file window put the page out of sight."),
    )
    product_name = forms.CharField(
        label=_("Name in the browser"),
        max_length=40,
        required=False,
        help_text=_(
            "It stands in the tab of the browser, and on a phone on top of each page. Choose a plain "
            "one."
        ),
        widget=forms.TextInput(attrs=fields.PRIVATE),
    )
    theme = forms.TypedChoiceField(
        label=_("Light or dark"),
        choices=_THEMES,
        coerce=lambda theme: "" if theme == _AS_DEVICE else theme,
    )
    leave_target = forms.ChoiceField(
        label=_("Where the Leave button leads"),
        help_text=_("That site learns that somebody came, not from where."),
    )

    def __init__(self, *args: Any, account: Account, part: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.part = part
        self.fields["product_name"].widget.attrs["placeholder"] = settings.PRODUCT_NAME
        targets = [(address, label) for label, address in settings.LEAVE_TARGETS.items()]
        self.fields["leave_target"] = _with_choices(self.fields["leave_target"], targets)
        wanted = set(PARTS[part][1] if part else self.fields)
        if not account.has_journal:
            wanted -= FOR_WRITERS
        for name in self.fields.keys() - wanted:
            del self.fields[name]

    def change(self, profile: ProfileDocument) -> None:
        """What was chosen, put into the profile."""
        for name, value in self.cleaned_data.items():
            if name in ProfileDocument.__struct_fields__:
                setattr(profile, name, value)


class Part(NamedTuple):
    code: str
    title: Any
    form: SettingsForm
    fields: list[BoundField]


def parts(form: SettingsForm, sent: SettingsForm) -> Iterator[Part]:
    """What the page shows: each part from `form`, but for what came back with a fault in `sent`."""
    for code, (title, names) in PARTS.items():
        source = sent if sent.part in {"", code} else form
        fields = [source[name] for name in names if name in source.fields]
        if fields:
            yield Part(code, title, source, fields)


def shown(profile: ProfileDocument, account: Account) -> dict[str, Any]:
    """What the form starts from."""
    values = {name: getattr(profile, name) for name in ProfileDocument.__struct_fields__}
    values["zone"] = zones.present(profile.zone)
    values["hidden_lock"] = _NEVER if profile.hidden_lock is None else str(profile.hidden_lock)
    return values | {"idle_minutes": account.idle_minutes, "theme": account.theme or _AS_DEVICE}


def _with_choices(field: forms.Field, choices: list[tuple[str, str]]) -> forms.Field:
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices
    return field
