"""The image and its compose file, read; and their steps, run as far as they go without a container engine."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from string import Template
from urllib.error import HTTPError, URLError

import pytest
import yaml

from archive_site.checks import database_url_fault
from archive_site.settings import ENVIRONMENT

PROJECT = Path(__file__).resolve().parent.parent

SECRETS = {
    "SECRET_KEY": "0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "ALLOWED_HOSTS": "archive.example.org",
}


# ---- Reading the Dockerfile


@dataclass(frozen=True)
class Instruction:
    word: str
    argument: str


def read_dockerfile() -> list[Instruction]:
    """Return the instructions in order, continued lines joined and comments left out."""
    text = (PROJECT / "Dockerfile").read_text(encoding="utf-8")
    text = re.sub(r"^#.*\n", "", text, flags=re.MULTILINE).replace("\\\n", " ")
    lines = [line.split(maxsplit=1) for line in text.splitlines() if line.strip()]
    return [Instruction(word, argument) for word, argument in lines]


def final_stage() -> list[Instruction]:
    """Return the instructions of the stage that is shipped."""
    instructions = read_dockerfile()
    starts = [index for index, instruction in enumerate(instructions) if instruction.word == "FROM"]
    return instructions[starts[-1] :]


def arguments(word: str) -> list[str]:
    return [instruction.argument for instruction in final_stage() if instruction.word == word]


def image_environment() -> dict[str, str]:
    return dict(pair.split("=", 1) for pair in " ".join(arguments("ENV")).split())


def exec_form(text: str) -> list[str]:
    """Return the words of a command in exec form: without a shell, so that it gets the signals itself."""
    return [str(word) for word in json.loads(text)]


def test_image_has_two_slim_stages_of_one_python():
    stages = [step.argument for step in read_dockerfile() if step.word == "FROM"]

    assert stages == ["python:3.11-slim AS build", "python:3.11-slim"]


def test_image_installs_what_the_lock_names_with_its_hashes():
    installs = [step.argument for step in read_dockerfile() if "pip install" in step.argument]

    assert installs == [
        "python -m venv /venv && "
        "/venv/bin/pip install --no-cache-dir --require-hashes -r /build/requirements.lock"
    ]


def test_image_does_not_run_as_root():
    words = [instruction.word for instruction in final_stage()]

    assert arguments("USER") == ["archive"]
    assert "RUN" not in words[words.index("USER") :]


def test_image_keeps_the_folder_of_the_database_as_a_volume():
    assert arguments("VOLUME") == ["/data"]
    assert image_environment()["DATABASE_URL"] == "sqlite:////data/archive.sqlite3"


def test_image_gives_each_variable_that_it_sets_a_reader():
    theirs = {"PATH", "PORT", "PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"}

    assert image_environment().keys() - theirs == {"DATABASE_URL"}
    assert "DATABASE_URL" in ENVIRONMENT.defaults


def test_context_holds_what_the_image_needs_and_nothing_else():
    patterns = (PROJECT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    rules = [line for line in patterns if line and not line.startswith("#")]

    assert rules == [
        "*",
        "!manage.py",
        "!requirements.lock",
        "!archive_site",
        "!resolutions",
        "!templates",
        "!static",
        "!fixtures",
        "**/__pycache__",
    ]


# ---- Running its steps


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def get(url: str, **headers: str) -> tuple[int, str, dict[str, str]]:
    """Return status, text and headers of an answer, whatever its status."""
    request = urllib.request.Request(url, headers=headers)  # noqa: S310 -- a loopback address, made here
    try:
        with urllib.request.urlopen(request, timeout=10) as response:  # noqa: S310 -- as above
            return response.status, response.read().decode(), dict(response.headers)
    except HTTPError as error:
        return error.code, error.read().decode(), dict(error.headers)


@dataclass(frozen=True)
class Image:
    """What the image would hold: `/app`, `/data`, and the environment of its processes."""

    app: Path
    environment: dict[str, str]

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=self.app,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    def files(self) -> set[str]:
        return {str(path.relative_to(self.app)) for path in self.app.rglob("*")}


@dataclass(frozen=True)
class Server:
    image: Image
    process: subprocess.Popen[bytes]
    url: str


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Image:
    """Lay out what the Dockerfile copies, in folders of our own, and collect the static files as it does."""
    root = tmp_path_factory.mktemp("image")
    app, data = root / "app", root / "data"
    app.mkdir()
    data.mkdir()
    for name in ("manage.py", "archive_site", "resolutions", "templates", "static"):
        copy_into(app, name)
    inside = image_environment() | {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "DATABASE_URL": f"sqlite:///{data}/archive.sqlite3",
    }
    image = Image(app, inside)
    [collect] = [command for command in arguments("RUN") if "collectstatic" in command]
    outcome = image.run(*collect.split())
    assert outcome.returncode == 0, outcome.stderr
    return image


def copy_into(app: Path, name: str) -> None:
    source = PROJECT / name
    if source.is_dir():
        shutil.copytree(source, app / name, ignore=shutil.ignore_patterns("__pycache__"))
    elif source.exists():
        shutil.copy(source, app / name)


@contextmanager
def serving(image: Image) -> Iterator[Server]:
    """Run the very command of the image, on a free port of the loopback address, and end it at last."""
    if not Path("/dev/shm").is_dir():  # noqa: S108 -- no file of ours is put there
        pytest.skip("the image is for Linux, and keeps its workers' beats in /dev/shm")
    port = free_port()
    bind = {"GUNICORN_CMD_ARGS": f"--bind=127.0.0.1:{port}", "PORT": str(port)}
    image = Image(image.app, image.environment | SECRETS | bind)
    [command] = arguments("CMD")
    process = subprocess.Popen(exec_form(command), cwd=image.app, env=image.environment)
    server = Server(image, process, f"http://127.0.0.1:{port}")
    try:
        wait_until_alive(server)
        yield server
    finally:
        process.terminate()
        process.wait(timeout=60)


def wait_until_alive(server: Server) -> None:
    for _ in range(300):
        assert server.process.poll() is None, "the server ended at once"
        try:
            get(f"{server.url}/healthz")
        except URLError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("the server did not answer within thirty seconds")


@pytest.fixture(scope="module")
def server(image: Image) -> Iterator[Server]:
    with serving(image) as server:
        yield server


def test_static_files_are_collected_under_names_with_a_hash(image: Image):
    names = {path.name for path in (image.app / "staticfiles/admin/css").iterdir()}

    assert {name for name in names if re.fullmatch(r"base\.[0-9a-f]{12}\.css", name)} != set()


def test_server_of_the_image_is_alive_before_there_is_a_database(server: Server):
    assert get(f"{server.url}/healthz")[:2] == (200, "alive\n")


def test_health_check_of_the_image_passes_on_its_server(server: Server):
    [check] = arguments("HEALTHCHECK")
    command = exec_form(check[check.index("CMD ") + 4 :])

    outcome = server.image.run(*command)

    assert command[0] == "python"
    assert (outcome.returncode, outcome.stderr) == (0, "")


def test_health_check_of_the_image_fails_without_a_server(image: Image):
    [check] = arguments("HEALTHCHECK")
    command = exec_form(check[check.index("CMD ") + 4 :])

    outcome = Image(image.app, image.environment | {"PORT": str(free_port())}).run(*command)

    assert outcome.returncode == 1


def test_server_of_the_image_is_ready_once_migrated(server: Server):
    before = get(f"{server.url}/readyz")[:2]
    migration = server.image.run("python", "manage.py", "migrate", "--no-input", "--verbosity=0")
    after = get(f"{server.url}/readyz")[:2]

    assert before[0] == 503
    assert before[1].startswith("not ready: migrations missing (")
    assert (migration.returncode, migration.stderr) == (0, "")
    assert after == (200, "ready\n")


def test_server_of_the_image_serves_static_files_for_ever_and_with_all_headers(server: Server):
    [style] = (server.image.app / "staticfiles/admin/css").glob("base.????????????.css")

    status, _, headers = get(f"{server.url}/static/admin/css/{style.name}", **{"X-Forwarded-Proto": "https"})

    assert status == 200
    assert headers["Cache-Control"] == "max-age=315360000, public, immutable"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
    assert "default-src 'none'" in headers["Content-Security-Policy"]


def test_server_of_the_image_answers_to_its_own_name_only(server: Server):
    tls = {"X-Forwarded-Proto": "https"}

    foreign = get(f"{server.url}/admin/login/", Host="another.example", **tls)
    own = get(f"{server.url}/admin/login/", Host="archive.example.org", **tls)

    assert (foreign[0], own[0]) == (400, 200)


def test_server_of_the_image_writes_nothing_beside_its_code(server: Server):
    before = server.image.files()

    get(f"{server.url}/healthz")
    get(f"{server.url}/readyz")

    assert server.image.files() == before


def test_server_of_the_image_ends_in_order_when_told_to(image: Image):
    with serving(image) as server:
        assert server.process.poll() is None

    assert server.process.returncode == 0


# ---- compose.yaml

GIVEN = SECRETS | {"POSTGRES_PASSWORD": "invented1"}
GIVEN_TO_WEB = SECRETS | {
    "CSRF_TRUSTED_ORIGINS": "",
    "SECURE_SSL": "on",
    "DATABASE_URL": "postgres://archive:invented1@database:5432/archive",
}


def read_compose(given: dict[str, str]) -> dict[str, dict[str, dict[str, object]]]:
    """Return the file as an engine would read it, with `${NAME:?…}` and `${NAME:-…}` filled from `given`."""
    text = (PROJECT / "compose.yaml").read_text(encoding="utf-8")
    text = re.sub(r"\$\{([A-Z_]+):\?[^}]*\}", r"${\1}", text)
    defaults = dict(re.findall(r"\$\{([A-Z_]+):-([^}]*)\}", text))
    text = re.sub(r"\$\{([A-Z_]+):-[^}]*\}", r"${\1}", text)
    document: dict[str, dict[str, dict[str, object]]] = yaml.safe_load(
        Template(text).substitute(defaults | given)
    )
    return document


def test_compose_stops_without_the_secrets():
    with pytest.raises(KeyError):
        read_compose({})


def test_compose_gives_the_archive_only_variables_that_it_reads():
    web = read_compose(GIVEN)["services"]["web"]

    assert web["environment"] == GIVEN_TO_WEB
    assert GIVEN_TO_WEB.keys() <= ENVIRONMENT.defaults.keys()
    assert database_url_fault(GIVEN_TO_WEB["DATABASE_URL"]) is None


def test_compose_migrates_before_it_serves():
    services = read_compose(GIVEN)["services"]

    assert services["migrate"]["command"] == ["python", "manage.py", "migrate", "--no-input"]
    assert services["migrate"]["depends_on"] == {"database": {"condition": "service_healthy"}}
    assert services["web"]["depends_on"] == {"migrate": {"condition": "service_completed_successfully"}}


def test_compose_leaves_the_archive_nothing_to_write_to():
    services = read_compose(GIVEN)["services"]

    for name in ("migrate", "web"):
        service = services[name]
        assert (service["read_only"], service["tmpfs"]) == (True, ["/tmp"])  # noqa: S108 -- in the container
        assert (service["cap_drop"], service["security_opt"]) == (["ALL"], ["no-new-privileges:true"])


def test_compose_shows_the_server_to_the_proxy_on_this_machine_only():
    services = read_compose(GIVEN)["services"]

    ports = {name: service.get("ports") for name, service in services.items()}

    assert ports == {"database": None, "migrate": None, "web": ["127.0.0.1:8000:8000"]}
