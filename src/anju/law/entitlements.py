"""Arts. 12-13: what a permit opens, and what it cannot be used for while suspended.

Three rights, six public services, seven conveniences.  The last service and the last
convenience are "others set by the state": whether something is one of them stands in
the list that the place publishes (art. 14).

>>> type(usable(PublicService.COMPULSORY_EDUCATION, State.SUSPENDED)).__name__
'NotMet'
"""

from enum import StrEnum

from anju.law.citation import REGULATION, Citation
from anju.law.life import State
from anju.law.outcome import CannotTell, Met, NotMet, Outcome, Reason


class Right(StrEnum):
    """The rights of art. 12: to work, to join social insurance, to use the housing fund."""

    EMPLOYMENT = "employment"
    SOCIAL_INSURANCE = "social_insurance"
    HOUSING_FUND = "housing_fund"


class PublicService(StrEnum):
    """The basic public services of art. 12, in its order."""

    COMPULSORY_EDUCATION = "compulsory_education"
    EMPLOYMENT_SERVICES = "employment_services"
    HEALTH_AND_FAMILY_PLANNING = "health_and_family_planning"
    CULTURE_AND_SPORT = "culture_and_sport"
    LEGAL_AID = "legal_aid"
    OTHER_SERVICES = "other_services"


class Convenience(StrEnum):
    """The conveniences of art. 13, in its order."""

    EXIT_ENTRY_DOCUMENTS = "exit_entry_documents"
    IDENTITY_CARD = "identity_card"
    VEHICLE_REGISTRATION = "vehicle_registration"
    DRIVING_LICENCE = "driving_licence"
    VOCATIONAL_QUALIFICATION = "vocational_qualification"
    BIRTH_REGISTRATION = "birth_registration"
    OTHER_CONVENIENCES = "other_conveniences"


Entitlement = Right | PublicService | Convenience

SET_BY_THE_STATE: frozenset[Entitlement] = frozenset(
    {PublicService.OTHER_SERVICES, Convenience.OTHER_CONVENIENCES}
)

SUSPENSION = Citation(REGULATION, 10, 3)
PUBLISHED_LIST = Citation(REGULATION, 14)


def citation_of(entitlement: Entitlement) -> Citation:
    """The place in the Regulation that grants something: art. 12 or 13, and its item."""
    if isinstance(entitlement, Right):
        return Citation(REGULATION, 12)
    article = 12 if isinstance(entitlement, PublicService) else 13
    return Citation(REGULATION, article, item=list(type(entitlement)).index(entitlement) + 1)


def usable(entitlement: Entitlement, state: State | None) -> Outcome:
    """Whether a permit in a state can be used for something; None is a state that was not told.

    Suspended, it can be used for nothing, but only its use is suspended: a job, insurance
    or housing fund that is there goes on.
    """
    citation = citation_of(entitlement)
    if state is None:
        return CannotTell((), ("state",))
    if state is State.CANCELLED:
        return NotMet((Reason("cancelled_permit_opens_nothing", (citation,)),))
    if state is State.SUSPENDED:
        return NotMet((Reason("use_suspended", (citation, SUSPENSION)), *_only_use(entitlement)))
    if entitlement in SET_BY_THE_STATE:
        reason = Reason("see_published_list", (citation, PUBLISHED_LIST))
        return CannotTell((reason,), ("published_list",))
    return Met((Reason("permit_opens_it", (citation,)),))


def _only_use(entitlement: Entitlement) -> tuple[Reason, ...]:
    if not isinstance(entitlement, Right):
        return ()
    return (Reason("only_use_is_suspended", (SUSPENSION,)),)
