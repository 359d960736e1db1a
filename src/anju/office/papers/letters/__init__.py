"""The letters of an office: each a frozen class of what is printed, and what sets it as PDF."""
