"""The addresses of this part."""

from django.urls import URLPattern, URLResolver, include, path

from anju.office.counter.pages import (
    apply,
    cancel,
    case,
    case_paper,
    case_scan,
    case_step,
    certify,
    changed,
    check,
    correct,
    desk,
    endorse,
    endorse_for,
    find,
    forgeries,
    holder,
    lateness,
    life_event,
    lists,
    new_card,
    offence,
    on_paper,
    paper_entry,
    photo,
    register,
    work,
)

_CASE = [
    path("", case.case, name="case"),
    path("hand-over/", work.hand_over, name="case-hand-over"),
    path("lay-down/", work.lay_down, name="case-lay-down"),
    path("note/", work.note, name="case-note"),
    path("papers/<int:number>/", case_paper.case_paper, name="case-paper"),
    path("scans/<slug:upload_id>/", case_scan.case_scan, name="case-scan"),
    path("step/<slug:step>/", case_step.case_step, name="case-step"),
    path("take/", work.take, name="case-take"),
]

_PERMIT = [
    path("endorse/", endorse.endorse, name="desk-endorse"),
    path("endorse-for/", endorse_for.endorse_for, name="desk-endorse-for"),
    path("endorsed/<int:number>/", endorse.endorsed, name="desk-endorsed"),
    path("endorsed/<int:number>/receipt/", endorse.receipt, name="desk-endorsement-receipt"),
    path("endorsed/<int:number>/withdraw/", endorse.withdraw, name="desk-endorsement-withdraw"),
    path("cancel/", cancel.cancel, name="desk-cancel"),
    path("card/", certify.card, name="desk-card"),
    path("card/changed/", new_card.changed, name="desk-card-changed"),
    path("card/damaged/", new_card.damaged, name="desk-card-damaged"),
    path("card/loss/", new_card.loss, name="desk-card-loss"),
    path("card/lost/", new_card.lost, name="desk-card-lost"),
    path("certified/<int:number>/", certify.certified, name="desk-certified"),
    path("certified/<int:number>/paper/", certify.certificate_paper, name="desk-certificate"),
    path("certify/", certify.certify, name="desk-certify"),
    path("changed/", changed.changed, name="desk-changed"),
    path("correct/", correct.entries, name="desk-correct"),
    path("correct/<int:number>/", correct.entry, name="desk-correct-entry"),
    path("give-back/", offence.give_back, name="desk-give-back"),
    path("hardship/", changed.hardship, name="desk-hardship"),
    path("lateness/", lateness.lateness, name="desk-lateness"),
    path("paper/card-lost/", paper_entry.card_lost, name="desk-paper-card-lost"),
    path("paper/endorsement/", paper_entry.endorsement, name="desk-paper-endorsement"),
    path("restore/", cancel.restore, name="desk-restore"),
    path("seize/", offence.seize, name="desk-seize"),
    path("slip/", certify.slip, name="desk-slip"),
]

_PERSON = [
    path("", holder.holder, name="desk-person"),
    path("apply/", apply.apply, name="desk-apply"),
    path("correct/address/", correct.address, name="desk-correct-address"),
    path("correct/details/", correct.details, name="desk-correct-details"),
    path("death/", life_event.death, name="desk-death"),
    path("departure/", register.departure, name="desk-departure"),
    path("finding/", offence.finding, name="desk-finding"),
    path("forgery/", offence.forgery, name="desk-forgery"),
    path("forgery/return/", offence.forgery_return, name="desk-forgery-return"),
    path("identity/", life_event.identity, name="desk-identity"),
    path("paper/", paper_entry.choose, name="desk-paper"),
    path("paper/application/", paper_entry.application, name="desk-paper-application"),
    path("paper/residence/", paper_entry.residence, name="desk-paper-residence"),
    path("photo/", photo.photo, name="desk-photo"),
    path("residence/", register.residence, name="desk-residence"),
]

_DESK: list[URLPattern | URLResolver] = [
    path("permits/<slug:permit_id>/", include(_PERMIT)),
    path("people/<slug:person_id>/", include(_PERSON)),
    path("cases/<slug:case_id>/", include(_CASE)),
    path("", desk.desk, name="desk"),
    path("find/", find.find, name="desk-find"),
    path("forgeries/", forgeries.forgeries, name="desk-forgeries"),
    path("forgeries/take-in/", forgeries.take_in, name="desk-forgery-take-in"),
    path("forgeries/<int:number>/give-back/", forgeries.give_back, name="desk-forgery-give-back"),
    path("lists/", lists.lists, name="desk-lists"),
    path("lists/<slug:list_id>/", lists.people_list, name="desk-list"),
    path("paper/", on_paper.on_paper, name="desk-on-paper"),
    path("paper/begin/", on_paper.begin, name="desk-on-paper-begin"),
    path("paper/pad/", on_paper.pad, name="desk-on-paper-pad"),
    path("paper/<slug:outage_id>/end/", on_paper.end, name="desk-on-paper-end"),
    path("register/", register.newcomer, name="desk-newcomer"),
    path("register/known/", register.known, name="desk-known"),
]
"""What is opened all day stands first: an address is looked for in this order."""

urlpatterns = [
    path("check/", check.check, name="check"),
    path("desk/", include(_DESK)),
]
