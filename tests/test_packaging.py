"""What makes the tree a project that people can pick up."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from django.core.management import call_command

PROJECT = Path(__file__).resolve().parent.parent

LOCKS = ["requirements.lock", "requirements-dev.lock"]

PIN_RE = re.compile(r"^(?P<name>[a-z0-9.-]+)(\[[a-z,]+\])?==(?P<version>\S+)", re.MULTILINE)


def read(name: str) -> str:
    return (PROJECT / name).read_text(encoding="utf-8")


def pins(lock: str) -> dict[str, str]:
    return {match["name"]: match["version"] for match in PIN_RE.finditer(read(lock))}


def requirements() -> dict[str, list[str]]:
    """Return the names that pyproject.toml asks for, under "core" or the name of their extra."""
    project = tomllib.loads(read("pyproject.toml"))["project"]
    groups = {"core": project["dependencies"], **project["optional-dependencies"]}
    return {group: [re.split(r"[\[><=]", line)[0] for line in lines] for group, lines in groups.items()}


def recipe(target: str) -> str:
    """Return the commands of a target of the Makefile."""
    match = re.search(rf"^{target}:.*\n((?:\t.*\n)+)", read("Makefile"), re.MULTILINE)
    assert match is not None
    return match[1]


# ---- Dependencies


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_names_no_host(lock: str):
    hosts = [line for line in read(lock).splitlines() if "//" in line or line.startswith("-")]

    assert hosts == []


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_gives_every_package_one_version_and_its_hashes(lock: str):
    blocks = re.split(r"^(?=[a-z])", read(lock), flags=re.MULTILINE)

    unpinned = [block.splitlines()[0] for block in blocks if block and not PIN_RE.match(block)]
    unhashed = [block.splitlines()[0] for block in blocks if block and "--hash=sha256:" not in block]

    assert (unpinned, unhashed) == ([], [])


def test_lock_holds_the_core_and_the_formats():
    asked = [name for group in ("core", "pdf", "docx", "akn") for name in requirements()[group]]

    assert sorted(set(asked) - pins("requirements.lock").keys()) == []


def test_dev_lock_holds_every_extra_and_the_same_versions():
    core, everything = pins("requirements.lock"), pins("requirements-dev.lock")
    asked = [name for names in requirements().values() for name in names]

    assert {name: everything.get(name) for name in core} == core
    assert sorted(set(asked) - everything.keys()) == []


def test_every_dependency_has_its_reason_beside_it():
    lists = re.findall(r"^\S+ = \[\n((?:    \"[a-z].*[><=].*\n)+)\]", read("pyproject.toml"), re.MULTILINE)
    lines = [line.strip() for group in lists for line in group.splitlines()]

    assert len(lines) == sum(len(names) for names in requirements().values())
    assert [line for line in lines if not re.search(r'", +# \w.{9,}', line)] == []


def test_django_has_its_last_security_fix():
    floor = next(
        line for line in tomllib.loads(read("pyproject.toml"))["project"]["dependencies"] if "django>" in line
    )

    assert floor == f"django>={pins('requirements.lock')['django']},<5.3"


# ---- Commands


def test_readme_gives_two_commands_that_the_makefile_has():
    [commands] = re.findall(r"^## Two commands\n\n.*\n\n((?:    .*\n)+)", read("README.md"), re.MULTILINE)

    assert commands.split("\n") == ["    make run", "    make test", ""]
    assert "gunicorn" in recipe("run")
    assert "pytest" in recipe("test")


def test_ci_runs_what_people_run():
    commands = [line for line in read(".ci/run").splitlines() if line.startswith("make ")]

    assert commands == ["make install", "make check", "make test"]


def test_ci_installs_the_browser_before_it_tests():
    script = read(".ci/run")

    assert script.index("apt-get update") < script.index("apt-get install") < script.index("\nmake test")


def test_make_test_uses_both_databases():
    commands = recipe("test")

    assert commands.count("-m pytest") == 2
    assert 'DATABASE_URL="$(POSTGRES_URL)/archive_$$$$" $(BIN)/python -m pytest' in commands
    assert re.search(r'"\$\(CI\)" = true .*\n.*PostgreSQL does not answer.*>&2; \\\n\t+exit 1', commands)


def test_readme_says_where_everything_is():
    table = re.search(r"^## Where everything is\n\n(.*?)\n\n", read("README.md"), re.MULTILINE | re.DOTALL)
    assert table is not None
    said = set(re.findall(r"`(?:resolutions/)?([a-z_]+(?:\.py|/))`", table[1]))
    plumbing = {"__init__.py", "apps.py", "urls.py", "converters.py", "migrations/", "__pycache__/"}

    there = {path.name + "/" * path.is_dir() for path in (PROJECT / "resolutions").iterdir()} - plumbing

    assert there <= said
    app = PROJECT / "resolutions"
    assert [n for n in said if not (PROJECT / n).exists() and not list(app.rglob(n.rstrip("/")))] == []


def test_make_installs_with_hashes_only():
    installs = re.findall(r"pip install .*-r .*", read("Makefile"))

    assert installs == [
        "pip install --quiet --require-hashes -r requirements.lock",
        "pip install --quiet --require-hashes -r requirements-dev.lock",
    ]


# ---- Rules of the code


def test_modules_import_only_from_the_layers_below():
    # The command of the same environment, whatever the search path says.
    linter = Path(sys.executable).with_name("lint-imports")

    outcome = subprocess.run(
        [linter, "--no-cache"], cwd=PROJECT, capture_output=True, text=True, check=False, timeout=120
    )

    assert outcome.returncode == 0, outcome.stdout


@pytest.mark.django_db
def test_models_and_migrations_agree(capsys: pytest.CaptureFixture[str]):
    call_command("makemigrations", "--check", "--dry-run")

    assert capsys.readouterr().out == "No changes detected\n"
