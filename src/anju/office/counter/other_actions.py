"""What else can be done for the person at the counter: only what the viewer's role may do."""

from dataclasses import dataclass

from django.urls import reverse

from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.words import N_, say


@dataclass(frozen=True, slots=True)
class OtherAction:
    """A page that starts something."""

    url: str
    label: str


FOR_A_PERSON = (
    (Right.REGISTER_RESIDENCE, "desk-residence", N_("Residence: register or new address")),
    (Right.REGISTER_RESIDENCE, "desk-departure", N_("The registration ends")),
    (Right.BIND_CONTACT, "desk-contact", N_("Phone and mail: bind, prove, end")),
    (Right.RECORD_GUARDIAN, "desk-family", N_("Guardian and close relatives")),
    (Right.ACCEPT, "desk-photo", N_("Take a new photo")),
    (Right.ACCEPT, "desk-identity", N_("Record a new name or number")),
    (Right.ACCEPT, "desk-death", N_("Record a death")),
    (Right.CORRECT_PROPOSE, "desk-correct-details", N_("Propose to correct personal details")),
    (Right.CORRECT_PROPOSE, "desk-correct-address", N_("Propose to correct an address")),
    (Right.ACCEPT, "desk-paper", N_("Enter what was done on paper")),
    (Right.RECORD_OFFENCE, "desk-finding", N_("Record what was found")),
    (Right.RECORD_OFFENCE, "desk-forgery", N_("Take a forged card in")),
    (Right.RECORD_OFFENCE, "desk-forgery-return", N_("Give a card back that was no forgery")),
)
"""The right, the name of the address, and what it is called; in the order they are shown."""


def for_person(request: OfficeRequest, person_id: str) -> list[OtherAction]:
    """What can be started for a person."""
    return [
        OtherAction(reverse(name, args=[person_id]), say(label, request.language))
        for right, name, label in FOR_A_PERSON
        if request.viewer.may(right)
    ]


WITHOUT_A_PERSON = (
    (Right.CALL_HOLDER, "desk-calls", N_("To be called")),
    (Right.FILE_FOR_MANY, "desk-lists", N_("Lists of people")),
    (Right.DECIDE, "desk-automatic-rules", N_("Rules of automatic endorsement")),
    (Right.RECORD_OUTAGE, "desk-on-paper", N_("Days on paper")),
    (Right.RECORD_OFFENCE, "desk-forgeries", N_("Forged cards at this office")),
)
"""The same, of what begins with nobody at the counter."""


def without_person(request: OfficeRequest) -> list[OtherAction]:
    """What else a desk does, with nobody at the counter."""
    return [
        OtherAction(reverse(name), say(label, request.language))
        for right, name, label in WITHOUT_A_PERSON
        if request.viewer.may(right)
    ]


def to_register(request: OfficeRequest) -> list[tuple[str, str]]:
    """The pages that register somebody who is not known here: address and label."""
    if not request.viewer.may(Right.REGISTER_RESIDENCE):
        return []
    return [
        (reverse("desk-newcomer"), say(N_("Register somebody new"), request.language)),
        (reverse("desk-known"), say(N_("Register somebody who moved here"), request.language)),
    ]
