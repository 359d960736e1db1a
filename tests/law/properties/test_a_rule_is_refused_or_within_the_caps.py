"""Every settlement rule that can be written at all keeps within art. 16."""

from hypothesis import strategies as st
from tests.law.properties.statement import always

from anju.law.settlement_rules import DwellingTest, RefusedRule, SettlementRule

RULES = st.fixed_dictionaries(
    {
        "urban_population": st.sampled_from(
            (1, 499_999, 500_000, 999_999, 1_000_000, 2_999_999, 3_000_000, 4_999_999, 5_000_000)
        ),
        "insurance_months": st.none() | st.integers(0, 90),
        "employment_months": st.none() | st.integers(0, 90),
        "dwelling_tests": st.frozensets(st.sampled_from(DwellingTest)),
        "by_points": st.booleans(),
        "follows_small_cities": st.booleans(),
    }
)


@always(RULES)
def test_a_rule_is_refused_or_within_the_caps(written: dict[str, object]) -> None:
    try:
        rule = SettlementRule(**written)  # type: ignore[arg-type] # as the strategy writes it
    except RefusedRule:
        return
    people, insurance = rule.urban_population, rule.insurance_months or 0
    assert people >= 5_000_000 or insurance <= (36 if people < 1_000_000 else 60)
    assert people >= 500_000 or insurance == 0
    assert people >= 3_000_000 or not (rule.dwelling_tests or rule.by_points)
    assert people < 5_000_000 or rule.by_points
