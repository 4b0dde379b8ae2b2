"""Arguments of a command as files."""

from __future__ import annotations

import io
import os
from pathlib import Path

from resolutions.ingestion.files import find_files
from resolutions.ingestion.reading import Refusal, Task


def test_folders_are_sorted_and_searched_to_the_bottom(tmp_path: Path):
    for name in ("b.txt", "a/2.xml", "a/1.md", "a.txt"):
        file = tmp_path / "texts" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x")

    found = [task.name for task in find_files([str(tmp_path / "texts")]).tasks]

    assert found == ["texts/a/1.md", "texts/a/2.xml", "texts/a.txt", "texts/b.txt"]


def test_in_folders_hidden_files_papers_and_other_kinds_are_passed_over_and_named(tmp_path: Path):
    for name in ("lakes.txt", "lakes.gold.json", ".lakes.txt.swp", "README.md", "done"):
        (tmp_path / name).write_text("x")

    found = find_files([str(tmp_path)])

    folder = tmp_path.name
    assert [task.name for task in found.tasks] == [f"{folder}/lakes.txt"]
    assert found.passed_over == [f"{folder}/README.md", f"{folder}/done", f"{folder}/lakes.gold.json"]
    assert found.remark() == (
        "passed over, of other kinds than are read: "
        f"3 files ({folder}/README.md, {folder}/done, {folder}/lakes.gold.json)"
    )


def test_a_named_file_of_another_kind_is_refused(tmp_path: Path):
    (tmp_path / "lakes.gif").write_bytes(b"GIF89a")

    (found,) = find_files([str(tmp_path / "lakes.gif")]).tasks

    assert isinstance(found, Refusal)
    assert str(found).startswith("lakes.gif: files of the kind “.gif” are not read")


def test_a_named_file_is_called_by_its_own_name_and_json_is_refused(tmp_path: Path):
    (tmp_path / "lakes.txt").write_text("x")
    (tmp_path / "lakes.json").write_text("{}")

    text, answer = find_files([str(tmp_path / "lakes.txt"), str(tmp_path / "lakes.json")]).tasks

    assert text == Task("lakes.txt", tmp_path / "lakes.txt")
    assert isinstance(answer, Refusal)


def test_a_missing_path_is_refused(tmp_path: Path):
    assert find_files(["no/such/file.txt"]).tasks == [Refusal("no/such/file.txt", "there is no such file")]


def test_standard_input_is_mark_up_where_it_looks_like_it():
    (text,) = find_files(["-"], io.BytesIO(b"2901/14")).tasks
    (mark_up,) = find_files(["-"], io.BytesIO(b"\xef\xbb\xbf <akomaNtoso/>")).tasks

    assert (text.name, mark_up.name) == ("stdin.txt", "stdin.xml")


def test_names_that_nobody_can_read_are_spelled_out(tmp_path: Path):
    (tmp_path / os.fsdecode(b"lakes\xff.txt")).write_text("x")
    (tmp_path / "lenses\n\u202e.txt").write_text("x")

    names = [task.name for task in find_files([str(tmp_path)]).tasks]

    assert names == [f"{tmp_path.name}/lakes\\xff.txt", f"{tmp_path.name}/lenses\\n\\u202e.txt"]


def test_links_to_folders_are_not_followed_and_pipes_are_refused(tmp_path: Path):
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "again").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe.txt")

    found = find_files([str(tmp_path)]).tasks

    assert found == [
        Task(f"{tmp_path.name}/a.txt", tmp_path / "a.txt"),
        Refusal(f"{tmp_path.name}/pipe.txt", "is no regular file"),
    ]


def test_names_that_are_none_are_refused():
    assert find_files(["", "x" * 6000]).tasks == [
        Refusal("“”", "there is no such file"),
        Refusal("x" * 200, "File name too long"),
    ]


def test_a_folder_without_a_file_and_a_closed_input_are_refused(tmp_path: Path):
    assert find_files([str(tmp_path), "-"]).tasks == [
        Refusal(tmp_path.name, "there is no file in this folder"),
        Refusal("-", "standard input is closed"),
    ]
