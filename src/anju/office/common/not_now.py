"""What was not done for a cause that passes: the same may be sent again."""


class NotJustNow(RuntimeError):
    """Nothing was written and nothing is half done; trying again is safe."""
