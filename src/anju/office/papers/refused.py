"""Why something of this part is refused: one sentence that says what to do."""

from anju.words import say


class PaperRefusal(ValueError):
    """Something was refused and nothing was written; `sentence` is a key of the catalogue."""

    def __init__(self, sentence: str, **values: object) -> None:
        """`values` fill the slots of the sentence; none of them is a personal detail."""
        super().__init__(sentence, values)
        self.sentence = sentence
        self.values = values

    def in_words(self, language: str) -> str:
        """The sentence in "zh" or "en"."""
        return say(self.sentence, language).format(**self.values)

    def __str__(self) -> str:
        return self.in_words("en")


class CannotPrint(PaperRefusal):
    """A paper cannot be printed as it must be, so it is not printed at all."""
