from __future__ import annotations

from pathlib import Path

from resolutions.ingestion.files import find_files
from resolutions.ingestion.reading import Refusal, Task
from tests.parsing.readers.building import zipped


def test_a_zip_is_walked_as_a_folder_is(tmp_path: Path):
    data = zipped(("b/2.txt", "two"), ("1.md", "one"), ("picture.png", "x"))
    (tmp_path / "lakes.zip").write_bytes(data)

    assert find_files([str(tmp_path / "lakes.zip")]).tasks == [
        Task("lakes.zip/1.md", data=b"one"),
        Task("lakes.zip/b/2.txt", data=b"two"),
    ]


def test_a_zip_that_is_refused_leaves_the_files_beside_it(tmp_path: Path):
    (tmp_path / "a.zip").write_bytes(zipped(("../lakes.txt", "x")))
    (tmp_path / "b.txt").write_text("lakes")

    assert find_files([str(tmp_path)]).tasks == [
        Refusal(f"{tmp_path.name}/a.zip", "the name '../lakes.txt' in it leads outside or is none"),
        Task(f"{tmp_path.name}/b.txt", tmp_path / "b.txt"),
    ]
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["a.zip", "b.txt"]
