"""A `DATABASE_URL` as the settings of one database, with what either kind needs to be safe under load."""

from pathlib import Path

import dj_database_url

POSTGRES_CONNECTION_SECONDS = 60

SQLITE_OPTIONS = {
    # A transaction that began as a reader cannot wait for the lock when it comes to write: it fails at once.
    # IMMEDIATE waits, up to `timeout` seconds. With Django's default over half of simultaneous edits were lost.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    # Readers go on while a text is loaded.
    "init_command": "PRAGMA journal_mode = WAL",
}


def database_settings(url: str, *, base_dir: Path) -> dj_database_url.DBConfig:
    """Return the settings of the database at `url`; a SQLite file without a folder is one in `base_dir`."""
    if url.startswith("sqlite:"):
        return _sqlite_settings(url, base_dir)
    settings = dj_database_url.parse(
        url,
        conn_max_age=POSTGRES_CONNECTION_SECONDS,
        conn_health_checks=True,
        # A pooler in transaction mode gives the next statement another connection, without the cursor.
        disable_server_side_cursors=True,
    )
    settings["OPTIONS"] = {"connect_timeout": 2, **settings.get("OPTIONS", {})}
    return settings


def _sqlite_settings(url: str, base_dir: Path) -> dj_database_url.DBConfig:
    settings = dj_database_url.parse(url)
    settings["NAME"] = str(base_dir / settings["NAME"])
    settings["OPTIONS"] = {**settings.get("OPTIONS", {}), **SQLITE_OPTIONS}
    return settings
