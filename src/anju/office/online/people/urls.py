"""The addresses of one's contacts and of one's family, under `my/`."""

from django.urls import path

from anju.office.online.people import contacts, family

urlpatterns = [
    path("contacts/", contacts.contacts, name="my-contacts"),
    path("contacts/code/", contacts.code, name="my-contact-code"),
    path("contacts/<slug:contact_id>/end/", contacts.end, name="my-contact-end"),
    path("contacts/<slug:contact_id>/prove/", contacts.prove, name="my-contact-prove"),
    path("family/", family.family, name="my-family"),
    path("family/choose/", family.choose, name="my-family-choose"),
    path("family/relative/", family.relative, name="my-relative"),
    path("family/relative/<slug:record>/end/", family.relative_end, name="my-relative-end"),
]
