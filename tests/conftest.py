"""What every test may ask for."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings
from playwright.sync_api import Browser, sync_playwright

PROJECT = Path(__file__).resolve().parent.parent
SHARED = PROJECT.parent / "shared"

# It runs as root in CI, where its sandbox cannot; it opens pages of this machine only, and shall call nobody.
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session", autouse=True)
def _as_on_a_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Answer plain HTTP, and name static files as they are, so that nothing need be collected first.

    Redirection to HTTPS, hashed names and the real server are tested in `test_settings` and `test_container`.
    """
    with override_settings(
        SECURE_SSL_REDIRECT=False,
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],  # the real one is slow on purpose
        STATIC_ROOT=tmp_path_factory.mktemp("staticfiles"),
        STORAGES={
            "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
            "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
        },
    ):
        yield


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of texts and answers kept outside this project; skip where it is not there."""
    if not SHARED.is_dir():
        pytest.skip("the folder ../shared, with official texts to measure against, is not here")
    return SHARED


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return the system's Chromium; skip where there is none, but fail in CI, which must have it.

    Mark what asks for it `@pytest.mark.browser`.
    """
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        absent = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        absent("Chromium is not installed (Debian: apt-get install chromium)")
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright runs an event loop in this thread, where Django would then refuse to ask the database.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()
