from django.apps import AppConfig


class SharingConfig(AppConfig):
    name = "apps.sharing"

    def ready(self) -> None:
        from apps.accounts import invitations as of_accounts
        from apps.accounts import lock_steps, unlock_steps
        from apps.core.start_steps import register_housekeeping
        from apps.journal import followers
        from apps.sharing import (
            accepting,
            contacts,
            ending,
            filing,
            following,
            invitations,
            notes,
            readers,
        )
        from apps.sharing.reading_views import way
        from apps.sharing.visitor import visits, ways
        from apps.support import followers as of_contacts

        followers.register(following.FOLLOWER)
        of_contacts.register(contacts.follow)
        of_contacts.register_offers(contacts.offers)
        of_contacts.register_telling(contacts.told)
        of_contacts.register(readers.follow)
        ways.register(notes.BY_ACCOUNT, way.by_account)
        of_accounts.register(accepting.admission)
        unlock_steps.register(readers.settle)
        unlock_steps.register(filing.file_openings)
        register_housekeeping(ending.end_expired)
        register_housekeeping(invitations.purge)
        register_housekeeping(visits.sweep)
        lock_steps.register(ways.end_in_session)
        self._name_jobs()

    def _name_jobs(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from apps.core import jobs
        from apps.sharing import looking, shown

        jobs.register(
            looking.KIND,
            _("Looking for names, numbers and the like"),
            done_url=shown.words_url_of,
            again_url=shown.words_url_of,
        )
        title = _("Preparing what may be read")
        jobs.register(shown.KIND, title, done_url=shown.url_of, again_url=shown.url_of)
