"""Statements that hold for every permit, one to a file, tried on permits made at random."""
