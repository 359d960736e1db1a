"""The Django application of this part."""

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """The procedures of the permit's life."""

    name = "anju.office.casework"
    label = "casework"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let a rebuild and a verification know of the cases and consents."""
        from anju.office.casework.automatic.deriving import (  # noqa: PLC0415 - tables come after apps
            let_consents_be_derived,
        )
        from anju.office.casework.cases.deriving import (  # noqa: PLC0415 - tables come after apps
            let_cases_be_derived,
        )

        let_cases_be_derived()
        let_consents_be_derived()
