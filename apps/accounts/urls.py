from django.urls import path

from apps.accounts.views import (
    country,
    invitations,
    key,
    recover,
    security,
    set_up,
    sign_in,
    unlock,
)
from apps.accounts.views import settings as settings_views

urlpatterns = [
    path("set-up/", set_up.first_visit, name="set_up"),
    path("sign-in/", sign_in.sign_in, name="sign_in"),
    path("sign-out/", sign_in.sign_out, name="sign_out"),
    path("join/", invitations.join, name="join"),
    path("unlock/", unlock.unlock, name="unlock"),
    path("key/", key.key, name="recovery_key"),
    path("key/check/", key.key_check, name="key_check"),
    path("about-leave/", key.leave_explained, name="leave_explained"),
    path("recover/", recover.recover, name="recover"),
    path("recover/finish/", recover.recover_finish, name="recover_finish"),
    path("recover/cancel/", recover.recover_cancel, name="recover_cancel"),
    path("since/", settings_views.put_away, name="since"),
    path("more/", settings_views.more, name="more"),
    path("settings/", settings_views.settings, name="settings"),
    path("settings/security/", settings_views.security, name="settings_security"),
    path("settings/country/", country.settings_country, name="settings_country"),
    path("settings/password/", security.settings_password, name="settings_password"),
    path("settings/wait/", security.settings_wait, name="settings_wait"),
    path("settings/key/", key.settings_key, name="settings_key"),
    path("settings/key/keep/", key.settings_key_keep, name="settings_key_keep"),
    path("settings/sign-out/", security.settings_sign_out, name="settings_sign_out"),
    path("settings/invite/", invitations.invite, name="settings_invite"),
]
