"""The tables of this part."""

from anju.office.papers.uploads.models import Upload

__all__ = ["Upload"]
