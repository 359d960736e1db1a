"""What people hand in as files: checked by content, made anew, sealed, kept apart from the site."""
