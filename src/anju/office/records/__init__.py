"""Pages that look things up: people, permits, lists, the ledger."""
