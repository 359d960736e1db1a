"""An endorsement that its holder declares unchanged online: filed, and endorsed with one press."""
