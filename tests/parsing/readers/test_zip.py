from __future__ import annotations

import stat
import struct
import zipfile

import pytest

from resolutions.parsing.readers import UnreadableSource
from resolutions.parsing.readers.zip import expand
from tests.parsing.readers.building import zipped

PLAIN = zipped(("lakes.txt", "mountain lakes " * 20))
CENTRAL, END = PLAIN.index(b"PK\1\2"), PLAIN.index(b"PK\5\6")


def declaring(size: int) -> bytes:
    """The plain zip, lying about the size of what is in it."""
    return PLAIN[: CENTRAL + 24] + struct.pack("<I", size) + PLAIN[CENTRAL + 28 :]


def overlapping(times: int) -> bytes:
    """A zip that names its one entry many times."""
    central = PLAIN[CENTRAL:END] * times
    return (
        PLAIN[:CENTRAL]
        + central
        + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, times, times, len(central), CENTRAL, 0)
    )


def link() -> bytes:
    entry = zipfile.ZipInfo("lakes.txt")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return zipped((entry, "/etc/passwd"))


def encrypted() -> bytes:
    return PLAIN[: CENTRAL + 8] + b"\1\0" + PLAIN[CENTRAL + 10 :]


def test_the_texts_of_a_zip_come_sorted_with_their_names():
    data = zipped(("b/2.txt", "two"), ("b/", ""), ("a.md", "one"), ("picture.png", "x"), (".hidden.txt", "x"))

    assert list(expand("lakes.zip", data)) == [("lakes.zip/a.md", b"one"), ("lakes.zip/b/2.txt", b"two")]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "zip-broken"),
        (b"no zip at all", "zip-broken"),
        (PLAIN[:-10], "zip-broken"),
        (PLAIN[20:], "zip-overlap"),
        (PLAIN.replace(b"lakes.txt", b"lakes.tx1", 1), "zip-broken"),
        (declaring(7), "zip-broken"),
        (declaring(9_000), "zip-broken"),
        (declaring(2**31), "zip-ratio"),
        (zipped(("lakes.txt", "x" * 5_000_000)), "zip-ratio"),
        (zipped(*((f"{i}.txt", "x") for i in range(10_001))), "zip-entries"),
        (overlapping(300), "zip-overlap"),
        (link(), "zip-link"),
        (encrypted(), "zip-encrypted"),
        (zipped(("../lakes.txt", "x")), "zip-name"),
        (zipped(("a/../../lakes.txt", "x")), "zip-name"),
        (zipped(("/etc/lakes.txt", "x")), "zip-name"),
        (zipped(("C:\\lakes.txt", "x")), "zip-name"),
        (zipped(("..\\lakes.txt", "x")), "zip-name"),
        (zipped(("lakes.txt", "x")).replace(b"lakes.txt", b"lak\0s.txt"), "zip-name"),
        (zipped(("more.zip", PLAIN)), "zip-nested"),
        (zipped(("picture.png", "x")), "zip-empty"),
    ],
)
def test_hostile_zips_are_refused_by_name(data: bytes, code: str):
    with pytest.raises(UnreadableSource) as caught:
        list(expand("lakes.zip", data))

    assert caught.value.code == code
    assert "\n" not in str(caught.value)


def test_more_than_two_hundred_megabytes_are_refused_before_any_is_unpacked():
    central = PLAIN[CENTRAL:END]
    places = b"".join(
        central[:20] + struct.pack("<II", 2_000_000, 150_000_000) + central[28:42] + struct.pack("<I", 2_000_000 * i)
        + central[46:]
        for i in range(2)
    )  # fmt: skip
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 2, 2, len(places), 4_100_000, 0)

    with pytest.raises(UnreadableSource) as caught:
        next(expand("lakes.zip", PLAIN[:CENTRAL].ljust(4_100_000, b"\0") + places + end))

    assert caught.value.code == "zip-too-large"
