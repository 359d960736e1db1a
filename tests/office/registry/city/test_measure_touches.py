"""A measure that is adopted judges the permits of its place anew, at once and all of them."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial

from tests.office.databases import Database
from tests.office.registry.acting import (
    CITY,
    DETAILS,
    DONGGUAN,
    FUTIAN,
    NANSHAN,
    OTHER,
    a_permit,
    a_person,
    act,
    nothing_written,
    refused,
    told,
)

from anju.law.facts import Permit as Facts
from anju.law.known import RefusedHistory
from anju.office.access.jurisdiction import Jurisdiction
from anju.office.places.measures import (
    measures_as_of,
    measures_in_force,
    shipped_measures,
)
from anju.office.places.models import AdoptedMeasure
from anju.office.registry.bulk.recording import record_holders
from anju.office.registry.city.measures import adopt_measure
from anju.office.registry.intake import NewHolder, NewPermit, PersonalDetails
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.models import Permit
from anju.office.registry.permits.endorsing import endorse
from anju.office.registry.permits.judging_anew import Touched
from anju.office.registry.permits.trying import (
    Found,
    found_by,
    trial_of,
    trial_of_adoption,
    tried_further,
)
from anju.office.registry.rebuilding.comparing import compare
from anju.office.registry.rebuilding.rebuild import rebuild
from anju.office.registry.refused import Because

Job = Callable[[], object]

DAY = date(2026, 4, 1)
SHIPPED = shipped_measures()[CITY]
LONGER = SHIPPED.replace('window = "60 days"', 'window = "70 days"', 1)
SHORTER = SHIPPED.replace('window = "60 days"', 'window = "10 days"', 1)
OWN = SHIPPED.replace(f'code = "{CITY}"', f'code = "{NANSHAN}"', 1)


def _adopt(toml: str, acting: Act | None = None) -> Outcome:
    acting = acting or act(DAY, actor="admin-1", role="city_administrator")
    return adopt_measure(toml=toml, reason="amended", act=acting)


def _touched(toml: str, code: str = CITY) -> list[Touched]:
    at = datetime(2026, 4, 1, 2, tzinfo=UTC)
    trial = tried_further(trial_of(toml, code, at))
    assert trial.finished
    return list(found_by(trial, Jurisdiction(CITY), 100).first)


def _permits() -> tuple[str, str]:
    """One in Nanshan, and one in another city."""
    here = a_permit(a_person())
    return here, a_permit(a_person(OTHER, DONGGUAN), "4419J24031500017", place=DONGGUAN)


def test_the_permits_of_the_place_follow_at_once(city: Database) -> None:
    here, elsewhere = _permits()
    before = Permit.objects.filter(id=elsewhere).values().get()
    assert _adopt(LONGER)["permits"] == 1
    row = Permit.objects.get(id=here)
    assert row.window_first_day == date(2025, 1, 4)
    assert row.last_good_day == date(2025, 3, 14)
    assert Permit.objects.filter(id=elsewhere).values().get() == before
    assert rebuild().changed == []
    assert list(compare(print)) == []


def test_what_is_touched_is_told_before_and_ever_after(city: Database) -> None:
    here, _ = _permits()
    [foretold] = _touched(LONGER)
    assert foretold.record.id == here
    assert foretold.changed == ("window_first_day",)
    _adopt(LONGER)
    assert _touched(LONGER) == []
    adoption = AdoptedMeasure.objects.latest("entry_id")
    trial = trial_of_adoption(adoption, datetime(2026, 4, 2, 2, tzinfo=UTC))
    assert found_by(trial, Jurisdiction(CITY), 100) == Found(1, 0, (foretold,))
    trial.delete()
    again = tried_further(trial_of_adoption(adoption, datetime(2026, 4, 2, 2, tzinfo=UTC)))
    assert found_by(again, Jurisdiction(CITY), 100) == Found(1, 0, (foretold,))


def test_a_text_that_changes_no_fact_touches_none(city: Database) -> None:
    _permits()
    assert _adopt(f"{SHIPPED}\n# as printed\n")["permits"] == 0


def test_a_district_with_a_measure_of_its_own(city: Database) -> None:
    here, _ = _permits()
    legacy = a_permit(
        a_person(PersonalDetails("旧证")), "OLD1", date(2015, 3, 1), NANSHAN, date(2018, 3, 1)
    )
    other = a_permit(a_person(PersonalDetails("福田")), "F1", place=FUTIAN)
    assert _adopt(OWN)["permits"] == 2
    codes = dict(Permit.objects.values_list("id", "measure_code"))
    assert (codes[here], codes[legacy], codes[other]) == (NANSHAN, NANSHAN, CITY)
    assert rebuild().changed == []


def test_what_could_not_be_true_under_it_is_not_adopted(city: Database) -> None:
    here, _ = _permits()
    endorse(permit_id=here, filed_on=date(2025, 2, 1), act=act(DAY))
    [impossible] = _touched(SHORTER)
    assert isinstance(impossible.after, RefusedHistory)
    with refused(Because.MEASURE_CONTRADICTS):
        _adopt(SHORTER)
    assert measures_in_force().digests == measures_as_of(10**9).digests


def test_a_city_adopts_for_its_parts_and_what_holds_for_it(sqlite_city: Database) -> None:
    national = f"{shipped_measures()['000000']}\n# as printed\n"
    assert _adopt(national)["permits"] == 0
    for code in ("310000", "330100"):
        with refused(Because.NOT_FOUND):
            _adopt(f"{shipped_measures()[code]}\n# as printed\n")
    with refused(Because.NOT_FOUND):
        _adopt(OWN, act(DAY, role="city_administrator", within=FUTIAN))


def test_the_same_request_projects_once(city: Database) -> None:
    _permits()
    acting = act(DAY, "key-1", actor="admin-1", role="city_administrator")
    first = _adopt(LONGER, acting)
    with nothing_written():
        assert _adopt(LONGER, acting) == first


def test_whoever_writes_meanwhile_is_judged_by_one_of_the_two(city: Database) -> None:
    """Endorsements, issues and an import at the moment of an adoption: none keeps an old fact."""
    permits = [
        a_permit(a_person(PersonalDetails(f"赵{number}")), f"P{number}") for number in range(6)
    ]
    filed_on = date(2025, 3, 1)

    def imported(number: int) -> None:
        holder = NewHolder(
            PersonalDetails(f"李{number}"),
            (NewPermit(f"I{number}", NANSHAN, Facts(date(2025, 3, 15)), card=False),),
        )
        record_holders([holder], act=act(DAY, within="000000"))

    def issued(number: int) -> None:
        a_permit(a_person(PersonalDetails(f"王{number}")), f"N{number}")

    jobs: list[Job] = [
        partial(endorse, permit_id=each, filed_on=filed_on, act=act(DAY)) for each in permits
    ]
    jobs[3:3] = [partial(_adopt, LONGER)]
    jobs += [partial(imported, number) for number in range(3)]
    jobs += [partial(issued, number) for number in range(3)]
    city.in_threads(*jobs)
    assert Permit.objects.count() == 12
    assert len([entry for each in permits for entry in told(each)]) == 12
    assert rebuild().changed == []


def test_a_person_known_elsewhere_only_is_not_touched(sqlite_city: Database) -> None:
    a_permit(a_person(DETAILS, DONGGUAN), place=DONGGUAN)
    assert _touched(LONGER) == []
