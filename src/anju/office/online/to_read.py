"""Everything held on a person, put into words for the page of their archive."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from anju.law.wording import day_in_words
from anju.office.common.clock import legal_day, moment_of
from anju.office.common.ethnicities import ETHNICITIES
from anju.office.online.everything import Held
from anju.office.online.looks_told import by_day
from anju.office.places.divisions import known_name
from anju.office.registry.contacts.models import ContactChannel
from anju.office.registry.details.models import DetailKind
from anju.office.screens.scan_words import paper_in_words
from anju.words import N_, say

KINDS: Final[Mapping[str, str]] = {
    DetailKind.ADDRESS: N_("Address of residence"),
    DetailKind.CONTACT: N_("Phone or mail address"),
    DetailKind.NOTE: N_("A note"),
    DetailKind.PERMIT_NUMBER: N_("Permit number"),
    DetailKind.PERSON: N_("Personal details"),
    DetailKind.PHOTO: N_("The photo"),
    DetailKind.REQUEST: N_("What was said in a request"),
}
"""What each kind of detail is called."""

CHANNELS: Final[Mapping[str, str]] = {
    ContactChannel.CHAT: N_("chat"),
    ContactChannel.MAIL: N_("mail"),
    ContactChannel.SMS: N_("SMS"),
}
SEXES: Final = {"F": N_("female"), "M": N_("male")}


def to_read(held: Held, language: str) -> dict[str, Any]:
    """What the page takes, by section; the entries of all subjects in the order of recording."""
    made_at = moment_of(held["made_at"])
    entries = [*held["entries"], *held["permits"], *held["cases"]]
    return {
        **held,
        "language": language,
        "made_at": made_at,
        "details": [_detail(each, legal_day(made_at), language) for each in held["details"]],
        "entries": sorted(entries, key=lambda each: str(each["recorded_at"])),
        "uploads": [
            {**each, "label": paper_in_words(each["paper"], language)} for each in held["uploads"]
        ],
        "contacts": [
            {**each, "label": channel_in_words(each["channel"], language)}
            for each in held["contacts"]
        ],
        **_looks(held["looks"]),
    }


def _looks(looks: Iterable[Held]) -> dict[str, Any]:
    """The looks of others one by one, one's own by day."""
    told = [{**each, "at": moment_of(each["at"])} for each in looks]
    own = [each["at"] for each in told if each["is_own"]]
    return {
        "looks": [each for each in told if not each["is_own"]],
        "own_times": len(own),
        "own_days": by_day(own),
    }


def channel_in_words(channel: str, language: str) -> str:
    """By what a contact is reached."""
    return say(CHANNELS[channel], language)


def _detail(each: Held, today: date, language: str) -> Held:
    content, kind = each.get("content", ""), each["kind"]
    told = _person(content, today, language) if kind == DetailKind.PERSON else content
    return {**each, "label": say(KINDS[kind], language), "told": told}


def _person(content: Held, today: date, language: str) -> str:
    """The items of somebody's details, those that are known."""
    sex, place = content["sex"], content["household_place"]
    ethnicity = ETHNICITIES.get(content["ethnicity"])
    items = (
        content["name"],
        content["identity_number"],
        say(SEXES[sex], language) if sex else "",
        ethnicity.name(language) if ethnicity else "",
        day_in_words(content["born_on"], language) if content["born_on"] else "",
        known_name(place, today, language) or place if place else "",
    )
    return " · ".join(each for each in items if each)
