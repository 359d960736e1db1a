"""Verifies the ledger: every entry, chain, position and checkpoint, details and projections."""
