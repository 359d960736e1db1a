"""A new address, reported online: the office looks at it and records it."""
