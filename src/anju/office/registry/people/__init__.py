"""People, their registrations and grounds."""
