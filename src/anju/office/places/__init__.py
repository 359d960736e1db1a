"""Where an office is: divisions, offices, the measures a place has adopted."""
