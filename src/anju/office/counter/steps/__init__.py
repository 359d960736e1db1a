"""The steps of cases as forms: what each asks a clerk, and the operation it goes to."""
