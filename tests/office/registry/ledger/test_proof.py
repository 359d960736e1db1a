"""A proof of one permit's history holds for exactly that history; every forgery is found."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.office.registry.ledger.small_city import (
    FORGER,
    OTHER_PERMIT,
    PERMIT,
    SIGNER,
    STRANGER,
    public,
    small_city,
)

from anju.office.common.suites import Algorithm
from anju.office.registry.ledger.entry_bytes import entry_hash
from anju.office.registry.ledger.merkle_nodes import nodes_of
from anju.office.registry.ledger.proof import (
    NotAProof,
    Proof,
    ProvenEntry,
    proof_from_text,
    prove_history,
)
from anju.office.registry.ledger.proof_check import Finding, FindingCode, check_proof

CITY = small_city()
PROOF = CITY.proof()
TEXT = PROOF.to_text()
TRUSTED = (STRANGER.verifier(), SIGNER.verifier())


def _found(proof: Proof) -> set[tuple[str, int | None]]:
    report = check_proof(proof.to_text(), TRUSTED)
    assert report.holds is not bool(report.findings)
    return {(finding.code.value, finding.entry) for finding in report.findings}


def _with_entry(place: int, entry: ProvenEntry) -> Proof:
    return replace(PROOF, entries=(*PROOF.entries[:place], entry, *PROOF.entries[place + 1 :]))


def _chained_anew(entries: tuple[ProvenEntry, ...]) -> tuple[ProvenEntry, ...]:
    """The entries with numbers and hashes as a forger would make them match."""
    chained: list[ProvenEntry] = []
    for number, entry in enumerate(entries, start=1):
        before = chained[-1].hash if chained else b""
        columns = entry.columns._replace(number=number, previous_hash=before)
        chained.append(replace(entry, columns=columns, hash=entry_hash(*columns)))
    return tuple(chained)


def test_the_whole_history_holds_for_the_moment_of_its_checkpoint() -> None:
    report = check_proof(TEXT, TRUSTED)
    assert report.holds
    assert (report.subject, report.entries) == (PERMIT, 4)
    assert (report.city, report.sequence) == ("深圳市", 1)
    assert report.made_at == "2026-11-23T09:00:00.000000Z"
    assert (report.key_id, report.key_is_trusted) == ("ab12cd34", True)


def test_without_trusted_keys_nothing_is_said_of_trust() -> None:
    report = check_proof(TEXT)
    assert report.holds
    assert report.key_is_trusted is None


def test_reading_gives_back_what_was_written() -> None:
    assert proof_from_text(TEXT) == PROOF


@settings(deadline=None, max_examples=25)  # a tree of heads for each subject takes milliseconds
@given(st.lists(st.sampled_from(["a", "b", "city"]), min_size=1, max_size=24))
def test_the_history_of_every_subject_holds_and_no_shorter_one(order: list[str]) -> None:
    city = small_city(tuple(order))
    for subject in city.chains:
        proof = city.proof(subject)
        assert check_proof(proof.to_text(), TRUSTED).holds
        if len(proof.entries) > 1:
            cut = replace(proof, entries=proof.entries[:-1])
            report = check_proof(cut.to_text(), TRUSTED)
            assert report.findings == (Finding(FindingCode.HEAD_NOT_SHOWN),)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("kind", "permit_cancelled"),
        ("effective_on", "2026-11-22"),
        ("actor", "00aa11bb22cc33dd44ef"),
        ("office", ""),
        ("reason", "moved"),
        ("request", "req-x"),
        ("payload", '{"address":"南山区"}'),
        ("payload", "a line feed\n"),
        ("payload", "half \ud800"),
    ],
)
def test_an_altered_entry_is_found(column: str, value: str) -> None:
    entry = PROOF.entries[1]
    changed: Any = {column: value}
    columns = entry.columns._replace(**changed)
    altered = _with_entry(1, replace(entry, columns=columns))
    text = json.dumps(json.loads(altered.to_text()))
    assert check_proof(text, TRUSTED).findings == (Finding(FindingCode.ENTRY_ALTERED, 2),)


def test_an_altered_entry_with_a_new_hash_is_found() -> None:
    entry = PROOF.entries[1]
    columns = entry.columns._replace(payload="{}")
    found = _found(_with_entry(1, replace(entry, columns=columns, hash=entry_hash(*columns))))
    assert found == {("entry_not_included", 2), ("chain_broken", 3)}


def test_a_chain_made_anew_is_not_in_the_checkpoint() -> None:
    entry = PROOF.entries[1]
    altered = _with_entry(1, replace(entry, columns=entry.columns._replace(payload="{}")))
    found = _found(replace(PROOF, entries=_chained_anew(altered.entries)))
    assert found == {
        ("entry_not_included", 2),
        ("entry_not_included", 3),
        ("entry_not_included", 4),
        ("head_not_shown", None),
    }


def test_an_entry_missing_in_the_middle_is_found() -> None:
    found = _found(replace(PROOF, entries=(*PROOF.entries[:1], *PROOF.entries[2:])))
    assert found == {
        ("number_out_of_order", 2),
        ("chain_broken", 2),
        ("number_out_of_order", 3),
        ("head_not_shown", None),
    }


def test_a_missing_first_entry_is_found() -> None:
    found = _found(replace(PROOF, entries=PROOF.entries[1:]))
    assert {("number_out_of_order", 1), ("chain_broken", 1)} <= found


def test_a_tail_cut_off_is_found() -> None:
    assert _found(replace(PROOF, entries=PROOF.entries[:-1])) == {("head_not_shown", None)}


def test_reordered_entries_are_found() -> None:
    one, two, three, four = PROOF.entries
    found = _found(replace(PROOF, entries=(one, three, two, four)))
    assert found == {
        ("number_out_of_order", 2),
        ("chain_broken", 2),
        ("number_out_of_order", 3),
        ("chain_broken", 3),
        ("moment_falls", 3),
        ("position_falls", 3),
        ("chain_broken", 4),
    }


def test_an_inserted_entry_is_found() -> None:
    two = PROOF.entries[1]
    inserted = replace(two, columns=two.columns._replace(payload="{}"))
    found = _found(
        replace(PROOF, entries=_chained_anew((*PROOF.entries[:2], inserted, *PROOF.entries[2:])))
    )
    assert {("entry_not_included", 3), ("position_falls", 3), ("head_not_shown", None)} <= found


def test_an_entry_told_twice_is_found() -> None:
    found = _found(replace(PROOF, entries=(*PROOF.entries, PROOF.entries[-1])))
    assert {("number_out_of_order", 5), ("position_falls", 5), ("head_not_shown", None)} <= found


def test_an_entry_of_another_subject_is_found() -> None:
    other = CITY.proof(OTHER_PERMIT).entries[1]
    found = _found(_with_entry(1, other))
    assert found == {
        ("subject_differs", 2),
        ("chain_broken", 2),
        ("chain_broken", 3),
        ("moment_falls", 3),
        ("position_falls", 3),
    }


def test_another_subject_on_the_title_is_found() -> None:
    found = _found(replace(PROOF, subject=OTHER_PERMIT))
    assert {("subject_differs", 1), ("head_not_shown", None)} <= found


def test_a_moment_that_falls_is_found_though_the_city_signed_it() -> None:
    city = small_city((PERMIT,))
    city.record(PERMIT, recorded_at="2026-11-23T07:59:59.999999Z")
    assert _found(city.proof()) == {("moment_falls", 2)}


def test_the_checkpoint_of_another_ledger_is_found() -> None:
    later = small_city()
    later.record(PERMIT)
    found = _found(replace(PROOF, checkpoint=later.checkpoint().to_text()))
    assert ("head_not_shown", None) in found
    assert {("entry_not_included", n) for n in range(1, 5)} <= found


def test_an_unreadable_checkpoint_is_found() -> None:
    report = check_proof(replace(PROOF, checkpoint="anju-checkpoint-1\n").to_text(), TRUSTED)
    assert report.findings == (Finding(FindingCode.CHECKPOINT_UNREADABLE),)
    assert (report.made_at, report.key_is_trusted) == ("", None)


def test_a_forged_signature_is_found() -> None:
    forged = replace(CITY.checkpoint(), signature=bytes(64)).to_text()
    assert _found(replace(PROOF, checkpoint=forged)) == {
        ("signature_forged", None),
        ("key_unknown", None),
    }


def test_a_key_under_a_known_id_is_not_trusted_for_it() -> None:
    proof = CITY.proof(signer=FORGER)
    assert check_proof(proof.to_text()).holds
    assert _found(proof) == {("key_unknown", None)}
    assert _found(replace(proof, key=public(SIGNER))) == {
        ("signature_forged", None),
        ("key_unknown", None),
    }


def test_an_unknown_key_is_found() -> None:
    text = CITY.proof(signer=STRANGER).to_text()
    report = check_proof(text, [SIGNER.verifier()])
    assert report.findings == (Finding(FindingCode.KEY_UNKNOWN),)
    assert report.key_is_trusted is False
    assert check_proof(text, []).key_is_trusted is False


def test_a_key_that_the_checkpoint_does_not_name_is_found() -> None:
    assert _found(replace(PROOF, key=public(STRANGER))) == {
        ("key_differs", None),
        ("signature_forged", None),
    }


def test_a_key_of_another_algorithm_is_checked_by_a_trusted_one_only() -> None:
    unreadable = replace(PROOF, key=replace(PROOF.key, public_key=b"\x04" * 65))
    assert check_proof(unreadable.to_text()).findings == (
        Finding(FindingCode.SIGNATURE_NOT_CHECKED),
    )
    other = replace(PROOF, key=replace(PROOF.key, algorithm=int(Algorithm.SM2)))
    assert {finding.code for finding in check_proof(other.to_text()).findings} == {
        FindingCode.KEY_DIFFERS,
        FindingCode.SIGNATURE_NOT_CHECKED,
    }


Place = tuple[dict[str, str] | list[str], str | int]


def _hashes(document: Any) -> list[Place]:  # noqa: ANN401 - JSON has no better type
    """Where each text of hex digits stands in a document: what holds it, and under what."""
    places: list[Place] = [(document["key"], name) for name in ("id", "public_key")]
    paths = [document["head_path"], *(entry["path"] for entry in document["entries"])]
    places += [(path, index) for path in paths for index in range(len(path))]
    places += [(entry, "hash") for entry in document["entries"]]
    places += [(entry, "previous_hash") for entry in document["entries"][1:]]
    return places


COUNT = len(_hashes(json.loads(TEXT)))


@given(st.integers(0, COUNT - 1), st.integers(0, 65), st.integers(1, 255))
def test_a_changed_character_of_any_hash_is_found(which: int, place: int, flip: int) -> None:
    document = json.loads(TEXT)
    holder: Any
    holder, at = _hashes(document)[which]
    told = holder[at]
    place %= len(told)
    holder[at] = told[:place] + chr(ord(told[place]) ^ flip) + told[place + 1 :]
    assert not check_proof(json.dumps(document)).holds


@given(st.integers(0, len(PROOF.checkpoint) - 1), st.integers(1, 255))
def test_a_changed_character_of_the_checkpoint_is_found(place: int, flip: int) -> None:
    told = PROOF.checkpoint
    changed = told[:place] + chr(ord(told[place]) ^ flip) + told[place + 1 :]
    assert not check_proof(replace(PROOF, checkpoint=changed).to_text()).holds


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("anju-proof-1", "anju-proof-2"),
        ('"subject"', '"Subject"'),
        ('"number": 1', '"number": true'),
        ('"number": 1', '"number": 1.0'),
        ('"number": 1', '"number": NaN'),
        ('"number": 1', '"number": 1, "number": 1'),
        ('"position": 2', '"position": 0'),
        ('"reason": ""', '"reason": null'),
        ('"algorithm": 33', '"algorithm": "33"'),
        ('"ab12cd34"', '"AB12CD34"'),
        ('"ab12cd34"', '"ab 12cd34"'),
        ("{", "[" * 100_000 + "{"),
        ("{", ""),
    ],
)
def test_what_is_written_otherwise_is_no_proof(old: str, new: str) -> None:
    changed = TEXT.replace(old, new, 1)
    assert changed != TEXT
    assert check_proof(changed).findings == (Finding(FindingCode.NOT_A_PROOF),)
    with pytest.raises(NotAProof):
        proof_from_text(changed)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@given(st.sampled_from(list(json.loads(TEXT))), JSON)
def test_garbage_in_a_field_never_holds(name: str, garbage: object) -> None:
    assert not check_proof(json.dumps({**json.loads(TEXT), name: garbage})).holds


@given(st.text())
def test_garbage_is_no_proof(text: str) -> None:
    assert not check_proof(text).holds


def test_a_proof_of_nothing_is_not_made() -> None:
    with pytest.raises(NotAProof, match="at least one entry"):
        prove_history(
            [],
            nodes_of(CITY.leaves),
            CITY.heads().prove("nobody"),
            CITY.checkpoint(),
            public(SIGNER),
        )
    with pytest.raises(NotAProof, match="at least one entry"):
        proof_from_text(replace(PROOF, entries=()).to_text())
