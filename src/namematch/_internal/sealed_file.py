"""Files that say in their first line what they are, and in the last one how long they are and their checksum."""

from __future__ import annotations

import json
from typing import Any

from namematch.errors import InputError


def json_object(line: bytes) -> dict[str, Any] | None:
    """The JSON object that a line is, or `None` where it is none."""
    try:
        record = json.loads(line.decode(), object_pairs_hook=_once)
    except (ValueError, RecursionError):
        return None
    return record if isinstance(record, dict) else None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record = dict(pairs)
    if len(record) < len(pairs):
        raise ValueError("a key stands twice")
    return record


def checked_header(first: bytes, kind: str, newest: int) -> dict[str, Any]:
    """The first line of a file, which must name a format, and a version that can be read; or else an `InputError`."""
    header = json_object(first)
    if header is None or header.get("format") != kind:
        raise InputError(f"not a {kind} file; it begins with {first[:40]!r}")
    version = header.get("version")
    if type(version) is not int or version < 1:
        raise InputError(f"damaged: the version is {version!r:.80}")
    if version > newest:
        raise InputError(f"written by a newer namematch (file version {version}; this one reads {newest})")
    return header


def check_end(last: bytes | None, end: int, checksum: str) -> None:
    """Raises an `InputError` unless the last line, `None` for none, tells the length and SHA-256 of the rest."""
    record = None if last is None else json_object(last)
    if record is None or record.keys() != {"end", "sha256"} or type(record["end"]) is not int:
        raise InputError("cut short: the last line is missing")
    if (record["end"], record["sha256"]) != (end, checksum):
        raise InputError("damaged: the content does not match its checksum")


def end_line(end: int, checksum: str) -> bytes:
    """The last line of a file; the arguments are those of `check_end`."""
    return json.dumps({"end": end, "sha256": checksum}).encode() + b"\n"
