"""Offences (arts. 18-20): what was found, and seized cards; the penalty is decided elsewhere."""
