"""The pages of this part, one address each."""
