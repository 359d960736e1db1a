"""The addresses of this part."""

from django.urls import URLPattern, URLResolver, include, path

from anju.office.online.pages import (
    address,
    apply,
    automatic,
    card,
    case_steps,
    cases,
    certify,
    complain,
    endorse,
    front,
    inbox,
    looks,
    papers,
    record,
    reminders,
)

_CASE = [
    path("", cases.case, name="my-case"),
    path("complete/", case_steps.complete, name="my-case-complete"),
    path("object/", case_steps.object_to, name="my-case-object"),
    path("papers/<int:number>/", cases.paper, name="my-paper"),
    path("withdraw/", case_steps.withdraw, name="my-case-withdraw"),
]

_MY: list[URLPattern | URLResolver] = [
    path("", include("anju.office.online.people.urls")),
    path("", include("anju.office.online.sign_in.urls")),
    path("", front.front, name="my"),
    path("address/", address.address, name="my-address"),
    path("apply/", apply.grounds, name="my-apply"),
    path("apply/papers/", apply.papers, name="my-apply-papers"),
    path("apply/check/", apply.check, name="my-apply-check"),
    path("automatic/", automatic.automatic, name="my-automatic"),
    path("calendar/", reminders.make_calendar, name="my-calendar"),
    path("calendar/end/", reminders.end_calendar, name="my-calendar-end"),
    path("card/", card.card, name="my-card"),
    path("card/damaged/", card.damaged, name="my-card-damaged"),
    path("cases/", cases.cases, name="my-cases"),
    path("cases/<slug:case_id>/", include(_CASE)),
    path("certificate/", certify.certify, name="my-certify"),
    path("complain/", complain.complaint, name="my-complain"),
    path("endorse/", endorse.endorse, name="my-endorse"),
    path("inbox/", inbox.inbox, name="my-inbox"),
    path("inbox/<slug:message_id>/", inbox.message, name="my-message"),
    path("looks/", looks.looks, name="my-looks"),
    path("papers/", papers.papers, name="my-papers"),
    path(
        "permits/<slug:permit_id>/endorsed/<int:number>/",
        papers.receipt,
        name="my-endorsement-receipt",
    ),
    path(
        "permits/<slug:permit_id>/certified/<int:number>/",
        papers.certified,
        name="my-certificate",
    ),
    path("record/", record.record, name="my-record"),
    path("record/download/", record.download, name="my-record-file"),
    path("reminders/", reminders.reminders, name="my-reminders"),
]

urlpatterns = [path("my/", include(_MY))]
