"""Recording many people at once: the same as one operation after the other, in few statements."""
