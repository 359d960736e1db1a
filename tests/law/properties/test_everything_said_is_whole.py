"""Every sentence about a permit is filled in, in both languages."""

from hypothesis import strategies as st
from tests.law.properties.permits import Case, permits
from tests.law.properties.statement import always

from anju.law.explanation import explain
from anju.law.life import live
from anju.law.statements import statements
from anju.words import LANGUAGES


@always(permits(), st.sampled_from(LANGUAGES))
def test_everything_said_is_whole(case: Case, language: str) -> None:
    life = live(case.permit, case.rules, case.on)
    sentences = [explain(life, language), *(each.sentence for each in statements(life, language))]
    for sentence in sentences:
        assert sentence.endswith((".", "。"))
        assert not set("{}") & set(sentence)
        assert "None" not in sentence
