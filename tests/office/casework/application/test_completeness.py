"""What a desk asks before anything is filed: all that is missing, and the prospects in words."""

from dataclasses import replace
from datetime import date

import pytest
from tests.office.casework.application.given import (
    APPLICANT,
    CARD,
    CHILD,
    CONTRACT,
    FILED,
    PAPERS,
    PHOTO,
    WORK,
    an_applicant,
)
from tests.office.databases import Database
from tests.office.registry.acting import NANSHAN, nothing_written

from anju.law.applicant_facts import AgentRelation, Ground, Merit
from anju.law.materials import Evidence, Material
from anju.law.outcome import Met, NotMet
from anju.office.casework.application.declaration import (
    ClaimedGround,
    Declaration,
    declaration_of,
)
from anju.office.casework.application.judging import (
    Completeness,
    completeness,
    prospects_in_words,
)
from anju.office.casework.application.numbers import own_number


def ask(
    person: str,
    declaration: Declaration = WORK,
    papers: frozenset[Material] = PAPERS,
    on: date = FILED,
    relation: AgentRelation | None = None,
) -> Completeness:
    with nothing_written():
        return completeness(person, declaration, papers, NANSHAN, on, relation)


def test_nothing_is_missing(sqlite_city: Database) -> None:
    found = ask(an_applicant())
    assert found.missing == ()
    assert isinstance(found.prospects, Met)


def test_papers_and_facts_are_named_together(sqlite_city: Database) -> None:
    found = ask(an_applicant(), Declaration(), frozenset())
    assert found.missing == (
        "identity_evidence",
        "likeness_evidence",
        "ground_evidence",
        "merits",
        "insured_months_running",
        "insured_months_of_last_24",
    )
    assert found.items[1].any_of == (PHOTO,)


def test_a_named_ground_asks_for_its_own_papers(sqlite_city: Database) -> None:
    found = ask(an_applicant(), papers=frozenset({CARD, PHOTO}))
    assert found.missing == ("employment_evidence",)
    assert found.items[0].any_of == (
        Material.BUSINESS_LICENCE,
        Material.EMPLOYMENT_CERTIFICATE,
        CONTRACT,
        Material.OTHER_EMPLOYMENT_PROOF,
    )


def test_who_comes_for_another_brings_an_identity_card(sqlite_city: Database) -> None:
    found = ask(an_applicant(CHILD), relation=AgentRelation.GUARDIAN)
    assert found.missing == ("agent_identity_evidence",)


def test_what_is_not_known_of_a_person_is_asked_for(sqlite_city: Database) -> None:
    person = an_applicant(replace(APPLICANT, identity_number="", household_place=""))
    assert ask(person).missing == ("citizen", "household_place")


@pytest.mark.parametrize(
    ("number", "missing"),
    [
        ("340104198806053319", ()),
        ("340104198806053318", ("citizen",)),  # a wrong check digit says nothing
        ("", ("citizen",)),
    ],
)
def test_an_identity_number_shows_a_citizen(
    number: str, missing: tuple[str, ...], sqlite_city: Database
) -> None:
    assert ask(an_applicant(replace(APPLICANT, identity_number=number))).missing == missing


def test_who_may_not_apply_is_told_so_and_nothing_else_is_asked(sqlite_city: Database) -> None:
    person = an_applicant(replace(APPLICANT, household_place="440304"))
    found = ask(person, Declaration(), PAPERS)
    assert isinstance(found.prospects, NotMet)
    assert found.missing == ()
    assert prospects_in_words(found.prospects, "en") == (
        (
            (
                "You live in the city of your household registration, so you need no residence "
                "permit there."
            ),
            "Interim Regulations on Residence Permits, art. 2",
        ),
    )


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_reason_and_every_fact_has_its_words(language: str, sqlite_city: Database) -> None:
    person = an_applicant(since=date(2026, 11, 2))
    told = prospects_in_words(ask(person, Declaration(), frozenset()).prospects, language)
    assert all(sentence for sentence, _ in told)
    assert [rests_on == "" for _, rests_on in told][-1]


def test_a_declaration_is_read_as_it_was_kept() -> None:
    whole = Declaration(
        grounds=(
            ClaimedGround(Ground.ACCOMMODATION, None, date(2027, 4, 30)),
            ClaimedGround(Ground.SCHOOLING, date(2025, 9, 1)),
        ),
        shared=frozenset({Evidence.IDENTITY, Evidence.LIKENESS}),
        citizen=True,
        limited_mobility=False,
        insured_months_running=3,
        insured_months_of_last_24=0,
        merits=frozenset({Merit.TALENT}),
    )
    assert declaration_of(whole.as_asked()) == whole
    assert declaration_of(Declaration().as_asked()) == Declaration()
    none = Declaration(merits=frozenset())
    assert declaration_of(none.as_asked()) == none


def test_a_number_of_our_own_has_the_length_of_an_identity_number() -> None:
    assert own_number("440305", FILED, lambda: 7) == "440305202600000007"
