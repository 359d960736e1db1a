"""THE table: who may see and do what.  Nobody may do what does not stand here.

A right is named by the verb of the law or of the office, `see_` and `find_` for looking.
`_propose` and `_decide` are the two pairs of eyes on one matter: no role has both.  Alphabetical;
a right is added with its sentence, its roles and a line in tests/office/access/test_rights.py.
How far a right reaches is no part of it: the jurisdiction of the post says that, in the query
(`access.jurisdiction`).  Where a measure lets fewer do a thing, the law's answer says so.
"""

from enum import StrEnum
from functools import cache
from typing import Self

from anju.office.access.roles import FAMILY, Role
from anju.words import N_, say


class Right(StrEnum):
    """Something one may see or do; `said` completes the sentence "You may …"."""

    said: str

    def __new__(cls, value: str, said: str) -> Self:
        """A right is its value, and carries its sentence."""
        right = str.__new__(cls, value)
        right._value_ = value
        right.said = said
        return right

    ACCEPT = "accept", N_("accept an application, or say why it is not accepted")
    ADMIT_BODY = "admit_body", N_("open and end the accounts of assisting bodies")
    ADOPT_MEASURE = "adopt_measure", N_("adopt or correct the measures of a place")
    APPOINT_STAFF = "appoint_staff", N_("appoint staff, and record that they have left")
    BIND_CONTACT = "bind_contact", N_("bind a phone or mail address to somebody one has identified")
    CALL_HOLDER = "call_holder", N_("see whom no message reached, and record a call")
    CANCEL = "cancel", N_("cancel a permit")
    CERTIFY = "certify", N_("issue a certificate of continuity")
    CHANGE_DIVISION = "change_division", N_("record a division's new name, or what it went into")
    CHECK_PERMIT = "check_permit", N_("ask whether a permit is in force")
    CONFIRM_PAPER_ENTRY = "confirm_paper_entry", N_("confirm what another entered from paper")
    CORRECT_DECIDE = "correct_decide", N_("decide on a proposed correction")
    CORRECT_PROPOSE = "correct_propose", N_("propose to correct what was recorded")
    DECIDE = "decide", N_("grant or refuse what was applied for")
    DOWNLOAD_PROOF = "download_proof", N_("download the proof of a permit's history")
    ENDORSE = "endorse", N_("endorse a permit whose holder declares nothing has changed")
    ENDORSE_CHANGED = "endorse_changed", N_("endorse a permit whose holder's circumstances changed")
    ERASE = "erase", N_("erase personal details whose time of keeping is over")
    EXAMINE = "examine", N_("examine what was applied for")
    FILE_FOR_MANY = "file_for_many", N_("file for many people from a list")
    FILE_REQUEST = "file_request", N_("file a request for oneself or for whom one acts for")
    FIND_PERSON = "find_person", N_("search for a person")
    HAND_OVER_CARD = "hand_over_card", N_("hand over a permit card")
    HEAL_GAP = "heal_gap", N_("decide that a gap does not interrupt the residence years")
    IMPORT_ROSTER = "import_roster", N_("import a roster")
    ISSUE = "issue", N_("issue a permit")
    MERGE_DECIDE = "merge_decide", N_("decide that two records are of one person")
    MERGE_PROPOSE = "merge_propose", N_("propose that two records are of one person")
    NAME_DEPUTY = "name_deputy", N_("name a deputy")
    NAME_RELATIVE = "name_relative", N_("name the close relative who acts for somebody")
    PRODUCE_CARD = "produce_card", N_("produce a permit card")
    PROVE_CONTACT = "prove_contact", N_("prove that a contact still reaches its person, or end it")
    RECORD_GUARDIAN = "record_guardian", N_("record who is somebody's guardian")
    RECORD_LAPSE = "record_lapse", N_("record a lapse that the law has brought about")
    RECORD_OFFENCE = "record_offence", N_("record what was found, and seize a permit")
    RECORD_OUTAGE = "record_outage", N_("record that an office works on paper")
    REGISTER_RESIDENCE = "register_residence", N_("record a residence registration")
    SEE_CASES = "see_cases", N_("see the cases of an office")
    SEE_DUE_LISTS = "see_due_lists", N_("see the lists of permits that are due or late")
    SEE_LEDGER = "see_ledger", N_("read the ledger")
    SEE_LOOKS_OF_PERSON = "see_looks_of_person", N_("see who has looked at a person's record")
    SEE_LOOKS_OF_STAFF = "see_looks_of_staff", N_("see what a member of staff has looked at")
    SEE_OWN_PERMIT = "see_own_permit", N_("see one's own permit, or that of whom one acts for")
    SEE_PERMIT = "see_permit", N_("see a permit")
    SEE_PERSON = "see_person", N_("see a person's record")
    SEE_STATISTICS = "see_statistics", N_("see the counts of a place")
    SUPPLY_EVIDENCE = "supply_evidence", N_("supply evidence of employment, schooling or housing")
    VERIFY_LEDGER = "verify_ledger", N_("verify the ledger")
    WITHDRAW = "withdraw", N_("withdraw one's own endorsement on the day it was made")

    def sentence(self, language: str) -> str:
        """What the right lets one do, in "zh" or "en"."""
        return say(self.said, language)


