"""Histories made by every operation there is, for what must hold whatever was done."""

import json
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime

from django.conf import settings
from tests.office.registry.acting import (
    DETAILS,
    DONGGUAN,
    FUTIAN,
    NANSHAN,
    OTHER,
    STATION,
    a_permit,
    a_person,
    act,
    merge,
    officer,
)

from anju.law.facts import Decision, HealingGround
from anju.office.access.models import Account, Post
from anju.office.access.roles import Role
from anju.office.places.measures import shipped_measures
from anju.office.places.models import OfficeKind
from anju.office.registry.city.accounts import set_sign_in_anew
from anju.office.registry.city.measures import adopt_measure
from anju.office.registry.city.offices import (
    NewOffice,
    close_office,
    merge_office,
    open_office,
    rename_office,
)
from anju.office.registry.city.staff import Appointment, appoint, end_post
from anju.office.registry.intake import PersonalDetails
from anju.office.registry.ledger.entries import Draft, read_chain
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.looks.recording import record_look
from anju.office.registry.models import GroundRecord, ResidenceRegistration
from anju.office.registry.people.erasing import erase_person
from anju.office.registry.people.merging import decide_on_persons, propose_split
from anju.office.registry.people.registering import (
    Residence,
    change_address,
    change_details,
    end_ground,
    end_residence,
    record_ground,
    register_residence,
)
from anju.office.registry.permits.cancelling import (
    CancelReason,
    annul_cancellation,
    cancel,
    heal_gap,
)
from anju.office.registry.permits.correcting import decide_correction, propose_correction
from anju.office.registry.permits.endorsing import (
    decide_endorsement,
    endorse,
    file_endorsement,
    withdraw_endorsement,
)
from anju.office.registry.permits.working_on import change

ERASED = PersonalDetails("赵敏", "310101198503030042", "F", "01", date(1985, 3, 3), "310101")
TWICE = PersonalDetails("司马相如", "510101199101010015", "M", "01", date(1991, 1, 1), "510101")
AGAIN = PersonalDetails("司马相如", "510101199101010023", "M", "01", date(1991, 1, 1), "510101")
LEGACY = PersonalDetails("买买提", "653101197002020030", "M", "05", date(1970, 2, 2), "653101")
LAPSED = PersonalDetails("黄河", "420101198808080011", "M", "01", date(1988, 8, 8), "420101")
NOTED = "histories.json"


@dataclass(frozen=True)
class Made:
    """The subjects whose histories were made."""

    person: str
    permit: str
    erased: str
    merged: str
    split: str


def bring_histories() -> None:
    """Do everything that can be done, in a founded city, and note beside it whose histories."""
    made = json.dumps(asdict(_make_histories()))
    (settings.ANJU["HOME"] / NOTED).write_text(made, "utf-8")


def made_histories() -> Made:
    """Whose histories were made in the city that one works on."""
    return Made(**json.loads((settings.ANJU["HOME"] / NOTED).read_text("utf-8")))


def _make_histories() -> Made:
    _offices_and_staff()
    person = _a_life()
    permit = _a_permit_with_everything(person)
    erased = _somebody_erased()
    merged, split = _merged_and_split()
    _lapsed_and_issued_again()
    _of_its_own_term()
    _looks(person)
    adopt_measure(
        toml=shipped_measures()["440300"] + "\n# a remark\n",
        reason="corrected",
        act=officer(date(2026, 1, 5)),
    )
    return Made(person, permit, erased, merged, split)


def _offices_and_staff() -> None:
    day = date(2016, 5, 4)
    made = [
        open_office(
            office=NewOffice(OfficeKind.POLICE_STATION, name, "", NANSHAN, parent),
            act=officer(day),
            identifier=identifier,
        )
        for name, parent, identifier in (
            ("南山分局", "", "a1" * 10),
            ("粤海派出所", "a1" * 10, STATION),
            ("蛇口派出所", "a1" * 10, "a3" * 10),
            ("西丽派出所", "", "a4" * 10),
        )
    ]
    assert len(made) == 4
    rename_office(
        office_id=STATION, name_zh="粤海街道派出所", name_en="Yuehai", act=officer(date(2019, 7, 1))
    )
    merge_office(office_id="a3" * 10, into=STATION, act=officer(date(2020, 2, 29)))
    close_office(office_id="a4" * 10, act=officer(date(2021, 12, 31)))
    for number in (1, 2):
        Account.objects.create(id=f"{number}e" * 10, username=f"clerk-{number}")
    first = appoint(
        appointment=Appointment("1e" * 10, Role.POLICE_CLERK, STATION, NANSHAN, date(2020, 1, 1)),
        act=officer(date(2020, 1, 1)),
    )
    assert first["number"] == 1
    appoint(
        appointment=Appointment(
            "2e" * 10,
            Role.POLICE_CLERK,
            STATION,
            NANSHAN,
            date(2022, 3, 1),
            date(2022, 3, 31),
            "1e" * 10,
        ),
        act=officer(date(2022, 2, 28)),
    )
    set_sign_in_anew(account_id="1e" * 10, act=officer(date(2023, 4, 5)))
    post = Post.objects.get(account_id="1e" * 10)
    end_post(
        post_id=post.id, last_day=date(2024, 6, 30), reason="left", act=officer(date(2024, 7, 1))
    )


