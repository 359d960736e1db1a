"""Django's settings, from the environment; embedded defaults where nothing is said.

`ANJU_HOME` is the folder of the installation: database, keys, checkpoints.  `DATABASE_URL`
names a PostgreSQL, `ANJU_SCHEMA` the schema of this city in it.  `ANJU_DEMO=1` opens the demo
mode, which is refused beside `ANJU_PRODUCTION=1`.
"""

import os
from pathlib import Path
from typing import Any

from anju.office.config.databases import database_settings
from anju.office.config.secrets import cookie_secret

HOME = Path(os.environ.get("ANJU_HOME", "city")).absolute()
DEMO = os.environ.get("ANJU_DEMO") == "1"
PRODUCTION = os.environ.get("ANJU_PRODUCTION") == "1"
PLACE = os.environ.get("ANJU_PLACE", "440300")
SCHEMA = os.environ.get("ANJU_SCHEMA", "")
OFFICE = Path(__file__).resolve().parents[1]

ANJU: dict[str, Any] = {
    "HOME": HOME,
    "DEMO": DEMO,
    "PLACE": PLACE,
    "KEYS": Path(os.environ.get("ANJU_KEYS", HOME / "keys.json")),
    "CHECKPOINTS": Path(os.environ.get("ANJU_CHECKPOINTS", HOME / "checkpoints")),
}

DEBUG = False
SECRET_KEY = cookie_secret(HOME)
ALLOWED_HOSTS = os.environ.get("ANJU_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
ORIGIN = os.environ.get("ANJU_ORIGIN", "http://localhost:8000")
CSRF_TRUSTED_ORIGINS = [ORIGIN]

INSTALLED_APPS = [
    "anju.office.common",
    "anju.office.places",
    "anju.office.access",
    "anju.office.registry",
    "anju.office.records",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "anju.office.config.urls"
WSGI_APPLICATION = "anju.office.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
DATABASES = {"default": database_settings(os.environ.get("DATABASE_URL", ""), HOME, SCHEMA)}
AUTH_USER_MODEL = "access.Account"

LANGUAGE_CODE = os.environ.get("ANJU_LANG", "zh-hans")
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [OFFICE / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
STATIC_URL = "static/"
STATIC_ROOT = HOME / "static"
