"""The law of the yearly endorsement over columns: millions of permits at once.

NumPy columns in, NumPy columns out.  A legal day is an int32: days since 1970-01-01, as in
NumPy's datetime64[D]; `NO_DAY` (the lowest int32) stands where there is none.  The answers
are those of `anju.law`, permit by permit; only the way to them is another.

- `anju.population.state`: status, years and suspension from the facts a register keeps;
- `anju.population.replay`: whole histories, with every reason for refusal;
- `anju.population.reform`: the same permits under two sets of measures.
"""
