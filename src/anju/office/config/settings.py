"""Django's settings, from the environment; embedded defaults where nothing is said.

`ANJU_HOME` is the folder of the installation: database, keys, checkpoints.  `DATABASE_URL`
names a PostgreSQL, `ANJU_SCHEMA` the schema of this city in it.  `ANJU_ORIGIN` is the address
that browsers see, `ANJU_PUBLIC_ORIGIN` the one that papers print and that calendar files and
search engines are told, where it is another one.
`ANJU_PROXIES` is how many proxies of the city's own stand before this
server: only then their headers are believed.  `ANJU_DEMO=1` opens the demo mode, which is
refused beside `ANJU_PRODUCTION=1`.  `ANJU_SUITE` is `intl` or `sm`: the algorithms of new keys
and of checkpoints.  `ANJU_SIGNER` names what signs checkpoints in the place of a key of the ring,
as `module:name` (`common.signers`).
`ANJU_CHANNEL_MAIL`, `ANJU_CHANNEL_SMS` and `ANJU_CHANNEL_CHAT` are the channels that messages go
out by (`notices.channels`); they hold secrets and are never written anywhere.  `ANJU_QUIET_HOURS`
is when SMS and chat wait, `21:00-08:00` in Shanghai; empty for never, as in the demo.
"""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from anju.office.common.suites import SUITES
from anju.office.config.channels import channel_settings
from anju.office.config.city_sign_in import city_sign_in, provider_settings
from anju.office.config.databases import database_settings
from anju.office.config.logs import logging_settings
from anju.office.config.secrets import cookie_secret
from anju.office.config.stores import store_settings

HOME = Path(os.environ.get("ANJU_HOME", "city")).absolute()
DEMO = os.environ.get("ANJU_DEMO") == "1"
PRODUCTION = os.environ.get("ANJU_PRODUCTION") == "1"
PLACE = os.environ.get("ANJU_PLACE", "440300")
SCHEMA = os.environ.get("ANJU_SCHEMA", "")
OFFICE = Path(__file__).resolve().parents[1]

if DEMO and PRODUCTION:
    raise ImproperlyConfigured(
        "ANJU_DEMO=1 and ANJU_PRODUCTION=1 exclude each other: in the demo anybody signs in as "
        "anybody. Remove one of the two."
    )

ORIGIN = os.environ.get("ANJU_ORIGIN", "http://localhost:8000")

SUITE = os.environ.get("ANJU_SUITE", "")
if SUITE not in {"", *SUITES}:
    raise ImproperlyConfigured("ANJU_SUITE is intl or sm.")

ANJU: dict[str, Any] = {
    "HOME": HOME,
    "DEMO": DEMO,
    "PLACE": PLACE,
    "KEYS": Path(os.environ.get("ANJU_KEYS", HOME / "keys.json")),
    "SUITE": SUITE,
    "SIGNER": os.environ.get("ANJU_SIGNER", ""),
    "CITY_SIGN_IN": city_sign_in(os.environ),
    "CHANNELS": channel_settings(os.environ),
    "QUIET_HOURS": os.environ.get("ANJU_QUIET_HOURS", "" if DEMO else "21:00-08:00"),
    "CHECKPOINTS": Path(os.environ.get("ANJU_CHECKPOINTS", HOME / "checkpoints")),
    "PUBLIC_ORIGIN": os.environ.get("ANJU_PUBLIC_ORIGIN", ORIGIN).rstrip("/"),
    "SESSION_IDLE": timedelta(minutes=30).total_seconds(),
}

