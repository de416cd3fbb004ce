"""Learned tables: named integer arrays in one file, readable with and without NumPy.

They are stored as they are used: packed ones would take a fifth of a second to unpack, all of it before a first answer.
"""

from __future__ import annotations

import json
import sys
from array import array
from typing import Any

from namematch.data import read_bytes

Arrays = dict[str, "array[int]"]


def load_arrays(path: str) -> Arrays:
    """The arrays in the table at `path`, which is relative to the data folder."""
    return load_table(path)[1]


def load_table(path: str) -> tuple[dict[str, Any], Arrays]:
    """The header of the table at `path`, which is relative to the data folder, and its arrays.

    The file is one line of JSON (provenance, whatever small lists the tool stored beside it, and name, typecode and
    length of each array), then the little-endian arrays one after the other.
    """
    content = read_bytes(path)
    end = content.index(b"\n")
    header, body = json.loads(content[:end]), memoryview(content)[end + 1 :]
    arrays: Arrays = {}
    for spec in header["arrays"]:
        values = array(spec["type"])
        size = spec["length"] * values.itemsize
        values.frombytes(body[:size])
        body = body[size:]
        if sys.byteorder == "big":
            values.byteswap()
        arrays[spec["name"]] = values
    return header, arrays
