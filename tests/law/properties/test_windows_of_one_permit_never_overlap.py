"""An endorsement's own window has opened by its day; the next one opens after it."""

from tests.law.properties.permits import Case, permits
from tests.law.properties.statement import always

from anju.law.life import live


@always(permits())
def test_windows_of_one_permit_never_overlap(case: Case) -> None:
    life = live(case.permit, case.rules, case.on)
    windows = [*(done.window for done in life.judgements), life.window]
    for done, after in zip(life.judgements, windows[1:], strict=True):
        assert done.window.first_day <= done.endorsed_on < after.first_day
