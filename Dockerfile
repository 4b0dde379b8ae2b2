# Two stages: the first one has what installing needs, the second what running needs.

FROM python:3.11-slim AS build
COPY requirements.lock /build/requirements.lock
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --require-hashes -r /build/requirements.lock

FROM python:3.11-slim
ENV PATH=/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    PORT=8000 \
    DATABASE_URL=sqlite:////data/archive.sqlite3
# The folder, not the file, is the volume: SQLite keeps its -wal and -shm files beside the database.
RUN useradd --system --uid 10001 --user-group archive && mkdir /data && chown archive:archive /data
COPY --from=build /venv /venv
COPY . /app
WORKDIR /app
# The folder of the database is there by now, so that the settings can be read.
RUN python manage.py collectstatic --no-input
USER archive
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
    CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen(f'http://127.0.0.1:{os.environ[\"PORT\"]}/healthz', timeout=4)"]
# The bytes that a worker beats with must be in memory: on a disk it may wait for them and be taken for dead.
# gunicorn listens on 0.0.0.0:$PORT where nothing else is said.
CMD ["gunicorn", "--no-control-socket", "--workers=2", "--threads=2", "--worker-tmp-dir=/dev/shm", "--access-logfile=-", "archive_site.wsgi"]
