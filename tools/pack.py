"""Writes the learned tables that `readings.packed_arrays` reads, and packs n-gram models into double arrays."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

_PATIENCE = 30
_TYPECODES = {"uint8": "B", "uint16": "H", "uint32": "I", "uint64": "Q", "int32": "i"}


def save(path: Path, provenance: dict[str, Any], arrays: dict[str, np.ndarray]) -> None:
    """Write `arrays` under a one-line JSON header."""
    specs, parts = [], []
    for name, values in arrays.items():
        specs.append({"name": name, "type": _TYPECODES[str(values.dtype)], "length": len(values)})
        parts.append(values.astype(values.dtype.newbyteorder("<")).tobytes())
    header = json.dumps({**provenance, "arrays": specs}, ensure_ascii=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(header.encode() + b"\n" + b"".join(parts))


def displace(rows: list[np.ndarray], width: int) -> tuple[np.ndarray, int]:
    """First-fit row displacement: an offset for each row so that no two rows share a slot.

    Args:
        rows: For each row the sorted columns it fills.
        width: Number of columns.

    Returns:
        The offset of every row and the number of slots.
    """
    offsets = np.zeros(len(rows), dtype=np.int64)
    taken = bytearray(sum(map(len, rows)) * 3 + 4 * width)
    start, length = 0, 0
    for row in sorted(range(len(rows)), key=lambda r: (-len(rows[r]), r)):
        columns = rows[row].tolist()
        if not columns:
            break
        if len(columns) != length:
            start, length = 0, len(columns)
        lead, rest, tries = columns[0], columns[1:], 0
        slot = max(start, lead)
        while True:
            slot = taken.find(0, slot)
            offset = slot - lead
            if not any(taken[offset + column] for column in rest):
                break
            slot += 1
            tries += 1
        if tries > _PATIENCE or not rest:
            # What lies before is all but full for rows of this length.
            start = slot
        offsets[row] = offset
        for column in columns:
            taken[offset + column] = 1
    used = taken.rfind(1) + 1
    return offsets, used + width
