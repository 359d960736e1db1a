"""A permit's timeline from the law's intervals: as a picture, as text, as a list.

Start with `anju.picture.scene`: it makes the marks, without theme and without language.
`anju.picture.svg`, `anju.picture.text` and `anju.picture.events` say the same marks for the
eye, for a terminal and for a screen reader.  Standard library only.
"""
