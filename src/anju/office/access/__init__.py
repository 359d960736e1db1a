"""Who may do what: accounts, posts, roles, the one table of rights."""
