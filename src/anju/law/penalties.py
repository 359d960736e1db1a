"""Arts. 18-20: what is punished, and how, as facts.

Nothing here decides a penalty.  A late endorsement is not among the offences: it
suspends the use of the permit and nothing more.

>>> penalty(Offence.USING_ANOTHERS_PERMIT).fine
(200, 1000)
"""

from dataclasses import dataclass
from enum import StrEnum

from anju.law.citation import REGULATION, Citation
from anju.law.outcome import CannotTell, Met, NotMet, Outcome, Reason


class Offence(StrEnum):
    """What arts. 18 and 19 (anybody) and art. 20 (officials) punish."""

    FALSE_PROOF = "false_proof"
    LENDING_OR_TRANSFERRING = "lending_or_transferring"
    WITHHOLDING_ANOTHERS_PERMIT = "withholding_anothers_permit"
    USING_ANOTHERS_PERMIT = "using_anothers_permit"
    USING_FRAUDULENT_PERMIT = "using_fraudulent_permit"
    FORGED_PERMIT = "forged_permit"
    REFUSING_THE_QUALIFIED = "refusing_the_qualified"
    CHARGING_AGAINST_THE_RULES = "charging_against_the_rules"
    TAKING_BENEFITS = "taking_benefits"
    GIVING_AWAY_PERSONAL_DETAILS = "giving_away_personal_details"
    TAMPERING = "tampering"


SEIZURE = Citation(REGULATION, 19, 2)
"""Forged, altered and fraudulently obtained permits are seized."""


class Offender(StrEnum):
    """Who can commit an offence: anybody, or an official."""

    ANYBODY = "anybody"
    OFFICIAL = "official"


@dataclass(frozen=True, slots=True)
class Penalty:
    """What the Regulation says of one offence.

    `fine` is the lowest and the highest fine in yuan, both included; None where there is
    none.  `seized` says that the permit itself is taken away (art. 19).
    """

    offence: Offence
    offender: Offender
    citation: Citation
    fine: tuple[int, int] | None = None
    warning: bool = False
    gains_confiscated: bool = False
    seized: bool = False
    disciplined: bool = False


def penalty(offence: Offence) -> Penalty:
    """The penalty for an offence."""
    return PENALTIES[offence]


def may_fine(offence: Offence, yuan: int | None) -> Outcome:
    """Whether a fine of so many yuan is in range; NotMet for officials, who are disciplined."""
    found = penalty(offence)
    if found.fine is None:
        return NotMet((Reason("disciplined_not_fined", (found.citation,)),))
    least, most = found.fine
    reason = Reason("fine_range", (found.citation,), (("least", least), ("most", most)))
    if yuan is None:
        return CannotTell((reason,), ("yuan",))
    return Met((reason,)) if least <= yuan <= most else NotMet((reason,))


def may_seize(offence: Offence) -> Outcome:
    """Whether the permit card itself is taken away for an offence (art. 19)."""
    found = penalty(offence)
    if found.seized:
        return Met((Reason("card_is_seized", (found.citation, SEIZURE)),))
    return NotMet((Reason("card_is_not_seized", (found.citation, SEIZURE)),))


def obtained_by_fraud(offence: Offence) -> bool:
    """Whether an offence says that the permit itself was got by fraud."""
    return offence in {Offence.FALSE_PROOF, Offence.USING_FRAUDULENT_PERMIT}


def _small(offence: Offence, item: int, *, seized: bool = False) -> Penalty:
    """Art. 18: a warning, an order to correct, a fine of up to 200 yuan."""
    citation = Citation(REGULATION, 18, item=item)
    return Penalty(
        offence,
        Offender.ANYBODY,
        citation,
        (0, 200),
        warning=True,
        gains_confiscated=True,
        seized=seized,
    )


def _larger(offence: Offence, item: int, *, seized: bool) -> Penalty:
    """Art. 19: a fine from 200 to 1,000 yuan."""
    citation = Citation(REGULATION, 19, item=item)
    return Penalty(
        offence, Offender.ANYBODY, citation, (200, 1000), gains_confiscated=True, seized=seized
    )


def _official(offence: Offence, item: int) -> Penalty:
    """Art. 20: discipline by law, prosecution where it is a crime."""
    citation = Citation(REGULATION, 20, item=item)
    return Penalty(offence, Offender.OFFICIAL, citation, disciplined=True)


PENALTIES = {
    each.offence: each
    for each in (
        _small(Offence.FALSE_PROOF, 1, seized=True),
        _small(Offence.LENDING_OR_TRANSFERRING, 2),
        _small(Offence.WITHHOLDING_ANOTHERS_PERMIT, 3),
        _larger(Offence.USING_ANOTHERS_PERMIT, 1, seized=False),
        _larger(Offence.USING_FRAUDULENT_PERMIT, 1, seized=True),
        _larger(Offence.FORGED_PERMIT, 2, seized=True),
        _official(Offence.REFUSING_THE_QUALIFIED, 1),
        _official(Offence.CHARGING_AGAINST_THE_RULES, 2),
        _official(Offence.TAKING_BENEFITS, 3),
        _official(Offence.GIVING_AWAY_PERSONAL_DETAILS, 4),
        _official(Offence.TAMPERING, 5),
    )
}
"""Each offence and what the Regulation says of it, in its order."""
