"""Proof was false: the finding is recorded, the card seized, and given back by another."""

from tests.journeys.city import played
from tests.journeys.counter import Counter
from tests.journeys.steps import at_the_counter, look_at, send, start


def test_a_false_lease(counter: Counter) -> None:
    clerk, officer = counter.clerk, counter.officer
    number = played("issued_on_31_december").holder.details.identity_number
    at_the_counter(clerk, number)
    look_at(clerk)
    start(clerk, "finding")
    clerk.check("[name=offence][value=false_proof]")
    clerk.select_option("[name=permit]", index=1)
    send(clerk)
    clerk.wait_for_url("**/desk/people/**")
    look_at(clerk)
    start(clerk, "seize")
    clerk.check("[name=finding] >> nth=0")
    send(clerk)
    clerk.wait_for_url("**/desk/people/**")
    look_at(clerk)
    at_the_counter(officer, number)
    start(officer, "give-back")
    send(officer)
    officer.wait_for_url("**/desk/people/**")
    look_at(officer)
