"""An index as one file: a line of JSON, arrays, and a line with their checksum; `docs/index-file.md` describes it."""

from __future__ import annotations

import hashlib
import json
import mmap
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from namematch._internal.atomic_write import write_file
from namematch._internal.sealed_file import check_end, checked_header, end_line
from namematch.arrays import Numbers, Texts
from namematch.data import package_checksum
from namematch.errors import InputError, reason_of
from namematch.index.keyed_names import LISTED
from namematch.index.name_blocks import NameBlocks, PartRows
from namematch.index.segment import Segment
from namematch.names.batch import ARCHIVE_COLUMNS, NameArchive, NameTable, is_divided

_FORMAT = "namematch-index"
_VERSION = 2
_ALIGNED = 8
_LONGEST_LAST_LINE = 256
_PARTS = ("surnames", "given")
_READ = "read."
_TYPES = {
    "texts.start": "<u8",
    "texts.data": "<u1",
    "ids.start": "<u8",
    "ids.data": "<u1",
    "start": "<u4",
    "entries": "<u4",
    "parses.start": "<u4",
    "parses.given": "<u4",
    "parses.name": "<u4",
    **{f"{part}.flags": "<u1" for part in _PARTS},
    **{f"{part}.{key_set}.{column}": "<u4" for part in _PARTS for key_set in LISTED for column in ("keys", "rows")},
    **{f"{_READ}{name}": kind for name, kind in ARCHIVE_COLUMNS.items()},
    "removed": "<u4",
}
_Arrays = dict[str, Numbers]


class OlderVersionError(InputError):
    """The file has the format of an older release."""


class Contents(NamedTuple):
    """What a file holds."""

    segments: Sequence[Segment]  # the entries; one segment or none
    removed: set[int]  # the positions of those that were removed
    made_by: str  # by which tables and code the keys were made


def made_by(lexicon: str) -> str:
    """By which tables, code and lexicon (its checksum) the keys of names are made now."""
    return f"{package_checksum():08x}-{crc32(lexicon.encode()):08x}"


def write_index(path: Path, contents: Contents) -> None:
    """Writes an index to a file, whole or not at all; an old one is replaced."""
    (segment,) = contents.segments or [Segment.of([], [], [], NameTable())]
    arrays = _arrays_of(segment) | {"removed": np.array(sorted(contents.removed), dtype=np.uint32)}
    lengths = {name: len(arrays[name]) for name in _TYPES}
    header = {"format": _FORMAT, "version": _VERSION, "made_by": contents.made_by, "arrays": lengths}
    body = [_padded(json.dumps(header).encode() + b"\n", b" ")]
    body += [_padded(arrays[name].astype(kind).tobytes(), b"\0") for name, kind in _TYPES.items()]
    hashed = hashlib.sha256()
    for part in body:
        hashed.update(part)
    write_file(path, *body, end_line(sum(map(len, body)), hashed.hexdigest()))


def read_index(path: Path) -> Contents:
    """Reads what `write_index` has written; arrays stay in the file until they are looked at.

    It is an `OlderVersionError` if an older version has written it, another `InputError` if it is no such file or
    damaged.
    """
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):
            raise InputError(f"{path}: a pipe or device, where a file was expected")
        with path.open("rb") as file:
            # An empty file cannot be mapped.
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if path.stat().st_size else b""
    except OSError as error:
        raise InputError(f"{path}: {reason_of(error)}") from error
    try:
        return _contents(data)
    except InputError as error:
        raise type(error)(f"{path}: {error}") from error


def _contents(data: mmap.mmap | bytes) -> Contents:
    first = data[: max(data.find(b"\n"), 0)] or data[:40]
    header = checked_header(first, _FORMAT, _VERSION)
    end = _checked_end(data)
    if header["version"] < _VERSION:
        raise OlderVersionError(
            f"written by an older namematch (file version {header['version']}); build the index anew"
        )
    made = header.get("made_by")
    lengths = header.get("arrays")
    if not isinstance(made, str) or not isinstance(lengths, dict) or list(lengths) != list(_TYPES):
        raise InputError("damaged: the first line does not name the arrays of this version")
    arrays = _mapped(data, len(first) + 1, lengths, end)
    for message in _wrong(arrays):
        raise InputError(f"damaged: {message}")
    segment = _segment_of(arrays)
    return Contents([segment] if len(segment) else [], set(arrays["removed"].tolist()), made)


def _checked_end(data: mmap.mmap | bytes) -> int:
    """Where the last line begins, whose checksum must be that of what stands before."""
    tail = data[-_LONGEST_LAST_LINE:]
    last = tail[tail.rfind(b'{"end"') :]
    with memoryview(data)[: len(data) - len(last)] as body:
        check_end(last if last.endswith(b"}\n") else None, len(body), hashlib.sha256(body).hexdigest())
        return len(body)


