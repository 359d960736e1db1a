"""Every address of the site, by part."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("anju.office.counter.urls")),
    path("", include("anju.office.online.urls")),
    path("", include("anju.office.planner.urls")),
    path("", include("anju.office.records.urls")),
    path("", include("anju.office.screens.urls")),
    path("", include("anju.office.access.urls")),
]

handler403 = "anju.office.access.refusals.refused"
