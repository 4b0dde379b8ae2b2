"""The web entry, for gunicorn: `gunicorn archive_site.wsgi`.

It refuses to start, with a line for each variable, where one is wrong, or where one is missing that only the
web needs.
"""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

from archive_site.checks import KEY_REMEDY

NEEDED = {
    "SECRET_KEY": f"is not set, and sessions are signed with it; {KEY_REMEDY}",
    "ALLOWED_HOSTS": "is not set; list the names that this site answers to, such as archive.example.org",
}

# By this status gunicorn knows that a worker cannot start, and stops, instead of starting it again for ever.
EXIT_CANNOT_START = 3


def start_problems() -> list[str]:
    """Return a line for each variable that is wrong or missing."""
    problems = [f"{name}: {fault}" for name, fault in NEEDED.items() if not os.environ.get(name, "").strip()]
    try:
        from archive_site import settings  # noqa: F401 -- reading it is what checks it
    except ImproperlyConfigured as error:
        problems += str(error).splitlines()
    return problems


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive_site.settings")
if problems := start_problems():
    print(*problems, sep="\n", file=sys.stderr)  # noqa: T201 -- nothing is configured yet that could log it
    sys.exit(EXIT_CANNOT_START)

application = get_wsgi_application()
