"""Proves one history to somebody without access to the database."""
