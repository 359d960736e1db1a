"""The public pages: when to endorse, what if one is late, places compared, a guide in words."""
