"""Files of an index, tampered with: each is refused in one line, or can be searched, changed, saved and read again.

Numbers that were changed under a right checksum may change what is weighed, which nobody can see without reading every
name anew; a file whose bytes were changed under the old checksum has to be refused.
"""

from __future__ import annotations

import hashlib
import json
import random
import warnings
from pathlib import Path
from typing import Any

import numpy as np
from tests.fuzz.tampered import ODD, bytes_changed, untidy

import namematch as nm
from namematch.errors import InputError
from namematch.index.index_file import _TYPES

QUERIES = ["Lavrov", "Песков", "S. L.", "Sergej Wiktorowitsch Lawrow", "Li", "", None]
LATE = "what the index keeps of its names is damaged: "
_ALIGNED = 8


def saved(folder: Path) -> bytes:
    """The file of an index that has something of everything."""
    names: list[Any] = ["Сергей Лавров", "Lavrov, Sergei V.", None, "Дмитрий Песков", "\ud800 Ли", "Анна", "С. Лавров"]
    index = nm.Index([*names, nm.Mention("Sergej Lawrow", id="ы7", birth_date="1950"), "Лавров Сергей Викторович"])
    index.remove(1)
    index.save(folder / "names.index")
    return (folder / "names.index").read_bytes()


def tampered(whole: bytes, draw: random.Random) -> bytes:
    """The file with some bytes changed, or with other content under a right checksum."""
    body = whole[: whole.rindex(b'{"end"')]
    way = draw.randrange(10)
    if way == 0:
        return bytes_changed(whole, draw)
    if way == 1:
        return _sealed(bytes_changed(body, draw))
    header, arrays = _parts(body)
    if way == 2:
        header[draw.choice([*header, "also"])] = draw.choice([*ODD, dict.fromkeys(_TYPES, draw.choice(ODD))])
        return _whole(header, arrays)
    for name in draw.sample(list(arrays), draw.choice([1, 1, 1, 2, 3])):
        arrays[name] = _changed(arrays[name], draw)
    return _whole(header | {"arrays": {name: len(values) for name, values in arrays.items()}}, arrays)


def _parts(body: bytes) -> tuple[dict[str, Any], dict[str, Any]]:
    header = json.loads(body.partition(b"\n")[0])
    place, arrays = body.index(b"\n") + 1, {}
    for name, kind in _TYPES.items():
        place += -place % _ALIGNED
        length = header["arrays"][name]
        arrays[name] = np.frombuffer(body, kind, length, place)
        place += length * np.dtype(kind).itemsize
    return header, arrays


def _whole(header: dict[str, Any], arrays: dict[str, Any]) -> bytes:
    first = json.dumps(header).encode()
    body = first + b" " * (-(len(first) + 1) % _ALIGNED) + b"\n"
    for values in arrays.values():
        body += values.tobytes()
        body += b"\0" * (-len(body) % _ALIGNED)
    return _sealed(body)


def _sealed(body: bytes) -> bytes:
    return body + json.dumps({"end": len(body), "sha256": hashlib.sha256(body).hexdigest()}).encode() + b"\n"


def _changed(values: Any, draw: random.Random) -> Any:
    """An array with other values, or of another length."""
    most = int(np.iinfo(values.dtype).max)
    way, values = draw.randrange(7), values.copy()
    if way == 0:
        return values[: draw.randrange(len(values) + 1)]
    if way == 1:
        return np.append(values, values[-1:] if draw.random() < 0.5 else draw.randrange(most)).astype(values.dtype)
    if way == 2:
        changes: list[Any] = [np.flip, np.sort, np.zeros_like, lambda v: np.roll(v, 1), lambda v: v + v.dtype.type(1)]
        return draw.choice(changes)(values)
    for _ in range(draw.choice([1, 1, 2, 5]) if len(values) else 0):
        place = draw.randrange(len(values))
        near = (int(values[place]) + draw.choice([-1, 1])) % (most + 1)
        values[place] = draw.choice([0, 1, 2, most, near, near, near, int(values[draw.randrange(len(values))])])
    return values


def complaint(path: Path, original: bytes) -> str:
    """What is wrong with how a file was read; empty where it was refused in one line, or works as an index does."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)
            index = nm.Index.load(path)
    except InputError as error:
        return untidy(error, path)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    data = path.read_bytes()
    if data != original and data[data.rfind(b'{"end"') :] == original[original.rindex(b'{"end"') :]:
        return "read under a checksum that is not its own"
    try:
        return _misbehaviour(index, path.with_name("again"))
    except InputError as error:
        # What was read of a name is looked at when that name is searched.
        return "" if str(error).startswith(LATE) else f"untidy: {error}"
    except Exception as error:
        return f"in use, {type(error).__name__}: {error}"


def _misbehaviour(index: nm.Index, again: Path) -> str:
    if len(list(index)) != len(index):
        return "as many ids as names"
    (added,) = index.add("Лавров Сергей")
    found = index.search_many(QUERIES, min_probability=0.01, limit=None)
    for hit in (hit for hits in found for hit in hits):
        if hit.id not in index or index[hit.id] != hit.name or not 0.01 < hit.probability <= 1:
            return "a hit that is none"
    if added not in [hit.id for hit in found[0]]:
        return "what was added is not found"
    index.save(again)
    if nm.Index.load(again).search_many(QUERIES, min_probability=0.01, limit=None) != found:
        return "other hits when it is saved and read again"
    return ""
