"""The settings, as a process of its own reads them from its environment."""

import subprocess
import sys
from pathlib import Path

import pytest

ASK = "from anju.office.config import settings; print(getattr(settings, '{name}', None))"


def read(name: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", ASK.format(name=name)],
        env={"ANJU_HOME": str(folder), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def setting(name: str, folder: Path, **environment: str) -> str:
    answer = read(name, folder, **environment)
    assert answer.returncode == 0, answer.stderr
    return answer.stdout.strip()


def test_the_demo_is_refused_in_production(tmp_path: Path) -> None:
    answer = read("DEMO", tmp_path, ANJU_DEMO="1", ANJU_PRODUCTION="1")
    assert answer.returncode != 0
    assert "ImproperlyConfigured: ANJU_DEMO=1 and ANJU_PRODUCTION=1 exclude each other" in (
        answer.stderr
    )


@pytest.mark.parametrize(("told", "demo"), [("1", "True"), ("0", "False"), ("", "False")])
def test_the_demo_is_on_only_when_switched_on(told: str, demo: str, tmp_path: Path) -> None:
    assert setting("DEMO", tmp_path, ANJU_DEMO=told) == demo
    assert setting("DEMO", tmp_path) == "False"


def test_cookies_are_for_https_alone_where_the_site_is(tmp_path: Path) -> None:
    secure = {"ANJU_ORIGIN": "https://juzhuzheng.example"}
    assert setting("SESSION_COOKIE_SECURE", tmp_path, **secure) == "True"
    assert setting("SESSION_COOKIE_NAME", tmp_path, **secure) == "__Host-session"
    assert setting("CSRF_COOKIE_SECURE", tmp_path, **secure) == "True"
    assert setting("SESSION_COOKIE_SECURE", tmp_path) == "False"
    assert setting("SESSION_COOKIE_NAME", tmp_path) == "session"


def test_no_proxy_is_believed_unless_told(tmp_path: Path) -> None:
    assert setting("SECURE_PROXY_SSL_HEADER", tmp_path) == "None"
    assert setting("ALLAUTH_TRUSTED_PROXY_COUNT", tmp_path, ANJU_PROXIES="2") == "2"
