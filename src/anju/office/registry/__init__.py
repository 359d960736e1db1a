"""The facts and their ledger: people, registrations, permits."""
