"""The office: a registry of residence permits that a city can run.

One folder for each thing an office does; a folder uses only those below it, as
`.importlinter` says.  Django is the frame; the law, the population and the picture are what
it stands on.
"""
