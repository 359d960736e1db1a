"""Passwords that somebody is given by another, and changes at the next sign-in."""

import secrets

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Nothing that looks like something else when it is read out: no i, l, o, 0, 1."""

GROUPS, LONG = 4, 4
"""Four groups of four of these: 79 bits."""


def one_time_password() -> str:
    """A new password, in groups that can be read out.

    >>> len(one_time_password())
    19
    """
    groups = ("".join(secrets.choice(LETTERS) for _ in range(LONG)) for _ in range(GROUPS))
    return "-".join(groups)
