"""The web entry as gunicorn runs it, with static files by their own names, so that none need be collected."""

from archive_site import settings

settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}

from archive_site.wsgi import application  # noqa: E402 -- the settings come first

__all__ = ["application"]
