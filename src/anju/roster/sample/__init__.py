"""A sample roster of people who do not exist, and how it was made."""
