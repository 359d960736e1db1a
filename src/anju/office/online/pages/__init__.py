"""The pages of the holder's desk: each one thing, with one primary button."""
