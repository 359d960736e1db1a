"""Which forms were filled in: named in series of a pad, listed until each is entered."""

from datetime import date

import pytest
from tests.office.casework.acting import case_refused
from tests.office.casework.endorsement.acting import held, police
from tests.office.databases import Database
from tests.office.registry.acting import FUTIAN, STATION, nothing_is_amiss, told

from anju.office.access.jurisdiction import Jurisdiction
from anju.office.casework.models import Case
from anju.office.casework.paper_mode.confirming import confirm_from_paper, reject_from_paper
from anju.office.casework.paper_mode.entering import OnPaper, PaperEntry, enter_from_paper
from anju.office.casework.paper_mode.forms import number_pad
from anju.office.casework.paper_mode.outages import begin_outage, end_outage
from anju.office.casework.paper_mode.series import MOST, normal_series, numbers_of
from anju.office.casework.paper_mode.waiting import entry_of_form, outages_of, to_confirm
from anju.office.casework.refused import Why
from anju.office.places.models import Outage
from anju.office.registry.city.outages import OutageReason
from anju.office.registry.ledger.entries import Act
from anju.office.registry.rebuilding.rebuild import rebuild

PAD = number_pad(5, lambda: 48291357)
OTHER_PAD = number_pad(3, lambda: 10293847)
BEGAN, ENDED, AFTER = date(2025, 3, 10), date(2025, 3, 20), date(2025, 3, 25)
SERIES = f"{PAD[0]}-{PAD[2]}"


def _begun(forms: str = "", by: Act | None = None) -> str:
    return str(
        begin_outage(
            office_id=STATION,
            first_day=BEGAN,
            reason=OutageReason.POWER_CUT,
            act=by or police(ENDED),
            forms=forms,
        )["outage"]
    )


@pytest.mark.parametrize(
    ("typed", "series", "forms"),
    [
        ("", "", ()),
        (PAD[1], PAD[1], PAD[1:2]),
        (f"{PAD[0]}-{PAD[2]}", SERIES, PAD[:3]),
        (f" 4829 1357 0017 – {PAD[2]}\n\n", SERIES, PAD[:3]),
        (f"{PAD[0]}至{PAD[2]}", SERIES, PAD[:3]),
        (f"{PAD[0]}-{PAD[0]}", PAD[0], PAD[:1]),
        (f"{SERIES}\n{PAD[1]}\n{OTHER_PAD[0]}", f"{SERIES} {PAD[1]} {OTHER_PAD[0]}", None),
    ],
)
def test_series_are_typed_with_blanks_dashes_and_lines(
    typed: str, series: str, forms: tuple[str, ...] | None
) -> None:
    assert normal_series(typed) == series
    assert numbers_of(series) == (forms if forms is not None else (*PAD[:3], OTHER_PAD[0]))


@pytest.mark.parametrize(
    "typed",
    [
        "4829",
        "482913570011",
        f"{PAD[2]}-{PAD[0]}",
        f"{PAD[0]}-{OTHER_PAD[2]}",
        f"{PAD[0]}-{PAD[1]}-{PAD[2]}",
        f"{PAD[0]}，{PAD[1]}",
    ],
)
def test_what_is_no_series_of_one_pad_is_refused(sqlite_city: Database, typed: str) -> None:
    with case_refused(Why.WRONG_FORM):
        _begun(typed)


def test_more_forms_than_an_outage_has_are_refused() -> None:
    pads = [number_pad(999) for _ in range(MOST // 999 + 1)]
    series = "\n".join(f"{pad[0]}-{pad[-1]}" for pad in pads)
    with pytest.raises(ValueError, match="at most"):
        normal_series(series)


def test_forms_are_named_at_the_beginning_or_at_the_end(city: Database) -> None:
    outage = _begun(PAD[0])
    assert Outage.objects.get().forms == PAD[0]
    end_outage(outage=outage, last_day=ENDED, act=police(ENDED), forms=SERIES)
    assert [payload.get("forms") for _, _, payload, _ in told(STATION)[1:]] == [PAD[0], SERIES]
    assert Outage.objects.get().forms == SERIES
    nothing_is_amiss()


def test_forms_that_were_named_stay_where_the_end_names_none(sqlite_city: Database) -> None:
    outage = _begun(SERIES)
    end_outage(outage=outage, last_day=ENDED, act=police(ENDED))
    assert Outage.objects.get().forms == SERIES
    assert rebuild().changed == []


def test_a_form_waits_until_it_is_entered_and_confirmed(sqlite_city: Database) -> None:
    outage = _begun(SERIES)
    end_outage(outage=outage, last_day=ENDED, act=police(ENDED))
    here, elsewhere = police(AFTER).reach, Jurisdiction(FUTIAN)

    def waiting() -> tuple[tuple[str, ...], tuple[str, ...]]:
        [found] = outages_of([STATION])
        assert found.named == PAD[:3]
        return found.to_enter, found.to_confirm

    assert waiting() == (PAD[:3], ())
    permit = held()
    entry = PaperEntry(OnPaper.ENDORSEMENT, permit, outage, PAD[1], BEGAN)
    case = str(enter_from_paper(entry=entry, act=police(AFTER))["subject"])
    assert waiting() == ((PAD[0], PAD[2]), (PAD[1],))
    assert [each.id for each in to_confirm([STATION], here)] == [case]
    assert to_confirm([STATION], elsewhere) == to_confirm([], here) == []
    found = entry_of_form(PAD[1], here)
    assert found is not None
    assert (found.id, entry_of_form(PAD[1], elsewhere), entry_of_form("", here)) == (
        case,
        None,
        None,
    )
    reject_from_paper(case_id=case, seen=1, act=police(AFTER, actor="clerk-2"))
    assert waiting() == (PAD[:3], ())
    assert entry_of_form(PAD[1], here) is None
    again = str(enter_from_paper(entry=entry, act=police(AFTER))["subject"])
    confirm_from_paper(case_id=again, seen=1, act=police(AFTER, actor="clerk-2"))
    assert waiting() == ((PAD[0], PAD[2]), ())
    assert to_confirm([STATION], here) == []
    assert Case.objects.filter(paper_form=PAD[1]).count() == 2
