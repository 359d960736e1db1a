"""A case: a chain of entries from its filing to its one outcome, whatever the procedure."""
