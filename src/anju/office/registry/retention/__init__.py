"""How long what is recorded is kept, whose time is over, and the list of who was erased."""
