"""Reminders and notices: who is told what, by which channel, and the proof that it arrived."""
