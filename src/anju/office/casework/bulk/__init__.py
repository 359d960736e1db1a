"""Help for many (art. 8): an employer, a school or a landlord files for people from a list."""
