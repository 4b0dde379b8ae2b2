"""Arguments of a command as files."""

from __future__ import annotations

import io
from pathlib import Path

from resolutions.ingestion.files import find_files
from resolutions.ingestion.reading import Refusal, Task


def test_folders_are_sorted_and_searched_to_the_bottom(tmp_path: Path):
    for name in ("b.txt", "a/2.xml", "a/1.md", "a.txt"):
        file = tmp_path / "texts" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x")

    found = [task.name for task in find_files([str(tmp_path / "texts")])]

    assert found == ["texts/a/1.md", "texts/a/2.xml", "texts/a.txt", "texts/b.txt"]


def test_hidden_files_and_answers_beside_texts_are_passed_over(tmp_path: Path):
    for name in ("lakes.txt", "lakes.gold.json", ".lakes.txt.swp"):
        (tmp_path / name).write_text("x")

    assert [task.name for task in find_files([str(tmp_path)])] == [f"{tmp_path.name}/lakes.txt"]


def test_other_kinds_are_refused_by_name(tmp_path: Path):
    (tmp_path / "lakes.gif").write_bytes(b"GIF89a")

    (found,) = find_files([str(tmp_path)])

    assert isinstance(found, Refusal)
    assert str(found).startswith(f"{tmp_path.name}/lakes.gif: files of the kind “.gif” are not read")


def test_a_named_file_is_called_by_its_own_name_and_json_is_refused(tmp_path: Path):
    (tmp_path / "lakes.txt").write_text("x")
    (tmp_path / "lakes.json").write_text("{}")

    text, answer = find_files([str(tmp_path / "lakes.txt"), str(tmp_path / "lakes.json")])

    assert text == Task("lakes.txt", tmp_path / "lakes.txt")
    assert isinstance(answer, Refusal)


def test_a_missing_path_is_refused(tmp_path: Path):
    assert list(find_files(["no/such/file.txt"])) == [Refusal("no/such/file.txt", "there is no such file")]


def test_standard_input_is_mark_up_where_it_looks_like_it():
    (text,) = find_files(["-"], io.BytesIO(b"2901/14"))
    (mark_up,) = find_files(["-"], io.BytesIO(b"\xef\xbb\xbf <akomaNtoso/>"))

    assert (text.name, mark_up.name) == ("stdin.txt", "stdin.xml")
