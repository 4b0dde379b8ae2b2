"""Zip archives: several sources in one file, within limits; nothing is ever written to disk.

Python 3.11.7 does not notice entries that overlap (57 kB can declare 10 GB), and what a zip declares need not be
true: sizes are summed as declared before anything is unpacked, and counted again while it is.
"""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePosixPath

from resolutions.parsing.readers import MEDIA_TYPES, UnreadableSource

MAX_ENTRIES = 10_000
MAX_RATIO = 100
SMALL = 100_000  # bytes; what unpacks to less may be as repetitive as it likes
MAX_TOTAL = 200_000_000
LOCAL_HEADER = 30  # bytes, and the name after them
CENTRAL_HEADER = 46
END_RECORD = 22
PIECE = 1_000_000

DRIVE_RE = re.compile(r"[A-Za-z]:")
BESIDE_TEXTS = ("__MACOSX/",)
FAILURES = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    IndexError,
    KeyError,
    AttributeError,
)


def expand(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a zip that a reader takes, sorted by name, as `name/name inside` and their bytes.

    Names are labels, never paths.  All limits are checked before the first file is given.  Hidden files and files of
    other kinds are passed over; a zip inside is refused.  Codes: those of `check_zip`, and
    `zip-nested`, `zip-empty`.
    """
    for inner, content in unpack(data, _is_text):
        yield f"{name}/{inner}", content


def unpack(data: bytes, is_wanted: Callable[[str], bool]) -> Iterator[tuple[str, bytes]]:
    """Yield the wanted entries of a zip, sorted by name; raises `UnreadableSource` with a code of `check_zip`."""
    archive, entries = check_zip(data)
    wanted = [entry for entry in entries if is_wanted(entry.filename)]
    if not wanted:
        raise _refused("zip-empty", "no file in it is of a kind that is read")
    total = 0
    with archive:
        for entry in sorted(wanted, key=lambda entry: PurePosixPath(entry.filename).parts):
            content = _content(archive, entry)
            total += len(content)
            if total > MAX_TOTAL:
                raise _refused("zip-too-large", f"it unpacks to more than {MAX_TOTAL // 1_000_000} MB")
            yield entry.filename, content


def check_zip(data: bytes) -> tuple[zipfile.ZipFile, list[zipfile.ZipInfo]]:
    """Open a zip and return its files, having checked all that it declares.

    Codes: `zip-broken`, `zip-entries` (more than 10,000), `zip-too-large` (more than 200 MB), `zip-ratio` (unpacks to
    more than a hundred times), `zip-overlap`, `zip-name` (a path that leads elsewhere), `zip-link`, `zip-encrypted`.
    """
    _count(data)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
        for entry in entries:
            _check_entry(entry)
    except FAILURES as error:
        if isinstance(error, UnreadableSource):
            raise
        raise _refused("zip-broken", f"the zip is broken: {_one_line(error)}") from error
    _check_all(entries, data)
    return archive, [entry for entry in entries if not entry.is_dir()]


def _count(data: bytes) -> None:
    """Refuse too many entries before a list of them is built."""
    if data.count(b"PK\x01\x02") > MAX_ENTRIES:
        raise _refused("zip-entries", f"it has more than {MAX_ENTRIES} entries")


def _check_entry(entry: zipfile.ZipInfo) -> None:
    name = entry.orig_filename
    parts = name.replace("\\", "/").split("/")
    if "\0" in name or name.startswith(("/", "\\")) or DRIVE_RE.match(name) or ".." in parts or not name:
        raise _refused("zip-name", f"the name {name[:80]!r} in it leads outside or is none")
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise _refused("zip-link", f"{name[:80]!r} in it is a link or a device, not a file")
    if entry.flag_bits & 0x1:
        raise _refused("zip-encrypted", f"{name[:80]!r} in it is encrypted")
    if entry.file_size > max(SMALL, MAX_RATIO * entry.compress_size):
        raise _refused("zip-ratio", f"{name[:80]!r} in it unpacks to more than {MAX_RATIO} times its size")


def _check_all(entries: Sequence[zipfile.ZipInfo], data: bytes) -> None:
    if len(entries) > MAX_ENTRIES:
        raise _refused("zip-entries", f"it has more than {MAX_ENTRIES} entries")
    if sum(entry.file_size for entry in entries) > MAX_TOTAL:
        raise _refused("zip-too-large", f"it declares more than {MAX_TOTAL // 1_000_000} MB")
    place = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < place:
            raise _refused("zip-overlap", f"{entry.filename[:80]!r} in it overlaps the entry before")
        place = entry.header_offset + LOCAL_HEADER + len(entry.orig_filename) + entry.compress_size
    if place + len(entries) * CENTRAL_HEADER + END_RECORD > len(data):
        raise _refused("zip-overlap", "its entries are larger than the file")


def _is_text(name: str) -> bool:
    """Whether a reader takes an entry of this name."""
    path = PurePosixPath(name)
    if any(part.startswith(".") for part in path.parts) or name.startswith(BESIDE_TEXTS):
        return False
    if path.suffix.lower() == ".zip":
        raise _refused("zip-nested", f"{name[:80]!r} in it is a zip itself; unpack it first")
    return path.suffix.lower() in MEDIA_TYPES


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The bytes of an entry, at most as many as it declares."""
    content = bytearray()
    try:
        with archive.open(entry) as file:
            while piece := file.read(PIECE):
                content += piece
                if len(content) > entry.file_size:
                    raise _refused("zip-broken", f"{entry.filename[:80]!r} in it is larger than it declares")
    except FAILURES as error:
        if isinstance(error, UnreadableSource):
            raise
        raise _refused(
            "zip-broken", f"{entry.filename[:80]!r} in it is broken: {_one_line(error)}"
        ) from error
    if len(content) != entry.file_size:
        raise _refused("zip-broken", f"{entry.filename[:80]!r} in it is not as large as it declares")
    return bytes(content)


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__


def _refused(code: str, message: str) -> UnreadableSource:
    return UnreadableSource(code, message)
