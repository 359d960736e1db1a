"""How somebody is reached and signs in, and who of the family acts for whom."""
