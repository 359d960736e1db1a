"""What one procedure does with its cases, tried on one of another: refused, nothing written."""

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from tests.office.casework.acting import case_refused
from tests.office.databases import Database
from tests.office.registry.acting import a_person, act, officer

from anju.office.casework.cancellation.deciding import grant_cancellation, refuse_cancellation
from anju.office.casework.cancellation.hearing import object_to_cancellation, tell_holder
from anju.office.casework.cancellation.withdrawing import withdraw_cancellation
from anju.office.casework.cards.granting import grant_card
from anju.office.casework.cards.not_accepting import not_accept_card
from anju.office.casework.cases.channels import Channel
from anju.office.casework.cases.opening import Filing, open_case
from anju.office.casework.correction.deciding import (
    grant_correction,
    refuse_correction,
    withdraw_proposed_correction,
)
from anju.office.casework.endorsement.returning import return_filed
from anju.office.casework.procedures import Procedure
from anju.office.casework.refused import Why
from anju.office.casework.restoration.asking import accept_restoration
from anju.office.casework.restoration.deciding import (
    Finding,
    examine_restoration,
    grant_restoration,
    refuse_restoration,
    return_restoration,
)
from anju.office.registry.ledger.requests import Outcome

DAY = date(2026, 11, 23)
CLERK, OFFICER = act(DAY), officer(DAY)
VERBS: dict[str, Callable[..., Outcome]] = {
    "accept_restoration": partial(accept_restoration, act=CLERK),
    "examine_restoration": partial(examine_restoration, finding=Finding.WRONG, act=CLERK),
    "grant_cancellation": partial(grant_cancellation, act=OFFICER, said="已核实"),
    "grant_card": partial(grant_card, old_card_returned=True, act=CLERK),
    "grant_correction": partial(grant_correction, act=OFFICER),
    "grant_restoration": partial(grant_restoration, act=OFFICER),
    "not_accept_card": partial(not_accept_card, old_card_returned=True, act=CLERK),
    "object_to_cancellation": partial(object_to_cancellation, said="不同意", act=CLERK),
    "refuse_cancellation": partial(refuse_cancellation, act=OFFICER),
    "refuse_correction": partial(refuse_correction, act=OFFICER),
    "refuse_restoration": partial(refuse_restoration, act=OFFICER),
    "return_filed": partial(return_filed, act=OFFICER),
    "return_restoration": partial(return_restoration, act=OFFICER),
    "tell_holder": partial(tell_holder, channel=Channel.COUNTER, act=OFFICER),
    "withdraw_cancellation": partial(withdraw_cancellation, act=CLERK),
    "withdraw_proposed_correction": partial(withdraw_proposed_correction, act=CLERK),
}


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_of_another_procedure_is_refused(sqlite_city: Database, verb: str) -> None:
    case = str(open_case(Filing(Procedure.APPLICATION, a_person(), DAY), CLERK)["subject"])
    with case_refused(Why.NOT_NOW):
        VERBS[verb](case_id=case, seen=None)
