"""By which phone or mail address a person is reached, and when it was last proved."""