_CLERKS = frozenset({Role.AGENCY_CLERK, Role.POLICE_CLERK})
_OFFICER = frozenset({Role.ISSUING_OFFICER})

ALLOWED: dict[Right, frozenset[Role]] = {
    Right.ACCEPT: _CLERKS,
    Right.ADMIT_BODY: frozenset({Role.CITY_ADMINISTRATOR}),
    Right.ADOPT_MEASURE: frozenset({Role.CITY_ADMINISTRATOR}),
    Right.APPOINT_STAFF: frozenset({Role.CITY_ADMINISTRATOR}),
    Right.BIND_CONTACT: _CLERKS | {Role.SYSTEM},
    Right.CALL_HOLDER: _CLERKS,
    Right.CANCEL: _OFFICER,
    Right.CERTIFY: _CLERKS | _OFFICER,
    Right.CHANGE_DIVISION: frozenset({Role.CITY_ADMINISTRATOR}),
    Right.CHECK_PERMIT: frozenset({Role.DEPARTMENT}),
    Right.CONFIRM_PAPER_ENTRY: _CLERKS | _OFFICER,
    Right.CORRECT_DECIDE: _OFFICER,
    Right.CORRECT_PROPOSE: _CLERKS,
    Right.DECIDE: _OFFICER,
    Right.DOWNLOAD_PROOF: _OFFICER | {Role.AUDITOR},
    Right.ENDORSE: _CLERKS | {Role.SYSTEM},
    Right.ENDORSE_CHANGED: frozenset({Role.POLICE_CLERK}),
    Right.ERASE: frozenset({Role.CITY_ADMINISTRATOR}),
    Right.EXAMINE: frozenset({Role.POLICE_CLERK}),
    Right.FILE_FOR_MANY: _CLERKS | {Role.ASSISTING_BODY},
    Right.FILE_REQUEST: FAMILY,
    Right.FIND_PERSON: _CLERKS | _OFFICER | {Role.AUDITOR},
    Right.HAND_OVER_CARD: _CLERKS,
    Right.HEAL_GAP: _OFFICER,
    Right.IMPORT_ROSTER: frozenset({Role.CITY_ADMINISTRATOR}),
    Right.ISSUE: _OFFICER,
    Right.MERGE_DECIDE: _OFFICER,
    Right.MERGE_PROPOSE: _CLERKS,
    Right.NAME_DEPUTY: frozenset({Role.CITY_ADMINISTRATOR}),
    Right.NAME_RELATIVE: _CLERKS | {Role.HOLDER},
    Right.PRODUCE_CARD: frozenset({Role.POLICE_CLERK}),
    Right.PROVE_CONTACT: _CLERKS | {Role.HOLDER, Role.SYSTEM},
    Right.RECORD_GUARDIAN: _CLERKS,
    Right.RECORD_LAPSE: _OFFICER | {Role.SYSTEM},
    Right.RECORD_OFFENCE: frozenset({Role.POLICE_CLERK}) | _OFFICER,
    Right.RECORD_OUTAGE: _CLERKS | _OFFICER,
    Right.REGISTER_RESIDENCE: _CLERKS,
    Right.SEE_CASES: _CLERKS | _OFFICER,
    Right.SEE_DUE_LISTS: _CLERKS | _OFFICER,
    Right.SEE_LEDGER: _OFFICER | {Role.AUDITOR},
    Right.SEE_LOOKS_OF_PERSON: frozenset({Role.AUDITOR}),
    Right.SEE_LOOKS_OF_STAFF: frozenset({Role.AUDITOR}),
    Right.SEE_OWN_PERMIT: FAMILY,
    Right.SEE_PERMIT: _CLERKS | _OFFICER | {Role.AUDITOR},
    Right.SEE_PERSON: _CLERKS | _OFFICER | {Role.AUDITOR},
    Right.SEE_STATISTICS: _OFFICER | {Role.AUDITOR, Role.CITY_ADMINISTRATOR},
    Right.SUPPLY_EVIDENCE: frozenset({Role.ASSISTING_BODY}),
    Right.VERIFY_LEDGER: frozenset({Role.AUDITOR}),
    Right.WITHDRAW: _CLERKS,
}
"""The table."""


def allowed(right: Right, role: Role) -> bool:
    """Whether a role has a right."""
    return role in ALLOWED.get(right, frozenset())


@cache
def rights_of(role: Role) -> frozenset[Right]:
    """Every right a role has."""
    return frozenset(right for right in Right if allowed(right, role))
