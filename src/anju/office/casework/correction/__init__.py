"""Correction of an error on the card or in the record, by two people."""