def _mapped(data: mmap.mmap | bytes, place: int, lengths: dict[str, object], end: int) -> _Arrays:
    """The arrays behind a place, which must fill the file up to its end."""
    arrays = {}
    for name, kind in _TYPES.items():
        place += -place % _ALIGNED
        length, size = lengths[name], np.dtype(kind).itemsize
        if not isinstance(length, int) or not 0 <= length <= max(end - place, 0) // size:
            raise InputError(f"damaged: {name} has {length!r:.80} values, for which there is no room")
        arrays[name] = np.frombuffer(data, kind, length, place)
        place += length * size
    if place + -place % _ALIGNED != end:
        raise InputError("damaged: there is more in the file than its arrays")
    return arrays


def _wrong(arrays: _Arrays) -> Iterator[str]:
    """What no index can hold, though the checksum is right."""
    entries, names = len(arrays["texts.start"]) - 1, len(arrays["start"]) - 1
    ends = ".start", ".data"
    for texts in (name.removesuffix(ends[0]) for name in arrays if name.removesuffix(ends[0]) + ends[1] in arrays):
        if not _are_texts(arrays[f"{texts}.start"], arrays[f"{texts}.data"]):
            yield f"{texts} are no texts in UTF-8"
    if len(arrays["ids.start"]) != entries + 1:
        yield "ids are not as many as texts"
    rows = {part: len(arrays[f"{part}.flags"]) for part in _PARTS}
    start = arrays["start"]
    # Each name has an entry at least.
    if not is_divided(start, arrays["entries"]) or (start[1:] == start[:-1]).any():
        yield "start does not divide the entries"
    bounds = arrays["parses.start"]
    if not is_divided(bounds, arrays["parses.name"]) or len(bounds) != rows["surnames"] + 1:
        yield "parses.start does not divide the parses by surname"
    below = {"entries": entries, "removed": entries, "parses.name": names, "parses.given": rows["given"]}
    below |= {f"{part}.{key_set}.rows": rows[part] for part in _PARTS for key_set in LISTED}
    yield from (f"{name} has numbers of nothing" for name, count in below.items() if (arrays[name] >= count).any())
    pairs = [("parses.name", "parses.given")]
    pairs += [(f"{part}.{key_set}.keys", f"{part}.{key_set}.rows") for part in _PARTS for key_set in LISTED]
    yield from (f"{one} and {two} differ in length" for one, two in pairs if len(arrays[one]) != len(arrays[two]))
    archive = _archive(arrays)
    if len(archive.start) != names + 1:
        yield "what was read is not of as many names"
    yield from (f"{_READ}{flaw}" for flaw in archive.flaws())
    yield from (f"{one} are not sorted" for one, _ in pairs[1:] if (arrays[one][1:] < arrays[one][:-1]).any())


def _are_texts(start: Numbers, data: Numbers) -> bool:
    if not is_divided(start, data):
        return False
    # None may begin within a character.
    inner = data[start[:-1][start[:-1] < len(data)]]
    try:
        data.tobytes().decode(Texts.ENCODING, Texts.ERRORS)
    except UnicodeDecodeError:
        return False
    return not ((inner >= 0x80) & (inner < 0xC0)).any()


def _arrays_of(segment: Segment) -> dict[str, NDArray[Any]]:
    blocks = segment.blocks
    arrays = {
        "texts.start": segment.texts.start,
        "texts.data": segment.texts.data,
        "ids.start": segment.ids.start,
        "ids.data": segment.ids.data,
        "start": segment.start,
        "entries": segment.entries,
        "parses.start": blocks.start,
        "parses.given": blocks.given_of,
        "parses.name": blocks.name_of,
    }
    for part, rows in zip(_PARTS, (blocks.surnames, blocks.given), strict=True):
        arrays[f"{part}.flags"] = rows.flags
        for key_set in LISTED:
            arrays[f"{part}.{key_set}.keys"], arrays[f"{part}.{key_set}.rows"] = rows.listed[key_set]
    return arrays | {f"{_READ}{name}": column for name, column in segment.read.columns().items()}


def _archive(arrays: _Arrays) -> NameArchive:
    return NameArchive.of_columns({name: arrays[f"{_READ}{name}"] for name in ARCHIVE_COLUMNS})


def _segment_of(arrays: _Arrays) -> Segment:
    surnames, given = (
        PartRows(
            {key_set: (arrays[f"{part}.{key_set}.keys"], arrays[f"{part}.{key_set}.rows"]) for key_set in LISTED},
            arrays[f"{part}.flags"],
        )
        for part in _PARTS
    )
    return Segment(
        Texts(arrays["texts.start"], arrays["texts.data"]),
        Texts(arrays["ids.start"], arrays["ids.data"]),
        arrays["start"],
        arrays["entries"],
        NameBlocks(surnames, given, arrays["parses.start"], arrays["parses.given"], arrays["parses.name"]),
        _archive(arrays),
    )


def _padded(data: bytes, by: bytes) -> bytes:
    """Bytes filled up so that what follows is aligned; a line before its end."""
    missing = -len(data) % _ALIGNED
    return data[:-1] + by * missing + b"\n" if by == b" " else data + by * missing
