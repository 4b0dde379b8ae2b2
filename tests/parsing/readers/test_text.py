from __future__ import annotations

import pytest

from resolutions.parsing.readers import LONGEST_LINE, UnreadableSource, read


@pytest.mark.parametrize(
    ("data", "code", "message"),
    [
        (b" \n", "empty-file", "the file is empty"),
        (b"lakes\0", "binary-file", "the file is no text: it holds binary data"),
        (
            b"85/3\n" + b"Recalling " * 100_001,
            "line-too-long",
            "line 2 is longer than 1 million characters",
        ),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, code: str, message: str):
    with pytest.raises(UnreadableSource) as caught:
        read("lakes.txt", data)

    assert (caught.value.code, str(caught.value)) == (code, message)


def test_many_lines_may_be_longer_than_one():
    text = "a" * LONGEST_LINE + "\nlakes"

    assert read("lakes.txt", text.encode()).text == text
