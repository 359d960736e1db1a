"""Permits: what is recorded of them, and what the law makes of it."""
