"""The addresses of the pages that end, restore, correct or certify something at the counter."""

from django.urls import path

from anju.office.counter.pages import cancel, certify, correct, life_event, new_card, offence

_PERMIT = "desk/permits/<slug:permit_id>"
_PERSON = "desk/people/<slug:person_id>"

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
    path(f"{_PERMIT}/correct/", correct.entries, name="desk-correct"),
    path(f"{_PERMIT}/correct/<int:number>/", correct.entry, name="desk-correct-entry"),
    path(f"{_PERSON}/death/", life_event.death, name="desk-death"),
    path(f"{_PERSON}/identity/", life_event.identity, name="desk-identity"),
    path(f"{_PERSON}/correct/details/", correct.details, name="desk-correct-details"),
    path(f"{_PERSON}/correct/address/", correct.address, name="desk-correct-address"),
    path(f"{_PERSON}/finding/", offence.finding, name="desk-finding"),
    path(f"{_PERSON}/forgery/", offence.forgery, name="desk-forgery"),
    path(f"{_PERSON}/forgery/return/", offence.forgery_return, name="desk-forgery-return"),
    path(f"{_PERMIT}/seize/", offence.seize, name="desk-seize"),
    path(f"{_PERMIT}/give-back/", offence.give_back, name="desk-give-back"),
    path(f"{_PERMIT}/slip/", certify.slip, name="desk-slip"),
]
