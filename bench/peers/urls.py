"""The addresses of the office, and beside them those of the peers."""

from bench.peers import in_spiff, in_viewflow
from bench.peers.step import endorse_page
from django.urls import include, path

urlpatterns = [
    path("", include("anju.office.config.urls")),
    path("viewflow/<str:permit_id>/endorse/", endorse_page(in_viewflow.step)),
    path("spiff/<str:permit_id>/endorse/", endorse_page(in_spiff.step)),
]
