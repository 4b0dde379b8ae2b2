#!/usr/bin/env python
"""Run a management command: `python manage.py help`.

What stops one is said in a line: a wrong setting, a database that cannot be used, an output that takes no more.  With
`--traceback` the fault is shown whole.
"""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import Error

STOPPED = 130  # the status of what Ctrl-C stopped, as shells give it


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive_site.settings")
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115 -- closed by whoever started us; it serves to the end
    try:
        execute_from_command_line(sys.argv)
        sys.stdout.flush()
    except ImproperlyConfigured as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)  # noqa: T201 -- there is no command any more that could say it
        sys.exit(STOPPED)
    except (Error, OSError) as error:
        if "--traceback" in sys.argv:
            raise
        sys.exit(said_of(error))


def said_of(error: Error | OSError) -> str:
    """A line on what stopped a command."""
    if isinstance(error, OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left in it goes nowhere
        return f"{error.filename or 'output'}: {error.strerror or error}"
    words = " ".join(str(error).split())
    is_bare = "no such table" in words or "does not exist" in words
    return f"the database cannot be used: {words}{'; has `manage.py migrate` been run?' if is_bare else ''}"


if __name__ == "__main__":
    main()
