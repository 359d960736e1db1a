"""Restoration of a permit that was cancelled wrongly, with its history intact."""
