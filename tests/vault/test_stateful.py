"""Two writers do what writers do, in any order, against a model that fits on a page."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import models
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from apps.accounts import flows, recovery
from apps.accounts.documents import ProfileDocument
from apps.accounts.models import Account, Profile
from apps.vault import keyring, recovery_key, tickets
from apps.vault.documents import OpenVault
from apps.vault.exceptions import TamperedEnvelope, VaultLocked, WrongKey
from apps.vault.models import Head, Keyring
from tests import cast

whose = st.integers(0, 1)
words = st.sampled_from(["heron", "coot", "wren", "rook"])


@dataclass
class Modelled:
    """What is true of one writer. `cookie` is empty while locked in this browser."""

    name: str
    account: Account
    vault: OpenVault
    password: str
    paper: str
    epoch: int = 1
    says: str = ""
    cookie: str = ""
    old_passwords: list[str] = field(default_factory=list)
    old_papers: list[str] = field(default_factory=list)
    old_names: list[str] = field(default_factory=list)
    backups: list[list[models.Model]] = field(default_factory=list)

    @property
    def is_current(self) -> bool:
        return self.vault.epoch == self.epoch


class Writers(RuleBasedStateMachine):
    count = 0

    def __init__(self) -> None:
        super().__init__()
        self.writers = [self.made() for _ in range(2)]

    def fresh(self, word: str) -> str:
        """A word that no rule has used: names and passwords never repeat."""
        Writers.count += 1
        return f"{word} {Writers.count}"

    def made(self) -> Modelled:
        made = cast.make_writer(self.fresh("name"), self.fresh("password"))
        writer = Modelled(made.name, made.account, made.vault, made.password, made.paper)
        writer.says = made.name.title()
        self.back_up(writer)
        return writer

    def back_up(self, writer: Modelled) -> None:
        writer.backups.append([Account.objects.get(pk=writer.account.pk), *self.rows(writer)])

    def moved_on(self, writer: Modelled, vault: OpenVault, password: str) -> None:
        writer.old_passwords.append(writer.password)
        writer.vault, writer.password, writer.cookie = vault, password, ""
        writer.epoch += 1

    @rule(who=whose, word=words)
    def write(self, who: int, word: str) -> None:
        writer, said = self.writers[who], self.fresh(word)

        def change(profile: ProfileDocument) -> None:
            profile.display_name = said

        self.back_up(writer)
        if writer.is_current:
            flows.save_profile(vault=writer.vault, change=change)
            writer.says = said
            return
        with pytest.raises(VaultLocked):
            flows.save_profile(vault=writer.vault, change=change)

    @rule(who=whose, keeps_old=st.booleans())
    def change_password(self, who: int, keeps_old: bool) -> None:
        """With `keeps_old`, this browser goes on with the vault of the ended epoch."""
        writer, password = self.writers[who], self.fresh("password")
        self.back_up(writer)
        old = writer.vault
        if not writer.is_current:
            with pytest.raises(VaultLocked):
                flows.change_password(account=writer.account, vault=old, password=password)
            writer.account.refresh_from_db()
            return
        new = flows.change_password(account=writer.account, vault=old, password=password)
        self.moved_on(writer, old if keeps_old else new, password)

    @rule(who=whose)
    def recover(self, who: int) -> None:
        writer, paper = self.writers[who], recovery_key.read(self.writers[who].paper)
        account = recovery.account_of(paper)
        assert account == writer.account
        name, password = self.fresh("name"), self.fresh("password")
        vault = keyring.recover(account.id, paper)
        new = flows.finish_recovery(account=account, vault=vault, name=name, password=password)
        writer.old_names.append(writer.name)
        writer.name, writer.account = name, account
        self.moved_on(writer, new, password)

    @rule(who=whose)
    def replace_paper(self, who: int) -> None:
        writer, paper = self.writers[who], recovery_key.new()
        self.back_up(writer)
        if not writer.is_current:
            with pytest.raises(VaultLocked):
                keyring.replace_recovery_key(writer.vault, recovery_key.read(paper))
            return
        keyring.replace_recovery_key(writer.vault, recovery_key.read(paper))
        writer.old_papers.append(writer.paper)
        writer.paper = paper

    @rule(who=whose)
    def unlock(self, who: int) -> None:
        writer = self.writers[who]
        opened = flows.sign_in(name=writer.name, password=writer.password, is_known_device=True)
        assert opened.account == writer.account
        writer.account, writer.vault = opened
        writer.cookie = tickets.issue(writer.vault)

    @rule(who=whose)
    def lock(self, who: int) -> None:
        writer = self.writers[who]
        if writer.cookie:
            tickets.lock(writer.account.id, writer.cookie)
            assert tickets.read(writer.account.id, writer.cookie, idle_minutes=15) is None
            writer.cookie = ""

    @rule(who=whose)
    def try_old_passwords_and_papers(self, who: int) -> None:
        writer = self.writers[who]
        for password in [*writer.old_passwords[-2:], self.writers[1 - who].password]:
            with pytest.raises(WrongKey):
                flows.sign_in(name=writer.name, password=password, is_known_device=True)
        for paper in writer.old_papers[-2:]:
            with pytest.raises(WrongKey):
                recovery.account_of(recovery_key.read(paper))

    @rule(who=whose, data=st.data())
    def restore_an_older_copy_of_one_row(self, who: int, data: st.DataObject) -> None:
        """Noticed, or without effect where that row has not changed since; then put back."""
        writer = self.writers[who]
        older = data.draw(st.sampled_from(data.draw(st.sampled_from(writer.backups[-3:]))[1:]))
        table = type(older)
        present = table._default_manager.get(owner=writer.account)
        older.save(force_update=True)
        same = columns(older) == columns(present)
        assert self.reads(writer) == same or table is Keyring
        self.old_things_stay_dead(writer, writer.name)
        present.save(force_update=True)

    @rule(who=whose, data=st.data())
    def restore_a_whole_backup(self, who: int, data: st.DataObject) -> None:
        """Its own password may have been withdrawn since; none that was opens again."""
        writer = self.writers[who]
        present = [Account.objects.get(pk=writer.account.pk), *self.rows(writer)]
        for row in data.draw(st.sampled_from(writer.backups)):
            row.save(force_update=True)
        for name in {writer.name, *writer.old_names}:
            self.old_things_stay_dead(writer, name)
        for row in present:
            row.save(force_update=True)

    def old_things_stay_dead(self, writer: Modelled, name: str) -> None:
        for password in writer.old_passwords[-3:]:
            with pytest.raises(WrongKey):
                flows.sign_in(name=name, password=password, is_known_device=True)
        for paper in writer.old_papers:
            with pytest.raises(WrongKey):
                keyring.recover(writer.account.id, recovery_key.read(paper))

    def reads(self, writer: Modelled) -> bool:
        """Signing in and reading gives what the model says; or somebody notices."""
        try:
            opened = flows.sign_in(name=writer.name, password=writer.password, is_known_device=True)
            said = flows.load_profile(opened.vault).display_name
        except (WrongKey, TamperedEnvelope, VaultLocked):
            return False
        assert said == writer.says
        return True

    @invariant()
    def everything_current_opens_as_the_model_says(self) -> None:
        for writer in self.writers:
            if writer.is_current:
                assert flows.load_profile(writer.vault).display_name == writer.says
            if writer.cookie:
                ticket = tickets.read(writer.account.id, writer.cookie, idle_minutes=15)
                assert ticket is not None
                assert ticket.vault.master == writer.vault.master
            epochs = {columns(row)["epoch"] for row in self.rows(writer)}
            assert epochs == {writer.epoch}

    def rows(self, writer: Modelled) -> list[models.Model]:
        tables: tuple[type[models.Model], ...] = (Head, Profile, Keyring)
        return [table._default_manager.get(owner=writer.account) for table in tables]


def columns(row: models.Model) -> dict[str, Any]:
    return {name: value for name, value in vars(row).items() if not name.startswith("_")}


run: Callable[..., None] = run_state_machine_as_test


@pytest.mark.django_db
def test_any_order_of_acts_keeps_to_the_model() -> None:
    run(Writers, settings=_settings(examples=15, steps=20))


@pytest.mark.nightly
@pytest.mark.django_db
def test_any_order_of_many_acts_keeps_to_the_model() -> None:
    run(Writers, settings=_settings(examples=500, steps=50))


def _settings(*, examples: int, steps: int) -> settings:
    return settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
