"""Every operation: who acts and under which key is told by name, it is carried out once, in reach.

The table is written by hand: an operation that is new is put into it, with the gate by which it
finds what it works on in the jurisdiction of who acts.
"""

import ast

import pytest
from tests.architecture.operations import asks_for_reach, operations, reached_from

ONCE = frozenset(
    f"anju.office.registry.ledger.requests.{name}" for name in ("once", "once_reading")
)
"""One transaction, and one for each key of an actor (`tests/office/registry/ledger`)."""

GATES = {
    "case": "casework.cases.working_on.lock_case",
    "permit": "registry.permits.working_on._reads",
    "held": "casework.cases.permits.held_permit",
    "person": "registry.people.working_on.locked_person",
}
"""What looks for a row in the jurisdiction of who acts, and refuses where there is none."""

TABLE = """
case    casework.address_reports.recording   record_reported_address
person  casework.address_reports.filing      report_address
case    casework.application.accepting       accept_application not_accept_application
case    casework.application.examining       examine_application
person  casework.application.filing          file_application file_and_accept file_with_notice
case    casework.application.granting        grant_application
case    casework.application.handing_over    produce_card deliver_permit hand_over_card
case    casework.application.noticing        give_notice complete_materials
case    casework.application.refusing        refuse_application return_application
case    casework.application.withdrawing     withdraw_application
person  casework.automatic.consent           give_consent withdraw_consent
permit  casework.automatic.deciding          endorse_automatically
person  casework.automatic.evidence          supply_evidence
itself  casework.automatic.rules             sign_rules end_rules
person  casework.bulk.lists                  file_list file_people look_through
case    casework.cancellation.deciding       grant_cancellation refuse_cancellation
case    casework.cancellation.hearing        tell_holder object_to_cancellation
held    casework.cancellation.lapsing        record_lapse
held    casework.cancellation.proposing      propose_cancellation
case    casework.cancellation.withdrawing    withdraw_cancellation
held    casework.cards.filing                renew_damaged_card replace_lost_card
held    casework.cards.filing                exchange_changed_card
case    casework.cards.granting              grant_card
case    casework.cards.not_accepting         not_accept_card
case    casework.cards.producing             produce_new_card hand_over_new_card
held    casework.cards.reporting             report_lost_card
case    casework.cases.ending                withdraw_case close_case
case    casework.complaints.answering        answer_case
person  casework.complaints.filing           complain
permit  casework.continuity.issuing          issue_certificate
case    casework.correction.deciding         grant_correction refuse_correction
case    casework.correction.deciding         withdraw_proposed_correction
held    casework.correction.proposing        propose_entry_correction
person  casework.correction.proposing        propose_details_correction propose_address_correction
case    casework.endorsement.accepting       accept_filed
case    casework.endorsement.completing      complete_filed
case    casework.endorsement.examining       examine_changed
held    casework.endorsement.filing          file_changed
case    casework.endorsement.granting        grant_changed
case    casework.endorsement.not_accepting   not_accept_filed
case    casework.endorsement.noticing        give_notice
permit  casework.endorsement.on_the_spot     endorse_unchanged
case    casework.endorsement.refusing        refuse_changed
case    casework.endorsement.returning       return_filed
case    casework.endorsement.withdrawing     withdraw_filed
person  casework.family.ending               end_agent
person  casework.family.naming               name_agent
case    casework.hardship.examining          examine_hardship
held    casework.hardship.filing             file_hardship
case    casework.hardship.granting           grant_hardship
case    casework.hardship.refusing           refuse_hardship
person  casework.life_events.dying           record_death
person  casework.life_events.new_identity    record_new_identity
held    casework.offences.finding            record_finding
held    casework.offences.seizing            seize_permit_card give_back_card
itself  casework.offences.seizing            seize_forgery return_forgery
case    casework.office_lateness.deciding    grant_lateness refuse_lateness
case    casework.office_lateness.examining   examine_lateness
held    casework.office_lateness.recording   record_lateness
case    casework.paper_mode.confirming       confirm_from_paper reject_from_paper
person  casework.paper_mode.entering         enter_from_paper
itself  casework.paper_mode.outages          begin_outage end_outage
person  casework.registration.arriving       register_newcomer
person  casework.registration.arriving       register_arrival
person  casework.registration.departing      depart
person  casework.registration.moving         change_address move_within_city register_mover
held    casework.restoration.asking          ask_for_restoration
case    casework.restoration.asking          accept_restoration
case    casework.restoration.deciding        examine_restoration grant_restoration
case    casework.restoration.deciding        refuse_restoration return_restoration
held    casework.unchanged.filing            file_unchanged
case    casework.unchanged.granting          grant_unchanged
itself  notices.calls                        record_call
person  notices.feeds                        make_feed end_feed
case    casework.desk.notes                  add_note
person  notices.preferences                  prefer
itself  registry.city.accounts               set_sign_in_anew
itself  registry.city.calendars              load_calendar
itself  registry.city.closing                close_staff_account
itself  registry.city.divisions              open_division rename_division merge_division
itself  registry.city.divisions              close_division
itself  registry.city.measures               adopt_measure
itself  registry.city.offices                open_office rename_office merge_office close_office
itself  registry.city.outages                begin_outage end_outage
itself  registry.city.bodies                 open_body
itself  registry.city.staff                  appoint end_post
person  registry.contacts.binding            bind_contact prove_contact end_contact
person  registry.people.erasing              erase_person
person  registry.people.holder_accounts      open_holder_account
person  registry.people.merging              propose_merge propose_split decide_on_persons
person  registry.people.photographs          take_photo
itself  registry.people.registering          register_person
person  registry.people.registering          change_details change_address end_residence
person  registry.people.registering          end_ground record_ground register_residence
permit  registry.permits.cancelling          cancel annul_cancellation annul_lapse heal_gap
permit  registry.permits.cards               produce_card hand_over_card report_card_lost
permit  registry.permits.cards               take_card_back seize_card end_seizure
permit  registry.permits.correcting          propose_correction withdraw_correction
permit  registry.permits.correcting          decide_correction
permit  registry.permits.endorsing           endorse file_endorsement move_filing
permit  registry.permits.endorsing           decide_endorsement withdraw_endorsement
person  registry.permits.issuing             issue_permit
"""
"""By which gate each operation goes; `itself` asks in a function of its own how far one reaches."""

