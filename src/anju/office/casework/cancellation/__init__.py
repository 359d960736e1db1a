"""Cancellation (注销): the holder is told, may object, and nothing is cancelled silently."""
