"""The addresses of this part."""

from django.urls import path

from anju.office.screens import why

urlpatterns = [
    path("why/", why.why, name="why"),
]
