"""What every part of the office uses: the clock, keys, identifiers, base pages."""
