"""The addresses of this part; those of django-allauth one by one, as many as are used."""

from allauth.account import views as account
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkey
from django.urls import path
from django.views.i18n import set_language

from anju.office.access.appearance import appearance
from anju.office.access.demo import demo_day, demo_sign_in
from anju.office.access.needs import public, signed_in
from anju.office.access.own_account import own_account
from anju.office.access.passkeys import bind_passkey
from anju.office.access.sessions import choose_post, sign_out_everywhere

urlpatterns = [
    path("language/", public(set_language), name="language"),
    path("appearance/", appearance, name="appearance"),
    path("demo/day/", demo_day, name="demo-day"),
    path("demo/sign-in/", demo_sign_in, name="demo-sign-in"),
    path("post/", choose_post, name="choose-post"),
    path("sign-in/", public(account.login), name="account_login"),
    path("sign-in/code/", public(second_factor.authenticate), name="mfa_authenticate"),
    path("sign-in/passkey/", public(passkey.login_webauthn), name="mfa_login_webauthn"),
    path("sign-in/again/", signed_in(account.reauthenticate), name="account_reauthenticate"),
    path("sign-in/again/code/", signed_in(second_factor.reauthenticate), name="mfa_reauthenticate"),
    path(
        "sign-in/again/passkey/",
        signed_in(passkey.reauthenticate_webauthn),
        name="mfa_reauthenticate_webauthn",
    ),
    path("sign-in/inactive/", public(account.account_inactive), name="account_inactive"),
    path("sign-out/", public(account.logout), name="account_logout"),
    path("sign-out/everywhere/", sign_out_everywhere, name="sign-out-everywhere"),
    path("account/", own_account, name="account"),
    path("password/", signed_in(account.password_change), name="account_change_password"),
    path("second-factor/", signed_in(second_factor.index), name="mfa_index"),
    path("second-factor/code/", signed_in(totp.activate_totp), name="mfa_activate_totp"),
    path("second-factor/code/off/", signed_in(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("second-factor/passkeys/", signed_in(passkey.list_webauthn), name="mfa_list_webauthn"),
    path("second-factor/passkeys/add/", bind_passkey, name="mfa_add_webauthn"),
    path(
        "second-factor/passkeys/<int:pk>/remove/",
        signed_in(passkey.remove_webauthn),
        name="mfa_remove_webauthn",
    ),
    path(
        "second-factor/passkeys/<int:pk>/edit/",
        signed_in(passkey.edit_webauthn),
        name="mfa_edit_webauthn",
    ),
    path(
        "second-factor/recovery/",
        signed_in(recovery.view_recovery_codes),
        name="mfa_view_recovery_codes",
    ),
    path(
        "second-factor/recovery/new/",
        signed_in(recovery.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "second-factor/recovery/file/",
        signed_in(recovery.download_recovery_codes),
        name="mfa_download_recovery_codes",
    ),
]
