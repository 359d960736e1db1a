"""Paper mode: what was done on paper during an outage, entered afterwards by two people."""
