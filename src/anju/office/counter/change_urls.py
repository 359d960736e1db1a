"""The addresses of the pages that end, restore, correct or certify something at the counter."""

from django.urls import path

from anju.office.counter.pages import cancel

CHANGES = [
    path("desk/permits/<slug:permit_id>/cancel/", cancel.cancel, name="desk-cancel"),
    path("desk/permits/<slug:permit_id>/restore/", cancel.restore, name="desk-restore"),
]
