"""Looks at what checkpoints are made with: the suite's hash, and who signs."""

from collections.abc import Iterator

from anju.office.common.keyfile import KeysUnusable
from anju.office.common.keyring import suite_in_use
from anju.office.common.keys import NoSuchKey
from anju.office.common.signers import SignerUnusable, signer_in_use
from anju.office.registry.upkeep.doctor.finding import Finding, note, well, wrong
from anju.words import N_

MADE_WITH = N_("Checkpoints are hashed with {hash} and signed with {signature}.")


def look_at_suite() -> Iterator[Finding]:
    """Whether checkpoints are signed as the suite says; nothing where no key can be used."""
    try:
        suite, signer = suite_in_use(), signer_in_use()
    except SignerUnusable as error:
        yield wrong(
            "suite",
            N_("The signer {named} cannot be used: {reason}."),
            N_("No checkpoint is signed until it can, or until ANJU_SIGNER names none."),
            named=error.named,
            reason=error.reason,
        )
        return
    except (KeysUnusable, NoSuchKey):  # which is told of the keys already
        return
    told = {"hash": suite.hash.title, "signature": signer.algorithm.title}
    if signer.algorithm is suite.signature:
        yield well("suite", MADE_WITH, **told)
    else:
        advice = N_("The suite {suite} asks for {wanted}: name the city's signer in ANJU_SIGNER.")
        wanted = suite.signature.title
        yield note("suite", MADE_WITH, advice, suite=suite.name, wanted=wanted, **told)
