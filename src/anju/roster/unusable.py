"""A call or a file that cannot be used as a whole: one clear sentence, in the reader's language.

>>> str(Unusable("there is no file {name}", name="a.csv"))
'there is no file a.csv'
"""

from anju.words import say


class Unusable(Exception):
    """The review cannot be made; nothing was written.  `sentence` is a key of the catalogue."""

    def __init__(self, sentence: str, **values: object) -> None:
        """`values` fill the slots of the sentence; a value that is a tuple is listed."""
        super().__init__(sentence, values)
        self.sentence = sentence
        self.values = values

    def in_words(self, language: str) -> str:
        """The sentence in "zh" or "en", on one line."""
        comma = ", " if language == "en" else "、"
        values = {
            name: comma.join(map(str, value)) if isinstance(value, tuple) else value
            for name, value in self.values.items()
        }
        return " ".join(say(self.sentence, language).format(**values).split())

    def __str__(self) -> str:
        return self.in_words("en")
