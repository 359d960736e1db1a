"""A checkpoint has one text, signed; whatever else is told is refused with a sentence."""

from dataclasses import replace
from hashlib import sha256

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from anju.office.common.signing import Ed25519Signer
from anju.office.common.suites import Algorithm
from anju.office.registry.ledger.checkpoint import (
    Checkpoint,
    CheckpointBody,
    NotACheckpoint,
    file_name,
    follows,
    from_text,
    is_signed_by,
    sequence_of,
    sign,
)
from anju.office.registry.ledger.merkle import EMPTY, Frontier

SIGNER = Ed25519Signer(b"\xab\x12\xcd\x34", Ed25519PrivateKey.from_private_bytes(b"\x05" * 32))
OTHER = Ed25519Signer(b"\xab\x12\xcd\x34", Ed25519PrivateKey.from_private_bytes(b"\x06" * 32))
LEAVES = [sha256(bytes([n])).digest() for n in range(6)]
FIRST_BODY = CheckpointBody(
    sequence=1,
    city="深圳市",
    entries=EMPTY.extended(LEAVES),
    subjects=4,
    heads_root=sha256(b"heads").digest(),
    made_at="2026-11-23T08:20:00.000000Z",
)
FIRST_ONE = sign(FIRST_BODY, SIGNER)
SECOND_BODY = replace(
    FIRST_BODY,
    sequence=2,
    entries=FIRST_BODY.entries.appended(b"\x07" * 32),
    looks=EMPTY.appended(b"\x08" * 32),
    made_at="2026-11-23T08:25:00.000000Z",
    previous=FIRST_ONE.hash(),
)
SECOND_ONE = sign(SECOND_BODY, SIGNER)
TEXT = FIRST_ONE.to_text()


def _line(name: str, value: str) -> str:
    """The text with one line changed."""
    lines = [
        f"{name} {value}" if line.startswith(f"{name} ") else line for line in TEXT.split("\n")
    ]
    return "\n".join(lines)


def test_the_text_is_typed_out() -> None:
    signature = TEXT.split("signature ")[1].strip()
    assert len(signature) == 128
    expected = (
        "anju-checkpoint-1\n"
        "sequence 1\n"
        "city 深圳市\n"
        "hash 1\n"
        "entries 6\n"
        "entries_peaks 3c27c71481d08c1350991b07d3399aced347c594b1e5a4e23625786605998fd0"
        " 3d0451d0ec0dae096a543638e474aba1430fb6ece9cb92de2415326fd32cc4ad\n"
        "entries_root 45ce015b046a428db7c26a4787258937a9b58614ac4be83e575975886ee582d6\n"
        "subjects 4\n"
        "heads_root 5c0bc2423c1af18cd0172a4d1f84c01af25a3ee3c5ccd217e8e8a48924fe414e\n"
        "looks 0\n"
        "looks_peaks -\n"
        "looks_root e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n"
        "made_at 2026-11-23T08:20:00.000000Z\n"
        "previous -\n"
        "key 21 ab12cd34\n"
        f"signature {signature}\n"
    )
    assert expected == TEXT


@pytest.mark.parametrize("checkpoint", [FIRST_ONE, SECOND_ONE])
def test_reading_gives_back_what_was_written(checkpoint: Checkpoint) -> None:
    assert from_text(checkpoint.to_text()) == checkpoint
    assert is_signed_by(checkpoint, [SIGNER.verifier()])
    assert is_signed_by(checkpoint, [OTHER.verifier(), SIGNER.verifier()])
    assert not is_signed_by(checkpoint, [OTHER.verifier()])
    assert not is_signed_by(checkpoint, [])


def test_the_signature_is_over_every_line_before_it() -> None:
    signed, _, signature = TEXT.rpartition("signature ")
    verifier = SIGNER.verifier()
    assert verifier.holds(bytes.fromhex(signature.strip()), signed.encode())


def test_a_signature_is_not_that_of_another_statement() -> None:
    for changed in (
        replace(FIRST_BODY, city="广州市"),
        replace(FIRST_BODY, subjects=5),
        replace(FIRST_BODY, looks=SECOND_BODY.looks),
        replace(FIRST_BODY, entries=SECOND_BODY.entries),
        replace(FIRST_BODY, made_at="2026-11-23T08:20:00.000001Z"),
    ):
        assert not is_signed_by(replace(FIRST_ONE, body=changed), [SIGNER.verifier()])
    assert not is_signed_by(replace(FIRST_ONE, signer_algorithm=0x22), [SIGNER.verifier()])
    assert not is_signed_by(replace(FIRST_ONE, key_id=b"\xab\x12\xcd\x35"), [SIGNER.verifier()])


