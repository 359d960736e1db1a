"""The application for a residence permit (申领), Regulation arts. 2 and 9, from filing to card."""
