"""The ledger (台账): entries, positions, checkpoints, and the proof of them."""
