"""Learned tables: named integer arrays in one compressed file, readable with and without NumPy."""

from __future__ import annotations

import json
import sys
import zlib
from array import array
from itertools import accumulate
from typing import Any

from namematch.data import read_bytes

Arrays = dict[str, "array[int]"]


def load_arrays(path: str) -> Arrays:
    """The arrays in the table at `path`, which is relative to the data folder.

    The file is one line of JSON (provenance, and name, typecode and length of each array), then the
    zlib-compressed little-endian arrays one after the other. An array marked `sorted` is stored as differences.
    """
    header, packed = _split(read_bytes(path))
    body = memoryview(zlib.decompress(packed))
    arrays: Arrays = {}
    for spec in header["arrays"]:
        values = array(spec["type"])
        size = spec["length"] * values.itemsize
        values.frombytes(body[:size])
        body = body[size:]
        if sys.byteorder == "big":
            values.byteswap()
        arrays[spec["name"]] = array(spec["type"], accumulate(values)) if spec.get("sorted") else values
    return arrays


def load_header(path: str) -> dict[str, Any]:
    """The provenance of the table at `path`, with whatever small lists the tool stored beside it."""
    return _split(read_bytes(path))[0]


def _split(content: bytes) -> tuple[dict[str, Any], bytes]:
    line, _, packed = content.partition(b"\n")
    return json.loads(line), packed
