"""What a preview says is what happens: on any history, in any place, on any day."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.office.casework.endorsement.acting import did, police
from tests.office.databases import Database
from tests.office.registry.permits.properties.lives import Drawn, Life, lived, lives

from anju.law.known import RefusedHistory
from anju.office.casework.endorsement.on_the_spot import endorse_unchanged
from anju.office.casework.endorsement.preview import preview
from anju.office.casework.endorsement.told import Told
from anju.office.casework.refused import CaseRefused
from anju.office.registry.ledger.entries import read_chain
from anju.office.registry.permits.answers import answer
from anju.office.registry.permits.fold import fold_permit
from anju.office.registry.refused import Refused

days = st.integers(-45, 45) | st.integers(46, 900)


@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(drawn=lives, days_from_the_end=days)
def test_what_is_foretold_happens(
    sqlite_city: Database, drawn: Drawn, days_from_the_end: int
) -> None:
    life = lived(drawn)
    good = life.row.last_good_day or life.today
    life.today = max(life.today, good + timedelta(days=days_from_the_end))
    _what_is_foretold_happens(life)


def _what_is_foretold_happens(life: Life) -> None:
    act = police(life.today)
    foretold = preview(permit_id=life.permit, on=life.today, act=act)
    assert (foretold.told is None) is (foretold.refusal is not None)
    if foretold.refusal is not None:
        with pytest.raises(type(foretold.refusal)) as caught:
            endorse_unchanged(permit_id=life.permit, act=act)
        assert _said(caught.value) == _said(foretold.refusal)
        assert foretold.sentence("en")
        return
    outcome = endorse_unchanged(permit_id=life.permit, act=act)
    assert foretold.told is not None
    assert did(outcome) == foretold.told.as_outcome()
    _it_is_so(life, foretold.told)


def _it_is_so(life: Life, told: Told) -> None:
    """What the permit's page and its row say afterwards, neither made by the preview."""
    record = fold_permit(read_chain(life.permit))
    standing = answer(record, max(life.today, record.last_known_on)).standing
    assert standing == told.after
    row = life.row
    assert (row.window_first_day, row.last_day_told, row.continuous_since, row.counted_from) == (
        told.after.window_first_day,
        told.after.window_last_day,
        told.after.continuous_since,
        told.after.counted_from,
    )
    assert told.years_lost == max(0, told.before.residence_years - standing.residence_years)


def _said(refusal: Exception) -> tuple[object, ...]:
    if isinstance(refusal, CaseRefused):
        return refusal.why, refusal.day, refusal.reasons, refusal.missing
    assert isinstance(refusal, Refused | RefusedHistory)
    boundary = refusal.boundary if isinstance(refusal, RefusedHistory) else None
    return refusal.reason, refusal.day, boundary