NOT_IN_THE_TABLE = {
    "casework.bulk.kept.keep_list": "a list that nobody filed yet is work: nothing is recorded",
    "casework.desk.assigning.hand_over_case": "who works on a case is work, once as often as twice",
    "casework.desk.assigning.lay_down_case": "the same",
    "casework.desk.assigning.take_case": "the same",
    "casework.endorsement.preview.preview": "it reads",
    "casework.registration.way_in.look_for_mover": "it reads, and records the look",
    "notices.telling.tell": "a message is work; that it was delivered is an entry of its own",
    "registry.bulk.recording.record_holders": "an import: once by what stands in each row",
    "registry.city.accounts.open_staff_account": "an account without a post reaches nothing yet",
    "registry.city.first_administrator.appoint_first": "the command of who installs the office",
    "registry.importing.recording.record_rows": "an import: once by what stands in each row",
    "registry.sample.accounts.open_demo_accounts": "a made-up city, in an empty office only",
    "registry.sample.loading.load_city": "the same",
}
"""What takes an `act` and is no operation of an account with a key and a jurisdiction, and why."""

OFFICE = "anju.office."


def _gates() -> dict[str, str]:
    """The gate of each operation, by its name without what all names begin with."""
    found: dict[str, str] = {}
    for line in TABLE.split("\n"):
        if line:
            gate, module, *names = line.split()
            found |= {f"{module}.{name}": gate for name in names}
    return found


def test_every_operation_is_in_the_table_once() -> None:
    told = sorted([*_gates(), *NOT_IN_THE_TABLE])
    assert told == sorted(each.name.removeprefix(OFFICE) for each in operations())
    listed = sum(len(line.split()) - 2 for line in TABLE.split("\n") if line)
    assert listed == len(_gates())


@pytest.mark.parametrize("name", sorted(_gates()))
def test_it_is_told_who_acts_and_carried_out_once_where_they_reach(name: str) -> None:
    [operation] = [each for each in operations() if each.name == f"{OFFICE}{name}"]
    assert operation.act is not None
    assert operation.act.annotation is not None
    assert ast.unparse(operation.act.annotation) == "Act"
    assert operation.node.args.args == []  # all by name: no two are taken for each other
    reached = set(reached_from(operation.name))
    assert reached & ONCE
    gate = _gates()[name]
    if gate != "itself":
        assert f"{OFFICE}{GATES[gate]}" in reached
        assert asks_for_reach(f"{OFFICE}{GATES[gate]}")
    else:
        near = f"{OFFICE}registry.city."
        own = operation.name.rpartition(".")[0]
        assert any(asks_for_reach(each) for each in reached if each.startswith((own, near)))