def _a_life() -> str:
    person = a_person(DETAILS)
    first = Residence(NANSHAN, "某路1号", STATION, date(2023, 1, 9))
    register_residence(person_id=person, residence=first, act=act(date(2024, 3, 2)))
    record = ResidenceRegistration.objects.get(person_id=person)
    change_address(person_id=person, record=record.id, address="某路2号", act=act(date(2024, 5, 6)))
    end_residence(
        person_id=person,
        record=record.id,
        last_day=date(2024, 8, 31),
        reason="left",
        act=act(date(2024, 9, 1)),
    )
    second = Residence(FUTIAN, "他路3号", STATION, date(2024, 9, 1))
    register_residence(person_id=person, residence=second, act=act(date(2024, 9, 1)))
    record_ground(
        person_id=person,
        ground="employment",
        first_day=date(2023, 2, 1),
        evidence="labour_contract",
        evidence_on=date(2024, 3, 1),
        act=act(date(2024, 3, 1)),
    )
    ground = GroundRecord.objects.get(person_id=person)
    end_ground(
        person_id=person, record=ground.id, last_day=date(2025, 1, 31), act=act(date(2025, 2, 1))
    )
    changed = PersonalDetails("欧阳晓晨", "110105194912310048", "F", "03", date(1949, 12, 31))
    change_details(person_id=person, details=changed, reason="office", act=act(date(2025, 2, 3)))
    return person


def _a_permit_with_everything(person: str) -> str:
    permit = a_permit(person)
    card = {"card": "c4" * 10}
    for kind, day in (
        (Kind.CARD_PRODUCED, date(2024, 3, 20)),
        (Kind.CARD_HANDED_OVER, date(2024, 3, 27)),
        (Kind.CARD_LOST, date(2024, 6, 1)),
        (Kind.CARD_RETURNED, date(2024, 6, 9)),
    ):
        drafts = [Draft(kind, day, card)]
        change(permit, {"card": kind.value}, act(day), lambda *_, drafts=drafts: drafts)
    day = date(2025, 3, 1)
    endorse(permit_id=permit, filed_on=day, act=act(day))
    withdraw_endorsement(permit_id=permit, entry=read_chain(permit)[-1].number, act=act(day))
    endorse(permit_id=permit, filed_on=day, act=act(day))
    wrong = read_chain(permit)[-1].number
    day = date(2025, 3, 4)
    propose_correction(permit_id=permit, entry=wrong, reason="wrong_person", act=act(day))
    decide_correction(
        permit_id=permit, proposal=wrong + 1, decision=Decision.GRANTED, act=officer(day)
    )
    filed = date(2025, 3, 10)
    file_endorsement(permit_id=permit, filed_on=filed, act=act(filed))
    filing = read_chain(permit)[-1].number
    propose_correction(permit_id=permit, entry=filing, reason="wrong_entry", act=act(filed))
    decide_correction(
        permit_id=permit, proposal=filing + 1, decision=Decision.REFUSED, act=officer(filed)
    )
    decide_endorsement(
        permit_id=permit,
        filing=filing,
        decision=Decision.GRANTED,
        decided_on=date(2025, 3, 18),
        reason="",
        act=officer(date(2025, 3, 18)),
    )
    cancel(
        permit_id=permit,
        cancelled_on=date(2025, 6, 1),
        reason=CancelReason.LEFT,
        act=officer(date(2025, 6, 1)),
    )
    annul_cancellation(permit_id=permit, reason="wrong_entry", act=officer(date(2025, 6, 9)))
    heal_gap(
        permit_id=permit,
        first_day=date(2026, 3, 15),
        last_day=date(2026, 4, 30),
        ground=HealingGround.OFFICE,
        act=officer(date(2026, 5, 1)),
    )
    filed = date(2026, 5, 2)
    file_endorsement(permit_id=permit, filed_on=filed, act=act(filed))
    return permit


def _somebody_erased() -> str:
    person = a_person(ERASED)
    permit = a_permit(person, "4403E1", date(2024, 4, 1))
    cancel(
        permit_id=permit,
        cancelled_on=date(2025, 1, 1),
        reason=CancelReason.DIED,
        act=officer(date(2025, 1, 1)),
    )
    erase_person(person_id=person, reason="retention_over", act=officer(date(2026, 9, 1)))
    return person


def _merged_and_split() -> tuple[str, str]:
    """A record merged into another, and one that was merged and split again."""
    kept, merged, split = a_person(TWICE), a_person(AGAIN), a_person(OTHER, FUTIAN)
    closed = a_permit(merged, "4403M1", date(2024, 4, 2))
    cancel(
        permit_id=closed,
        cancelled_on=date(2024, 9, 1),
        reason=CancelReason.LEFT,
        act=officer(date(2024, 9, 1)),
    )
    a_permit(kept, "4403M2", date(2024, 5, 3))
    a_permit(split, "4403M3", date(2024, 6, 4), DONGGUAN)
    day = date(2024, 10, 1)
    for person in (merged, split):
        merge(person, kept, day)
    propose_split(person_id=split, reason="other", act=act(date(2024, 11, 1), within="000000"))
    decide_on_persons(
        person_id=split,
        proposal=read_chain(split)[-1].number,
        decision=Decision.GRANTED,
        act=officer(date(2024, 11, 2), within="000000"),
    )
    return merged, split


def _lapsed_and_issued_again() -> None:
    person = a_person(LAPSED, on=date(2017, 1, 2))
    a_permit(person, "4403L1", date(2018, 1, 2))
    a_permit(person, "4403L2", date(2024, 2, 29))


def _of_its_own_term() -> None:
    person = a_person(LEGACY, on=date(2016, 1, 2))
    a_permit(person, "4403T1", date(2014, 7, 1), good_until=date(2024, 6, 30))


def _looks(person: str) -> None:
    at = datetime(2026, 3, 4, 5, 6, 7, 8, UTC)
    for viewer, page in (("clerk-1", "person"), ("clerk-2", "search"), ("clerk-1", "permit")):
        record_look(viewer=viewer, page=page, purpose="case", persons=[person, "5f" * 10], at=at)