def test_checkpoints_follow_each_other() -> None:
    assert follows(SECOND_ONE, FIRST_ONE)
    assert not follows(FIRST_ONE, SECOND_ONE)
    for changed in (
        replace(SECOND_BODY, sequence=3),
        replace(SECOND_BODY, city="广州市"),
        replace(SECOND_BODY, previous=SECOND_ONE.hash()),
        replace(SECOND_BODY, made_at="2026-11-23T08:19:59.999999Z"),
        replace(SECOND_BODY, subjects=3),
        replace(SECOND_BODY, entries=EMPTY.extended(LEAVES[:5])),
    ):
        assert not follows(sign(changed, SIGNER), FIRST_ONE)


def test_the_hash_is_that_of_the_whole_text() -> None:
    assert FIRST_ONE.hash() == b"\x01" + sha256(TEXT.encode()).digest()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "does not begin with anju-checkpoint-1"),
        (TEXT.replace("checkpoint-1", "checkpoint-2"), "does not begin with"),
        (TEXT.rstrip("\n"), "its lines are not those"),
        (TEXT + "\n", "its lines are not those"),
        (TEXT.replace("subjects", "Subjects"), "its lines are not those"),
        (TEXT.replace("\n", "\r\n"), "does not begin with"),
        (_line("sequence", "2"), "only the first follows none"),
        (_line("sequence", "0"), "its sequence counts from 1"),
        (_line("sequence", "+1"), "written in another way"),
        (_line("sequence", "one"), "a value is not of its kind"),
        (_line("sequence", "1" * 5000), "a value is not of its kind"),
        (_line("city", ""), "names no city"),
        (_line("city", "half \ud800"), "names no city"),
        (_line("hash", "3"), "3 names no hash algorithm"),
        (_line("hash", "2"), "the peaks of entries are of another root"),
        (_line("entries", "7"), "a tree of 7 has no 2 peaks"),
        (_line("entries_peaks", "-"), "a tree of 6 has no 0 peaks"),
        (_line("entries_root", "00" * 32), "the peaks of entries are of another root"),
        (_line("subjects", "7"), "more subjects than entries"),
        (_line("heads_root", FIRST_BODY.heads_root.hex().upper()), "32 bytes in hex are wanted"),
        (_line("looks", "1"), "a tree of 1 has no 0 peaks"),
        (_line("looks_root", "00" * 32), "the peaks of looks are of another root"),
        (_line("made_at", "2026-11-23T08:20:00Z"), "its moment is not of fixed width"),
        (_line("made_at", "2026-11-23T8:20:00.000000Z"), "its moment is not of fixed width"),
        (_line("previous", "01" + "00" * 32), "only the first follows none"),
        (_line("previous", "07" + "00" * 32), "7 names no hash algorithm"),
        (_line("key", "21 ab12cd3456"), "a key's id has 4 bytes"),
        (_line("key", "021 ab12cd34"), "written in another way"),
        (_line("key", "121 ab12cd34"), "a value is not of its kind"),
        (_line("signature", "AB"), "written in another way"),
        (_line("signature", "xy"), "a value is not of its kind"),
    ],
)
def test_anything_else_is_refused_with_a_sentence(text: str, why: str) -> None:
    with pytest.raises(NotACheckpoint, match=why):
        from_text(text)


@given(st.integers(0, len(TEXT) - 1), st.characters(codec="utf-8"))
def test_a_changed_character_is_no_checkpoint_or_is_not_signed(place: int, sign_: str) -> None:
    changed = TEXT[:place] + sign_ + TEXT[place + 1 :]
    try:
        checkpoint = from_text(changed)
    except NotACheckpoint:
        return
    assert is_signed_by(checkpoint, [SIGNER.verifier()]) is (changed == TEXT)


def test_both_trees_are_under_one_hash() -> None:
    with pytest.raises(NotACheckpoint, match="its trees are of two hashes"):
        replace(FIRST_BODY, looks=Frontier(algorithm=Algorithm.SM3))
    with pytest.raises(NotACheckpoint, match="root of heads is no digest"):
        replace(FIRST_BODY, heads_root=b"\x01" * 33)


def test_a_checkpoint_under_sm3_reads_back() -> None:
    body = replace(
        FIRST_BODY,
        entries=Frontier(algorithm=Algorithm.SM3).extended(LEAVES),
        looks=Frontier(algorithm=Algorithm.SM3),
    )
    checkpoint = sign(body, SIGNER)
    assert from_text(checkpoint.to_text()) == checkpoint
    assert checkpoint.hash()[0] == 2


def test_a_file_is_named_for_its_sequence() -> None:
    assert file_name(12) == "checkpoint-000000012.txt"
    assert sequence_of("checkpoint-000000012.txt") == 12
    assert sequence_of(file_name(12_345_678_901)) == 12_345_678_901
    for name in ("checkpoint-12.txt", "checkpoint-0000000012.txt", "checkpoint-000000012.txt.part"):
        assert sequence_of(name) is None
