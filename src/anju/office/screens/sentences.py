"""The sentence of a refusal as it stands by itself."""


def as_sentence(told: str, language: str) -> str:
    """The sentence of a refusal as it stands by itself.

    >>> as_sentence("it was decided already", "en")
    'It was decided already.'
    """
    return f"{told[:1].upper()}{told[1:]}{'.' if language == 'en' else '。'}"
