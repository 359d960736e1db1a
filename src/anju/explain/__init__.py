"""One permit explained: its life, what holds on a day, what to do next, and why."""
