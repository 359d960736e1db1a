"""The addresses of this part."""

from django.urls import path

from anju.office.screens import feed, outbox, told, why

urlpatterns = [
    path("calendar/<str:secret>.ics", feed.feed, name="calendar-feed"),
    path("outbox/", outbox.outbox, name="outbox"),
    path("told/<str:signed>/", told.told, name="told"),
    path("why/", why.why, name="why"),
]
