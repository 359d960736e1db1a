"""安居 anju: the law of China's residence permit (居住证) as code, and the review of a roster.

Four parts, each usable without the ones above it: `anju.law` (the standard library only),
`anju.population` (the same law over columns), `anju.roster` (the annual review of a spreadsheet)
and `anju.picture` (a permit's timeline as a drawing, a text or a list).
"""

__version__ = "0.1.0"
