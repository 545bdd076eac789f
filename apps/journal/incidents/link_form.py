"""The lists out of which a writer chooses whom a record means, and which clause of an order.

A choice carries the name beside the code, so that what is chosen is kept under the name that it has
at that moment, and nothing typed is needed.
"""

from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from django import forms
from django.utils.translation import gettext as _

from apps.journal.incidents import linking, orders
from apps.journal.incidents.fields import Field
from apps.journal.incidents.linking import NOBODY
from apps.journal.incidents.orders import Clause
from apps.support import people
from apps.support.naming import Directory, Named
from apps.vault.documents import OpenVault

# Of a page; further rows keep whom they mean, and have no list of their own.
MOST_LISTS: Final = 12

_Pair = tuple[str, str]
_Option = tuple[str, Any]


class Offered(NamedTuple):
    """Choices by kind of field, and who is in them."""

    directory: Directory = Directory()
    clauses: list[Clause] = []

    def choices(self, field: Field, value: str) -> list[_Option]:
        """What is chosen stays among them, also where it is gone. None where there is no choice."""
        meant = linking.told(value)
        if field.kind == "clause":
            held = {clause.code: clause.words for clause in self.clauses}
            if meant.code:
                held[meant.code] = meant.name
            return [(linking.value_of(code, words), words) for code, words in held.items()]
        return self._somebody(meant, value)

    def _somebody(self, meant: linking.Mention, value: str) -> list[_Option]:
        named = self.directory.of_code(meant.code)
        code = named.code if named else meant.code
        groups = [
            (_("The other person"), _options(self.directory.persons, code, value)),
            (_("People"), _options(self.directory.contacts, code, value)),
        ]
        found: list[_Option] = [group for group in groups if group[1]]
        if linking.is_known(meant.code) and not named:
            found.append((value, meant.name or _("Somebody who is no longer there")))
        if found:
            nobody = value if meant.code == NOBODY else linking.value_of(NOBODY, meant.name)
            found.append((nobody, _("Somebody who is not among them")))
        return found


def read(vault: OpenVault, fields: Iterable[Field]) -> Offered:
    """Nothing is read that no field asks for."""
    linked = [one for field in fields for one in (field, *field.columns) if one.link]
    asks_whom = any(field.kind == "line" for field in linked)
    asks_clause = any(field.kind == "clause" for field in linked)
    return Offered(
        people.directory(vault) if asks_whom else Directory(),
        orders.clauses(vault) if asks_clause else [],
    )


def offer(form: forms.Form, fields: Iterable[Field], offered: Offered) -> None:
    for field in fields:
        if field.link:
            _offer(form, field, offered)


def offer_in_rows(rows: Iterable[forms.Form], field: Field, offered: Offered) -> None:
    columns = [column for column in field.columns if column.link]
    for number, row in enumerate(rows):
        for column in columns:
            _offer(row, column, offered)
            if number >= MOST_LISTS and column.link in row.fields:
                row.fields[column.link].widget = forms.HiddenInput()


def _offer(form: forms.Form, field: Field, offered: Offered) -> None:
    if not form.is_bound:
        code, name = (str(form.initial.get(part) or "") for part in (field.link, field.name))
        form.initial[field.link] = linking.value_of(code, name)
        named = offered.directory.of_code(code)
        # Whoever is chosen next goes by the next name.
        if field.name in form.fields and named and named.name == name:
            form.initial[field.name] = ""
    choices = offered.choices(field, str(form[field.link].value() or ""))
    if not choices:
        del form.fields[field.link]
        return
    found = form.fields[field.link]
    assert isinstance(found, forms.ChoiceField)
    found.choices = [("", _("Left open")), *choices]
    if field.kind != "clause":
        form.fields[field.name].label = _("Or in your own words")


def _options(named: Iterable[Named], code: str, value: str) -> list[_Pair]:
    """Two of one name are told apart by what they are to the writer."""
    return [
        (
            value if one.code == code else linking.value_of(one.code, one.name),
            ", ".join(filter(None, (one.name, one.told))),
        )
        for one in named
    ]
