"""The guide in plain words, for everybody."""

from django.conf import settings
from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.gzip import gzip_page

from anju.office.access.needs import public
from anju.office.access.viewer import OfficeRequest
from anju.office.places.measures import measures_in_force
from anju.office.planner.guide import Section, guide_of
from anju.office.planner.linking import link
from anju.office.planner.showing import LANGUAGES, page_told, structured
from anju.words import N_

TITLE = N_("Endorsing the residence permit: a guide")
DESCRIPTION = N_(
    "What the yearly endorsement of the residence permit is, who does it, when, where and on line, "
    "for a child or a parent, when late, lost or moved, and on what law it rests."
)


@public
@gzip_page
def guide(request: OfficeRequest) -> HttpResponseBase:
    """Every question with its answer."""
    sections = guide_of(measures_in_force().measures, request.today, request.language)
    context = {
        **page_told(request, "guide", TITLE, DESCRIPTION),
        "structured": structured(_as_questions(sections, request.language)),
        "sections": sections,
        "plan_url": link(request, "plan"),
        "compare_url": link(request, "plan-compare"),
    }
    return render(request, "planner/guide.html", context)


def _as_questions(sections: tuple[Section, ...], language: str) -> dict[str, object]:
    """The guide as search engines read questions with their answers."""
    return {
        "@context": "https://schema.org",
        "@type": "FAQPage",
        "inLanguage": LANGUAGES[language],
        "url": f"{settings.ANJU['PUBLIC_ORIGIN']}{reverse('guide')}?lang={language}",
        "mainEntity": [
            {
                "@type": "Question",
                "name": each.heading,
                "acceptedAnswer": {"@type": "Answer", "text": " ".join(each.lines)},
            }
            for each in sections
        ],
    }
