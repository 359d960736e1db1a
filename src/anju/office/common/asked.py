"""A request with what is read once for it: the moment, the legal day, the language."""

from datetime import date, datetime

from django.http import HttpRequest


class Asked(HttpRequest):
    """What a page gets; `common.middleware.Moment` fills it in.

    `at` is the real moment, in UTC.  `today` is the legal day that the site sees, which the
    demo calendar may have moved.  `language` is "zh" or "en".
    """

    at: datetime
    today: date
    language: str
