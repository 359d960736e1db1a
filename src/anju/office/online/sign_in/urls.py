"""The addresses at which a holder signs in, under `my/`."""

from django.urls import path

from anju.office.online.sign_in import city, pages

urlpatterns = [
    path("sign-in/", pages.sign_in, name="my-sign-in"),
    path("sign-in/code/", pages.code, name="my-sign-in-code"),
    path("sign-in/city/", city.begin, name="my-city-sign-in"),
    path("sign-in/city/<slug:provider_id>/back/", city.back, name="openid_connect_callback"),
]
