"""Rebuilds the projections from the ledger alone, and says where they differ from it."""
