"""The addresses of this part."""

from django.urls import path

from anju.office.records.pages import due, find, home, ledger, looks, permit, person, photo, why

urlpatterns = [
    path("", home.home, name="home"),
    path("find/", find.find, name="find"),
    path("why/", why.why, name="why"),
    path("people/<slug:person_id>/", person.person, name="person"),
    path("people/<slug:person_id>/photo/", photo.photo, name="person-photo"),
    path("people/<slug:person_id>/looks/", looks.of_person, name="looks-person"),
    path("permits/<slug:permit_id>/", permit.permit, name="permit"),
    path("due/", due.due, name="due"),
    path("ledger/", ledger.ledger, name="ledger"),
    path("looks/", looks.of_staff, name="looks-staff"),
    path("looks/<slug:account_id>/", looks.of_staff, name="looks-of-staff"),
]
