"""Files of a resolver, tampered with: each is refused in one line, or gives people that any other way gives too.

`python -m tests.fuzz.tampered 100000 7` reads so many, drawn from that seed, and prints what was wrong with each kind;
`… 100000 7 index` does so with files of an index (`tampered_index.py`).
"""

from __future__ import annotations

import hashlib
import json
import random
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.fuzz.watch import HangError, watched

import namematch as nm
from namematch.errors import InputError
from namematch.mentions import Mention

ODD = [
    None,
    True,
    False,
    0,
    1,
    2,
    3,
    -1,
    1.0,
    0.5,
    1e400,
    -0.0,
    2**63,
    -(2**63),
    10**40,
    "",
    " ",
    "0",
    "x",
    "Лавров",
    "\ud800",
    "\u202e",
    [],
    [0],
    [0, 1],
    [1, 0],
    [0, 0],
    [0, 1, 2],
    [True, False],
    [0.0, 1],
    ["m1", 1],
    {},
    {"name": "Анна"},
    {"name": None},
    "news",
    "iso-9",
    "p-1",
]
KEYS = [
    "mention",
    "entity",
    "must_link",
    "cannot_link",
    "name",
    "role",
    "start",
    "end",
    "id",
    "date",
    "version",
    "scheme",
    "population",
    "min_probability",
    "lexicon",
    "format",
    "sha256",
    "",
    "nom",
]


def saved(folder: Path) -> bytes:
    """The file of a resolver that has something of everything."""
    resolver = nm.Resolver(scheme="polish", population=64)
    resolver.add([Mention("Сергей Лавров", role="глава МИД", document="a", start=3, end=16, language="ru", id="m1")])
    resolver.add(
        [Mention("Lavrov", document="a", date="2026-11-25"), Mention(None), Mention("Ivan Petrov"), Mention("Анна")]
    )
    resolver.cannot_link(0, 3)
    resolver.must_link("m1", 1)
    assert resolver.resolution.entities
    resolver.save(folder / "memory")
    return (folder / "memory").read_bytes()


def tampered(whole: bytes, draw: random.Random) -> bytes:
    """The file with some bytes changed, or with other content under a right checksum."""
    if draw.random() < 0.2:
        return bytes_changed(whole, draw)
    lines: list[Any] = [json.loads(line) for line in whole.splitlines()[:-1]]
    for _ in range(draw.choice([1, 1, 1, 2, 3])):
        lines = _content_changed(lines, draw)
    body = "".join(json.dumps(line, ensure_ascii=draw.random() < 0.5) + "\n" for line in lines)
    data = body.encode("utf-8", "backslashreplace")
    if draw.random() < 0.1:
        # A key that stands twice.
        data = data.replace(b"{", b'{"name": "x", ', draw.choice([1, 2, 3]))
    end: dict[str, Any] = {"end": data.count(b"\n"), "sha256": hashlib.sha256(data).hexdigest()}
    if draw.random() < 0.05:
        end[draw.choice(["end", "sha256", "also"])] = draw.choice(ODD)
    return data + json.dumps(end).encode() + b"\n"


def bytes_changed(whole: bytes, draw: random.Random) -> bytes:
    """Bytes of which some are others or are left out."""
    data = bytearray(whole)
    for _ in range(draw.choice([1, 2, 8])):
        place = draw.randrange(len(data))
        if draw.random() < 0.5:
            data[place] = draw.randrange(256)
        else:
            del data[place : place + draw.choice([1, 5, 100])]
    return bytes(data)


def _content_changed(lines: list[Any], draw: random.Random) -> list[Any]:
    place = draw.randrange(len(lines)) if lines else 0
    way = draw.randrange(6)
    if way == 0:
        return lines[:place] + lines[place + 1 :]
    if way == 1:
        return [*lines, *lines[place : place + 1]]
    if way == 2:
        return draw.sample(lines, len(lines))
    if way == 3:
        return [*lines[:place], draw.choice([draw.choice(ODD), {draw.choice(KEYS): draw.choice(ODD)}]), *lines[place:]]
    return [_value_changed(line, draw) if number == place else line for number, line in enumerate(lines)]


def _value_changed(value: Any, draw: random.Random) -> Any:
    if isinstance(value, dict) and value and draw.random() < 0.8:
        key = draw.choice(sorted(value))
        changed = {**value, key: _value_changed(value[key], draw)}
        return changed if draw.random() < 0.7 else {**value, draw.choice(KEYS): draw.choice(ODD)}
    if isinstance(value, list) and value and draw.random() < 0.8:
        place = draw.randrange(len(value))
        return [_value_changed(item, draw) if number == place else item for number, item in enumerate(value)]
    return draw.choice(ODD)


def untidy(error: InputError, path: Path) -> str:
    """What is wrong with how a file was refused; empty where it was in one line that begins with its path."""
    said = str(error)
    return "" if said.startswith(str(path)) and len(said) < 500 and said.isprintable() else f"untidy: {said:.200}"


def complaint(path: Path, _: bytes) -> str:
    """What is wrong with how a file was read; empty where it was refused in one line, or gives the right people."""
    try:
        resolver = nm.Resolver.load(path)
    except InputError as error:
        return untidy(error, path)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    found = resolver.resolution
    resolver.save(again := path.with_name("again"))
    links = found.links
    alike = nm.resolve(
        found.mentions,
        must_link=links.must,
        cannot_link=links.cannot,
        population=found.rule.population,
        min_probability=found.rule.min_probability,
    )
    if found.labels != alike.labels:
        return "other people than those of its mentions and links"
    return "" if nm.Resolver.load(again).resolution == found else "other people when it is saved and read again"


def campaign(files: int, seed: int, kind: str = "resolver") -> dict[str, str]:
    """What was wrong with so many files of a kind, each flaw with the first file that has it."""
    from tests.fuzz import tampered_index

    ways: dict[str, Any] = {"resolver": (saved, tampered, complaint)}
    ways["index"] = tampered_index.saved, tampered_index.tampered, tampered_index.complaint
    write, change, judge = ways[kind]
    draw = random.Random(seed)
    found: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as folder:
        whole = write(Path(folder))
        for number in range(files):
            path = Path(folder) / "tampered"
            path.write_bytes(data := change(whole, draw))
            try:
                with watched():
                    wrong = judge(path, whole)
            except HangError:
                wrong = "no answer"
            if wrong:
                found.setdefault(wrong[:120], f"file {number}: {data!r:.2000}")
    return found


if __name__ == "__main__":
    wrong = campaign(int(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:])
    print("\n".join(f"{kind}\n    {file}" for kind, file in wrong.items()))
    print(f"{sys.argv[1]} files, {len(wrong)} kinds of wrong answers")
    sys.exit(bool(wrong))
