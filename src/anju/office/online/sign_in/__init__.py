"""How a holder signs in: a number and a code, a passkey, or the city's own sign-in."""
