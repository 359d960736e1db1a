"""The office's settings with the peers of the counter's step beside it, for the benchmark alone."""

from anju.office.config.settings import *  # noqa: F403 - all of them
from anju.office.config.settings import INSTALLED_APPS as OFFICE_APPS

INSTALLED_APPS = [*OFFICE_APPS, "viewflow", "viewflow.workflow", "bench.peers"]
ROOT_URLCONF = "bench.peers.urls"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
