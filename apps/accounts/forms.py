"""The forms of accounts. They check what was typed; they know neither keys nor requests."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from apps.accounts import fields
from apps.accounts.validators import LongAndHardToGuess
from apps.vault import recovery_key


class SignInForm(forms.Form):
    name = fields.user_name()
    password = fields.password(_("Password"), new=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].help_text = ""
        self.fields["name"].widget.attrs["autofocus"] = True


class UnlockForm(forms.Form):
    password = fields.password(_("Password"), new=False, autofocus=True)


class NewPasswordForm(forms.Form):
    """`known` are further words that somebody close would try first."""

    password = fields.new_password()
    password_again = fields.password(_("The same password again"), new=True)

    def __init__(self, *args: Any, known: tuple[str, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = known
        self.scores_password = True

    def refuse(self, field: str | None, sentence: str) -> None:
        """For whoever does not hold the key or code: a score, which is slow, is not for them."""
        self.scores_password = False
        if field is None or not self.has_error(field):
            self.add_error(field, sentence)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        password, again = cleaned.get("password"), cleaned.get("password_again")
        if password is None or not self.scores_password:
            return cleaned
        typed = (cleaned.get("name", ""), cleaned.get("display_name", ""))
        try:
            LongAndHardToGuess().validate(password, user_inputs=(*self.known, *typed))
        except ValidationError as error:
            self.add_error("password", error)
        if again is not None and again != password:
            self.add_error("password_again", _("The two are not the same. Please type both again."))
        return cleaned


class SetUpTokenForm(forms.Form):
    set_up_token = fields.key(_("Set-up token"), _("Please type the set-up token."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["set_up_token"].help_text = _(
            "It stands in the window where this site was started, below the address."
        )


class NewAccountForm(NewPasswordForm):
    name = fields.user_name()
    display_name = fields.display_name()
    zone = fields.zone()
    wait_hours = fields.wait_hours()

    field_order: tuple[str, ...] = (
        "name",
        "display_name",
        "password",
        "password_again",
        "zone",
        "wait_hours",
    )


class FirstWriterForm(NewAccountForm):
    set_up_token = forms.CharField(widget=forms.HiddenInput)


class JoinForm(NewAccountForm):
    invitation = fields.key(_("Invitation"), _("Please type the invitation."))

    field_order = ("invitation", *NewAccountForm.field_order)


class RecoveryKeyForm(forms.Form):
    recovery_key = fields.key(_("Recovery key"), _("Please type the recovery key."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["recovery_key"].help_text = _(
            "Eight groups of four signs. Spaces, hyphens and small letters do not matter."
        )


class FinishRecoveryForm(NewPasswordForm):
    """With `has_key`, the recovery key was typed on the page before."""

    recovery_key = fields.key(_("Recovery key"), _("Please type the recovery key."))
    name = fields.user_name()

    field_order = ("recovery_key", "name", "password", "password_again")

    def __init__(self, *args: Any, has_key: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if has_key:
            del self.fields["recovery_key"]


class KeyCheckForm(forms.Form):
    """Two groups of the recovery key, typed back. `numbers` count from 1."""

    recovery_key_first = fields.key("", _("Please type this group."))
    recovery_key_second = fields.key("", _("Please type this group."))

    def __init__(self, *args: Any, numbers: list[int], groups: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.expected = {
            name: groups[number - 1] for name, number in zip(self.fields, numbers, strict=True)
        }
        for name, number in zip(self.fields, numbers, strict=True):
            self.fields[name].label = format_lazy(_("Group {number}"), number=number)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name, group in self.expected.items():
            if name in cleaned and recovery_key.plain(cleaned[name]) != group:
                self.add_error(
                    name, _("This does not fit the key. Show the key again and compare your paper.")
                )
        return cleaned


class WaitForm(forms.Form):
    wait_hours = fields.wait_hours()
