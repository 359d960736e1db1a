"""Personal details: versioned, sealed under a key of the person, found by keyed hashes."""
