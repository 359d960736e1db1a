"""Looks: every look at a person is itself recorded, and cannot be taken back."""
