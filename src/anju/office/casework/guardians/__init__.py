"""Who is somebody's guardian (监护人), by which evidence, from which day to which."""
