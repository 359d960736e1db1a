"""Lateness that the office caused: a system that was down, a case that was stuck."""
