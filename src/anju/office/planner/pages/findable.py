"""What search engines are told: which pages are for everybody, in which languages."""

from django.conf import settings
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from anju.office.access.needs import public
from anju.office.access.viewer import OfficeRequest
from anju.office.planner.showing import LANGUAGES

PAGES = ("plan", "plan-compare", "plan-years", "guide")
"""The pages that are found."""


@public
def robots(request: OfficeRequest) -> HttpResponseBase:  # noqa: ARG001 - a page takes its request
    """The pages for everybody are open, everything else is not searched."""
    open_to_all = [reverse("plan"), reverse("guide"), f"/{settings.STATIC_URL.strip('/')}/"]
    lines = [
        "User-agent: *",
        *(f"Allow: {address}" for address in open_to_all),
        "Disallow: /",
        f"Sitemap: {settings.ANJU['PUBLIC_ORIGIN']}{reverse('sitemap')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@public
def sitemap(request: OfficeRequest) -> HttpResponseBase:
    """Each of these pages in each language, with the address of the other one."""
    origin = settings.ANJU["PUBLIC_ORIGIN"]
    addresses = [
        [(tag, f"{origin}{reverse(name)}?lang={code}") for code, tag in LANGUAGES.items()]
        for name in PAGES
    ]
    context = {"addresses": addresses}
    return render(request, "planner/sitemap.xml", context, content_type="application/xml")