# ── The site ────────────────────────────────────────────────────────────────
DEBUG = False
SECRET_KEY = cookie_secret(HOME)
ALLOWED_HOSTS = os.environ.get("ANJU_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
IS_SECURE = ORIGIN.startswith("https://")
PROXIES = int(os.environ.get("ANJU_PROXIES", "0"))

INSTALLED_APPS = [
    "anju.office.common",
    "anju.office.places",
    "anju.office.access",
    "anju.office.registry",
    "anju.office.papers",
    "anju.office.casework",
    "anju.office.notices",
    "anju.office.records",
    "anju.office.counter",
    "anju.office.planner",
    "anju.office.online",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "django_htmx",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "anju.office.common.middleware.StrictHeaders",
    "anju.office.common.statics.CompressedStatics",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "anju.office.common.middleware.Moment",
    "django.middleware.common.CommonMiddleware",
    "anju.office.papers.uploads.where_taken.FilesWhereTaken",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "anju.office.access.middleware.SessionLimits",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "anju.office.access.middleware.Viewing",
    "anju.office.common.middleware.NotNow",
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
                "anju.office.access.context.surroundings",
                "anju.office.config.navigation.navigation",
                "anju.office.online.acting_told.acting",
            ]
        },
    }
]

# ── The database, which also holds what is remembered for a while ───────────
DATABASES = {"default": database_settings(os.environ.get("DATABASE_URL", ""), HOME, SCHEMA)}
STORAGES = {
    "uploads": store_settings(os.environ.get("ANJU_UPLOADS", "")),
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},  # nothing is kept there
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
FILE_UPLOAD_HANDLERS = ["anju.office.papers.uploads.receiving.NoFiles"]
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "remembered",  # made by `python -m django createcachetable`
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # more are not forgotten before their time
    }
}

# ── Signing in ──────────────────────────────────────────────────────────────
AUTH_USER_MODEL = "access.Account"
AUTHENTICATION_BACKENDS = ["anju.office.access.backend.AccountBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["username", "display_name"]},
    },
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_OF_PEOPLE = "my-contacts"
SIGN_IN_OF_PEOPLE = "my-sign-in"  # holders, guardians, close relatives: no password
FIRST_PAGE_OF_HOLDERS = "my"
FIRST_PAGE_OF_VISITORS = "plan"  # whoever has not signed in
FIRST_PAGE_OF_BODIES = "desk-lists"  # an employer, a school, a landlord: what they file
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "anju.office.access.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]  # nobody signs up; allauth checks them
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False  # the other sessions end, this one goes on
ACCOUNT_RATE_LIMITS = {
    "check_paper": "30/m/ip",
    "find_while_typing": "120/m/user",
    "contact_code": "20/10m/user,5/h/key",
    "own_certificate": "20/h/user",
    "own_code": "60/m/ip,5/h/key",  # a carrier has few addresses for very many phones
    "own_code_typed": "120/m/ip",
    "own_relative": "10/h/user",
    "login": "60/m/ip",  # a police station has one address
    "login_failed": "30/m/ip,5/10m/key",
}
SOCIALACCOUNT_ADAPTER = "anju.office.online.sign_in.city.CityAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = True  # a form may not lead to another site (CONTENT_SECURITY)
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_PROVIDERS = provider_settings(os.environ)
MFA_ADAPTER = "anju.office.access.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"  # a passkey stands for the password as well
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODES_SHOW_ONCE = True

# ── Sessions and cookies ────────────────────────────────────────────────────
SESSION_ENGINE = "anju.office.config.sessions"
SESSION_COOKIE_AGE = int(timedelta(hours=10).total_seconds())
SESSION_COOKIE_NAME = "__Host-session" if IS_SECURE else "session"
SESSION_COOKIE_SECURE = IS_SECURE
CSRF_COOKIE_NAME = "__Host-csrf" if IS_SECURE else "csrf"
CSRF_COOKIE_SECURE = IS_SECURE
CSRF_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [ORIGIN]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_AGE = int(timedelta(days=365).total_seconds())
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SECURE = IS_SECURE
LANGUAGE_COOKIE_SAMESITE = "Lax"

# ── What browsers are told ──────────────────────────────────────────────────
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = int(timedelta(days=365).total_seconds()) if IS_SECURE else 0
if PROXIES:
    ALLAUTH_TRUSTED_PROXY_COUNT = PROXIES
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# ── Logs ────────────────────────────────────────────────────────────────────
LOGGING = logging_settings()

# ── Language and time ───────────────────────────────────────────────────────
LANGUAGE_CODE = "en" if os.environ.get("ANJU_LANG", "").startswith("en") else "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [OFFICE / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

# ── Style sheets and scripts: served as they lie in the parts, nothing is collected first ──
STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True
