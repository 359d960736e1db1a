"""The addresses at which a holder signs in, under `my/`."""

from django.urls import path

from anju.office.online.sign_in import city, pages, passkey

urlpatterns = [
    path("sign-in/", pages.sign_in, name="my-sign-in"),
    path("sign-in/code/", pages.code, name="my-sign-in-code"),
    path("sign-in/passkey/", passkey.sign_in_with_passkey, name="my-sign-in-passkey"),
    path("sign-in/city/", city.begin, name="my-city-sign-in"),
    path("sign-in/city/<slug:provider_id>/back/", city.back, name="openid_connect_callback"),
]
