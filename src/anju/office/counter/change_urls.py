"""The addresses of the pages that end, restore, correct or certify something at the counter."""

from django.urls import path

from anju.office.counter.pages import cancel, certify, new_card

_PERMIT = "desk/permits/<slug:permit_id>"

CHANGES = [
    path(f"{_PERMIT}/cancel/", cancel.cancel, name="desk-cancel"),
    path(f"{_PERMIT}/restore/", cancel.restore, name="desk-restore"),
    path(f"{_PERMIT}/card/", certify.card, name="desk-card"),
    path(f"{_PERMIT}/card/changed/", new_card.changed, name="desk-card-changed"),
    path(f"{_PERMIT}/card/damaged/", new_card.damaged, name="desk-card-damaged"),
    path(f"{_PERMIT}/card/loss/", new_card.loss, name="desk-card-loss"),
    path(f"{_PERMIT}/card/lost/", new_card.lost, name="desk-card-lost"),
    path(f"{_PERMIT}/certify/", certify.certify, name="desk-certify"),
    path(f"{_PERMIT}/certified/<int:number>/", certify.certified, name="desk-certified"),
    path(
        f"{_PERMIT}/certified/<int:number>/paper/",
        certify.certificate_paper,
        name="desk-certificate",
    ),
    path(f"{_PERMIT}/slip/", certify.slip, name="desk-slip"),
]
