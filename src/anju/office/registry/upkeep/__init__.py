"""What keeps an installation in order: rounds of the worker, roles, keys, backups, findings."""
