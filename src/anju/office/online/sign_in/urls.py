"""The addresses at which a holder signs in, under `my/`."""

from django.urls import path

from anju.office.online.sign_in import pages

urlpatterns = [
    path("sign-in/", pages.sign_in, name="my-sign-in"),
    path("sign-in/code/", pages.code, name="my-sign-in-code"),
]
