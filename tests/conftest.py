"""What every test may ask for."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings

PROJECT = Path(__file__).resolve().parent.parent
SHARED = PROJECT.parent / "shared"


@pytest.fixture(scope="session", autouse=True)
def _as_on_a_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Answer plain HTTP, and name static files as they are, so that nothing need be collected first.

    Redirection to HTTPS, hashed names and the real server are tested in `test_settings` and `test_container`.
    """
    with override_settings(
        SECURE_SSL_REDIRECT=False,
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
