"""Somebody complains, or asks for their record to be corrected: a case with a receipt.

Nothing is changed by it.  What is wrong in the record is corrected by two people afterwards
(`correction`), an endorsement that should not stand is taken out the same way.
"""

from anju.office.casework.cases.channels import Channel
from anju.office.casework.cases.office_of import office_of
from anju.office.casework.cases.opening import Filing, open_case
from anju.office.casework.complaints.about import About
from anju.office.casework.procedures import Procedure
from anju.office.casework.refused import CaseRefused, Why
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome

LONGEST = 2000
"""Characters of a complaint."""


def complain(
    *,
    person_id: str,
    about: About,
    said: str,
    act: Act,
    agent: str = "",
    relation: str = "",
    channel: Channel = Channel.ONLINE,
) -> Outcome:
    """File a complaint of a person, in their own words; the outcome has its `receipt_number`.

    Raises CaseRefused where nothing is said, or one of theirs is still to be answered.
    """
    words = said.strip()[:LONGEST]
    if not words:
        raise CaseRefused(Why.WORDS_MISSING)
    filing = Filing(
        Procedure.COMPLAINT,
        person_id,
        act.today,
        asks={"about": about.value},
        said=words,
        channel=channel.value,
        agent=agent,
        relation=relation,
        office_id=act.office or office_of(person_id, act.within),
    )
    return open_case(filing, act)
