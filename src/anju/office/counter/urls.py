"""The addresses of this part."""

from django.urls import path

from anju.office.counter.change_urls import CHANGES
from anju.office.counter.pages import (
    apply,
    case,
    case_paper,
    case_step,
    check,
    desk,
    endorse,
    find,
    holder,
    register,
    work,
)

urlpatterns = [
    path("check/", check.check, name="check"),
    path("desk/", desk.desk, name="desk"),
    path("desk/find/", find.find, name="desk-find"),
    path("desk/register/", register.newcomer, name="desk-newcomer"),
    path("desk/register/known/", register.known, name="desk-known"),
    path("desk/people/<slug:person_id>/residence/", register.residence, name="desk-residence"),
    path("desk/people/<slug:person_id>/departure/", register.departure, name="desk-departure"),
    path("desk/people/<slug:person_id>/", holder.holder, name="desk-person"),
    path("desk/people/<slug:person_id>/apply/", apply.apply, name="desk-apply"),
    path("desk/permits/<slug:permit_id>/endorse/", endorse.endorse, name="desk-endorse"),
    path(
        "desk/permits/<slug:permit_id>/endorsed/<int:number>/",
        endorse.endorsed,
        name="desk-endorsed",
    ),
    path(
        "desk/permits/<slug:permit_id>/endorsed/<int:number>/receipt/",
        endorse.receipt,
        name="desk-endorsement-receipt",
    ),
    path(
        "desk/permits/<slug:permit_id>/endorsed/<int:number>/withdraw/",
        endorse.withdraw,
        name="desk-endorsement-withdraw",
    ),
    path("desk/cases/<slug:case_id>/", case.case, name="case"),
    path(
        "desk/cases/<slug:case_id>/papers/<int:number>/",
        case_paper.case_paper,
        name="case-paper",
    ),
    path("desk/cases/<slug:case_id>/step/<slug:step>/", case_step.case_step, name="case-step"),
    path("desk/cases/<slug:case_id>/take/", work.take, name="case-take"),
    path("desk/cases/<slug:case_id>/lay-down/", work.lay_down, name="case-lay-down"),
    path("desk/cases/<slug:case_id>/hand-over/", work.hand_over, name="case-hand-over"),
    path("desk/cases/<slug:case_id>/note/", work.note, name="case-note"),
    *CHANGES,
]
