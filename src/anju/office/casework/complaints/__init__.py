"""Complaints and requests to correct the record: filed with a receipt, answered in words."""
