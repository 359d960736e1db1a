"""An OpenID provider as a city may run one: django-oauth-toolkit in a process of its own.

`python -m tests.office.online.provider FOLDER PORT BACK` serves it; FOLDER holds its database and
`people.json`, the claims of each of its people by their name, BACK is where it leads back to.
"""

import sys
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

import django
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.conf import settings

CLIENT, SECRET = "anju", "a secret between the two"


class Quiet(WSGIRequestHandler):
    """Says nothing of each request."""

    def log_message(self, *_told: object) -> None:
        """Nothing."""


def configure(folder: Path, port: int) -> None:
    """The settings of the provider."""
    key = rsa.generate_private_key(65537, 2048)
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    settings.configure(
        FOLDER=str(folder),
        SECRET_KEY="of the provider alone",
        # It looks at the one secret of its client at every sign-in.
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        ALLOWED_HOSTS=["*"],
        ROOT_URLCONF="tests.office.online.provider_pages",
        DATABASES={
            "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "provider.sqlite3"}
        },
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "oauth2_provider",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
        ],
        TEMPLATES=[
            {"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}
        ],
        SESSION_COOKIE_NAME="provider",
        USE_TZ=True,
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        OAUTH2_PROVIDER={
            "OIDC_ENABLED": True,
            "OIDC_RSA_PRIVATE_KEY": pem.decode(),
            "OIDC_ISS_ENDPOINT": f"http://localhost:{port}/o",
            "OAUTH2_VALIDATOR_CLASS": "tests.office.online.provider_pages.Claims",
            "ALLOWED_REDIRECT_URI_SCHEMES": ["http"],
            "PKCE_REQUIRED": True,
            "SCOPES": {"openid": "openid", "profile": "profile", "phone": "phone", "email": "mail"},
        },
    )
    django.setup()


def serve(folder: Path, port: int, back: str) -> None:
    """Make the tables and the one client, and serve until the process is ended."""
    configure(folder, port)
    from django.core.management import call_command
    from django.core.wsgi import get_wsgi_application
    from oauth2_provider.models import Application

    call_command("migrate", verbosity=0)
    Application.objects.create(
        client_id=CLIENT,
        client_secret=SECRET,
        client_type="confidential",
        authorization_grant_type="authorization-code",
        redirect_uris=back,
        algorithm="RS256",
        skip_authorization=True,
    )
    with make_server("127.0.0.1", port, get_wsgi_application(), handler_class=Quiet) as server:
        server.serve_forever()


if __name__ == "__main__":
    serve(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
