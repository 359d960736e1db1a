"""A payload for every kind, with every field it may have."""

from anju.office.registry.ledger.kinds import GRAMMAR, Kind

DAYS = frozenset({"complete_by", "first_day", "last_day", "review_by"})
"""The fields that hold a legal day where a sentence says it."""


def payload_of(kind: Kind) -> dict[str, object]:
    """A payload with every field of a kind."""
    grammar = GRAMMAR[kind]
    told: dict[str, object] = {name: f"a {name}" for name in grammar.fields | grammar.optional}
    told |= dict.fromkeys(grammar.numbers, 7)
    told |= {name: "2026-02-27" for name in told if name in DAYS}
    if "decision" in told:
        told["decision"] = "refused"
    return told
