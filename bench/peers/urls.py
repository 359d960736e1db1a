"""The addresses of the peers, found first, and behind them those of the office."""

from bench.peers import in_spiff, in_viewflow
from bench.peers.step import endorse_page
from django.urls import include, path

urlpatterns = [
    path("viewflow/<slug:permit_id>/endorse/", endorse_page(in_viewflow.step)),
    path("spiff/<slug:permit_id>/endorse/", endorse_page(in_spiff.step)),
    path("", include("anju.office.config.urls")),
]
