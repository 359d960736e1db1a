"""The check of a proof on any machine: no settings, no folder, no database, no Django."""

import json
import os
from collections.abc import Sequence
from pathlib import Path

import typer

from anju.office.common import sm2
from anju.office.common.signing import ED25519_KEY_LENGTH, PublicVerifier, verifier_of
from anju.office.common.suites import Algorithm
from anju.office.registry.ledger.proof import NotAProof, proof_from_text
from anju.office.registry.ledger.proof_check import ProofReport, check_proof
from anju.office.registry.ledger.proof_words import finding_in_words
from anju.roster.unusable import Unusable
from anju.words import N_, say

HOLDS = N_("the proof holds: {entries} entries of {subject}, as of {made_at}")
FAILS = N_("the proof does not hold")
WHOSE = N_(
    "it was signed with the key {key}; compare that with the key your city publishes, or name it "
    "by --key"
)
TRUSTED = N_("it was signed with a key that you named")
NOT_A_KEY = N_(
    "{key} is no public key: 64 hex digits (Ed25519) or 128 (SM2) are wanted, or a file of them"
)
_ALGORITHMS = {
    2 * ED25519_KEY_LENGTH: Algorithm.ED25519,
    2 * sm2.PUBLIC_KEY_LENGTH: Algorithm.SM2,
}
"""The algorithm of a public key by its hex digits."""


def check(file: Path, keys: Sequence[str], *, as_json: bool, language: str | None) -> None:
    """Say whether a proof holds, and leave with status 1 where it does not."""
    spoke = language or ("en" if os.environ.get("ANJU_LANG", "").startswith("en") else "zh")
    text = file.read_bytes().decode("utf-8", "replace")
    public_keys = [digits for key in keys for digits in _digits(key)]
    report = check_proof(text, _verifiers(text, public_keys) if keys else None)
    public_key = _public_key(text)
    if as_json:
        print(json.dumps(_as_object(report, public_key, spoke), ensure_ascii=False))
    else:
        _print(report, public_key, spoke)
    raise typer.Exit(0 if report.holds else 1)


def _digits(key: str) -> list[str]:
    """The public keys that an option names: digits, or a file with some on each line."""
    file = Path(key)
    told = file.read_text("utf-8").split() if file.is_file() else [key]
    found = [word.lower() for word in told if len(word) in _ALGORITHMS]
    try:
        for word in found:
            _verifier(b"", word)
    except ValueError:
        found = []
    if not found:
        raise Unusable(NOT_A_KEY, key=key)
    return found


def _verifier(key_id: bytes, digits: str) -> PublicVerifier:
    """The key that some digits tell, under an id; raises ValueError where they tell none."""
    return verifier_of(_ALGORITHMS[len(digits)], key_id, bytes.fromhex(digits))


def _verifiers(text: str, public_keys: Sequence[str]) -> list[PublicVerifier]:
    """The trusted keys, under the id that the document gives to its own."""
    try:
        key_id = proof_from_text(text).key.key_id
    except NotAProof:
        return []
    return [_verifier(key_id, digits) for digits in public_keys]


def _public_key(text: str) -> str:
    try:
        return proof_from_text(text).key.public_key.hex()
    except NotAProof:
        return ""


def _as_object(report: ProofReport, public_key: str, language: str) -> dict[str, object]:
    return {
        "holds": report.holds,
        "subject": report.subject,
        "entries": report.entries,
        "city": report.city,
        "checkpoint": report.sequence,
        "as_of": report.made_at,
        "public_key": public_key,
        "key_is_trusted": report.key_is_trusted,
        "findings": [
            {
                "code": finding.code.value,
                "entry": finding.entry,
                "said": finding_in_words(finding, language),
            }
            for finding in report.findings
        ],
    }


def _print(report: ProofReport, public_key: str, language: str) -> None:
    for finding in report.findings:
        print(f"! {finding_in_words(finding, language)}")
    told = say(HOLDS if report.holds else FAILS, language)
    print(told.format(entries=report.entries, subject=report.subject, made_at=report.made_at))
    if report.holds:
        whose = say(TRUSTED if report.key_is_trusted else WHOSE, language)
        print(whose.format(key=public_key))
