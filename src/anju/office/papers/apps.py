"""The Django application of this part."""

from django.apps import AppConfig


class PapersConfig(AppConfig):
    """Papers as PDF, the codes they are checked by, and what people hand in."""

    name = "anju.office.papers"
    label = "papers"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let a verification look at what was handed in."""
        from anju.office.papers.uploads.verifying import (  # noqa: PLC0415 - tables come after apps
            verify_uploads,
        )
        from anju.office.registry.verifying.further import verify_further  # noqa: PLC0415 - likewise

        verify_further(verify_uploads)
