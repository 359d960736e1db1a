"""Search: names and numbers found without being readable in the index."""
