"""Procedures of the permit's life: what is asked of an office, and what becomes of it.

A procedure that is over at once (an unchanged endorsement, a registration of residence) is an
entry of the permit or the person.  One that waits for somebody is a case (`cases`): a chain of
entries of its own, with a receipt number, a legal clock and exactly one outcome.
"""
