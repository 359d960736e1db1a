"""For whom somebody acts who is not themselves: said on top of every page, with the way back."""

from dataclasses import dataclass
from typing import cast

from django.http import HttpRequest
from django.urls import reverse

from anju.office.access.viewer import OfficeRequest
from anju.office.common.masks import mask_name
from anju.office.registry.details.keeping import read_details
from anju.office.screens.own import ACTS_FOR, Own, about, looked_after
from anju.office.screens.shown import ERASED
from anju.words import say


@dataclass(frozen=True, slots=True)
class ActingTold:
    """For whom one acts; `me` is oneself, `is_here` whether the page is about the other one.

    Where it is not, the other's name is masked: the page records no look at them.
    """

    name: str
    is_here: bool
    me: str
    back_url: str
    others_url: str


def acting(request: HttpRequest) -> dict[str, ActingTold]:
    """The variable `acting` of base.html, as a context processor gives it; none for oneself."""
    page = about(request)
    if page is None:
        return {}
    asked = cast("OfficeRequest", request)
    whom = page if page.relation else _chosen(asked, page)
    if whom.relation is None:
        return {}
    told = ActingTold(
        _name(whom, asked.language, is_here=whom is page),
        whom is page,
        whom.agent,
        reverse("my-family-choose"),
        reverse("my-family"),
    )
    return {"acting": told}


def _chosen(request: OfficeRequest, me: Own) -> Own:
    """Whom one chose in this session; oneself, and nothing is asked, where it is nobody else."""
    return me if request.session.get(ACTS_FOR, "") in {"", *me.records} else looked_after(request)


def _name(whom: Own, language: str, *, is_here: bool) -> str:
    details = read_details([whom.person_id]).get(whom.person_id)
    if details is None:
        return say(ERASED, language)
    return details.name if is_here else mask_name(details.name)
