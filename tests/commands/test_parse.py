"""`manage.py parse`: what is printed, and that no database is asked."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.commands.texts import LAKES, LENSES


def run(*arguments: object, **options: object) -> tuple[int, list[str], list[str]]:
    stdout, stderr = io.StringIO(), io.StringIO()
    status = 0
    try:
        call_command("parse", *map(str, arguments), jobs=1, stdout=stdout, stderr=stderr, **options)
    except SystemExit as ended:
        status = int(str(ended.code))
    return status, stdout.getvalue().splitlines(), stderr.getvalue().splitlines()


def test_each_file_is_a_line_of_json(tmp_path: Path):
    (tmp_path / "lakes.txt").write_text(LAKES)
    (tmp_path / "lenses.txt").write_text(LENSES)

    status, lines, errors = run(tmp_path)

    assert (status, errors) == (0, [])
    found = [json.loads(line) for line in lines]
    assert [each["source"]["name"] for each in found] == [
        f"{tmp_path.name}/lakes.txt",
        f"{tmp_path.name}/lenses.txt",
    ]
    assert [each["resolutions"][0]["symbol"] for each in found] == ["E/RES/2931/7", "E/RES/2931/8"]


def test_a_file_that_cannot_be_read_is_status_1_after_all_others(tmp_path: Path):
    (tmp_path / "a.txt").write_text("")
    (tmp_path / "b.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "lenses.txt").write_text(LENSES)

    status, lines, errors = run(tmp_path)

    assert status == 1
    found = {json.loads(line)["source"]["name"]: json.loads(line) for line in lines}
    assert found[f"{tmp_path.name}/lenses.txt"]["resolutions"]
    assert found[f"{tmp_path.name}/b.txt"]["resolutions"] == []
    assert found[f"{tmp_path.name}/b.txt"]["problems"][0]["severity"] == "error"
    assert [error.split(":")[0] for error in errors] == [f"{tmp_path.name}/a.txt", f"{tmp_path.name}/b.txt"]


def test_output_goes_to_a_file(tmp_path: Path):
    (tmp_path / "lenses.txt").write_text(LENSES)

    status, lines, _ = run(tmp_path / "lenses.txt", output=str(tmp_path / "answers.jsonl"))

    assert (status, lines) == (0, [])
    assert json.loads((tmp_path / "answers.jsonl").read_text())["source"]["name"] == "lenses.txt"


def test_coverage_prints_what_share_of_the_characters_belongs_to_what(tmp_path: Path):
    (tmp_path / "lost.txt").write_text("Lost words.\n\nThe General Assembly,\n\nDecides to meet.\n")
    (tmp_path / "none.txt").write_text("Lost words.\n")

    status, lines, _ = run(tmp_path, coverage=True, output=str(tmp_path / "answers.jsonl"))

    assert (status, lines) == (
        1,
        [
            f"{tmp_path.name}/lost.txt: 43 characters: paragraph 76.74 %, unread 23.26 %, uncovered 0.00 %",
            f"{tmp_path.name}/none.txt: 10 characters: unread 100.00 %, uncovered 0.00 %",
            "all: 53 characters: paragraph 62.26 %, unread 37.74 %, uncovered 0.00 %",
        ],
    )
    read = [json.loads(line) for line in (tmp_path / "answers.jsonl").read_text().splitlines()]
    assert [[problem["code"] for problem in each["problems"]] for each in read] == [
        ["unread-text"],
        ["no-resolution"],
    ]


def test_an_output_that_cannot_be_written_is_wrong_usage(tmp_path: Path):
    with pytest.raises(CommandError) as error:
        call_command("parse", str(tmp_path), output=str(tmp_path / "no" / "answers.jsonl"))
    assert error.value.returncode == 2
