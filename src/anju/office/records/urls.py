"""The addresses of this part."""

from django.urls import path

from anju.office.records.pages import (
    correct,
    due,
    find,
    home,
    ledger,
    looks,
    merge,
    offices,
    permit,
    person,
    photo,
    posts,
    proposals,
    staff,
    why,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("find/", find.find, name="find"),
    path("why/", why.why, name="why"),
    path("people/<slug:person_id>/", person.person, name="person"),
    path("people/<slug:person_id>/photo/", photo.photo, name="person-photo"),
    path("people/<slug:person_id>/looks/", looks.of_person, name="looks-person"),
    path("people/<slug:person_id>/merge/<slug:other_id>/", merge.propose, name="merge"),
    path("people/<slug:person_id>/split/", merge.split, name="split"),
    path("permits/<slug:permit_id>/", permit.permit, name="permit"),
    path("permits/<slug:permit_id>/correct/<int:number>/", correct.propose, name="correct"),
    path("proposals/", proposals.proposals, name="proposals"),
    path("proposals/<slug:subject>/<int:number>/", proposals.proposal, name="proposal"),
    path("due/", due.due, name="due"),
    path("ledger/", ledger.ledger, name="ledger"),
    path("ledger/verify/", ledger.verify, name="ledger-verify"),
    path("looks/", looks.of_staff, name="looks-staff"),
    path("looks/<slug:account_id>/", looks.of_staff, name="looks-of-staff"),
    path("staff/", staff.staff, name="staff"),
    path("staff/open/", staff.open_account, name="staff-open"),
    path("staff/<slug:account_id>/", staff.account, name="staff-account"),
    path("staff/<slug:account_id>/sign-in/", staff.sign_in_anew, name="staff-sign-in"),
    path("staff/<slug:account_id>/post/", posts.give, name="post-give"),
    path("posts/<slug:post_id>/end/", posts.end, name="post-end"),
    path("posts/<slug:post_id>/deputy/", posts.deputise, name="post-deputy"),
    path("offices/", offices.offices, name="offices"),
]
