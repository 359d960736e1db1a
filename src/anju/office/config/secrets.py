"""The secret that signs cookies: from the environment, or kept beside the database."""

import os
import secrets
from pathlib import Path


def cookie_secret(home: Path) -> str:
    """`ANJU_SECRET_KEY`, or the secret in the folder `home`, made with mode 0600 at first use."""
    told = os.environ.get("ANJU_SECRET_KEY")
    if told:
        return told
    file = home / "cookie-secret"
    if not file.exists():
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(48), "ascii")
    return file.read_text("ascii").strip()
