"""A small city with a ledger in memory: three subjects, one checkpoint, a proof of one of them."""

from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from anju.office.common.signing import Ed25519Signer
from anju.office.registry.ledger.checkpoint import Checkpoint, CheckpointBody, sign
from anju.office.registry.ledger.entry_bytes import FIRST, entry_hash
from anju.office.registry.ledger.heads import Head
from anju.office.registry.ledger.heads_tree import HeadsTree
from anju.office.registry.ledger.merkle import EMPTY
from anju.office.registry.ledger.merkle_nodes import nodes_of
from anju.office.registry.ledger.proof import EntryColumns, Proof, PublicKey, prove_history

PERMIT = "3f07c1d2e4a5b6978899"
OTHER_PERMIT = "a0b1c2d3e4f506172839"
SIGNER = Ed25519Signer(b"\xab\x12\xcd\x34", Ed25519PrivateKey.from_private_bytes(b"\x05" * 32))
FORGER = Ed25519Signer(b"\xab\x12\xcd\x34", Ed25519PrivateKey.from_private_bytes(b"\x06" * 32))
STRANGER = Ed25519Signer(b"\x99\x98\x97\x96", Ed25519PrivateKey.from_private_bytes(b"\x09" * 32))

# Whose entry stands at each position: the permit's four are not beside each other.
ORDER = ("city", PERMIT, OTHER_PERMIT, PERMIT, PERMIT, OTHER_PERMIT, "city", PERMIT, OTHER_PERMIT)

Told = tuple[EntryColumns, bytes, int]


def public(signer: Ed25519Signer) -> PublicKey:
    """The key of a signer as a document brings it."""
    return PublicKey(signer.key_id, signer.algorithm, signer.verifier().public_key)


@dataclass
class SmallCity:
    """Entries by position, chained for each subject."""

    chains: dict[str, list[Told]] = field(default_factory=dict)
    leaves: list[bytes] = field(default_factory=list)

    def record(self, subject: str, **changed: str) -> None:
        """Append an entry of a subject, a minute after the one at the position before."""
        chain = self.chains.setdefault(subject, [])
        columns = EntryColumns(
            subject=subject,
            number=len(chain) + 1,
            kind="permit_endorsed" if chain else "permit_issued",
            effective_on="2026-11-23",
            recorded_at=f"2026-11-23T08:{len(self.leaves):02}:07.000000Z",
            actor="00aa11bb22cc33dd44ee",
            office="440305001",
            reason="",
            request=f"req-{len(self.leaves)}",
            payload='{"address":"福田区"}',
            previous_hash=chain[-1][1] if chain else FIRST,
        )._replace(**changed)  # type: ignore[arg-type] # every column that a test changes is text
        made = entry_hash(*columns)
        self.leaves.append(made[1:])
        chain.append((columns, made, len(self.leaves)))

    def heads(self) -> HeadsTree:
        """The tree of heads as it stands."""
        return HeadsTree(
            Head(subject, len(chain), chain[-1][1]) for subject, chain in self.chains.items()
        )

    def checkpoint(self, signer: Ed25519Signer = SIGNER) -> Checkpoint:
        """A first checkpoint of everything."""
        body = CheckpointBody(
            sequence=1,
            city="深圳市",
            entries=EMPTY.extended(self.leaves),
            subjects=len(self.chains),
            heads_root=self.heads().root(),
            made_at="2026-11-23T09:00:00.000000Z",
        )
        return sign(body, signer)

    def proof(self, subject: str = PERMIT, signer: Ed25519Signer = SIGNER) -> Proof:
        """The proof of a subject's whole history."""
        return prove_history(
            self.chains[subject],
            nodes_of(self.leaves),
            self.heads().prove(subject),
            self.checkpoint(signer),
            public(signer),
        )


def small_city(order: tuple[str, ...] = ORDER) -> SmallCity:
    """The city with one entry for each position."""
    city = SmallCity()
    for subject in order:
        city.record(subject)
    return city
