"""Automatic endorsement, by consent: evidence at hand is weighed by the law, nothing is refused."""
