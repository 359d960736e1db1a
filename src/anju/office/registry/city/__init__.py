"""The city itself: its founding, offices, staff, measures."""
