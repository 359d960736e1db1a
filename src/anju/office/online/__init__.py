"""The holder's desk: one's own permit, what one files, who looked; in plain words, on a phone."""
