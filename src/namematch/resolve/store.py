"""A resolver's memory as one file of JSON lines; `docs/resolver-file.md` describes it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from namematch._internal.atomic_write import write_file
from namematch._internal.paths import read_file
from namematch._internal.sealed_file import check_end, checked_header, end_line, json_object
from namematch.errors import InputError, shown
from namematch.mentions import Mention
from namematch.resolve.user_links import UserLinks
from namematch.text import is_missing

FORMAT = "namematch-resolver"
VERSION = 5
# Of files without probabilities, without population and line too, and without dates: earlier releases can read them.
_FOUND_VERSION, _RULED_VERSION, _DATED_VERSION, _PLAIN_VERSION = 4, 3, 2, 1
_RULE = ("population", "min_probability")
_HEADER = {"format", "version", "scheme", "lexicon", *_RULE}
_TYPES: dict[str, type] = {"start": int, "end": int, "probability": float}


class Memory(NamedTuple):
    """All that a resolver has to remember."""

    scheme: str  # id of the romanisation for canonical names
    mentions: tuple[Mention, ...]  # the mentions in the order in which they were added
    links: UserLinks  # what users have said about pairs of them
    labels: tuple[str | None, ...]  # entity ids of the first so many mentions, as last resolved
    lexicon: str = ""  # checksum of the user's own lexicon by which they were; empty if there was none
    population: float | None = None  # of how many people two mentions could be; `None` for the default
    min_probability: float | None = None  # what the probability of one person must exceed; `None` for the default


def write(path: Path, memory: Memory) -> None:
    """Writes `memory` to a file, whole or not at all; an old one is replaced."""
    body = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in _records(memory))
    # What UTF-8 cannot hold, a lone surrogate, becomes the escape that JSON has for it.
    data = body.encode("utf-8", "backslashreplace")
    write_file(path, data, end_line(data.count(b"\n"), hashlib.sha256(data).hexdigest()))


def read(path: Path) -> Memory:
    """Reads what `write` has written."""
    data = read_file(path)
    header, *lines = _whole(data, path)
    memory = _Reading(path)
    for number, line in enumerate(lines, 2):
        memory.take(number, line)
    return memory.done(header)


def _records(memory: Memory) -> Iterator[Mapping[str, object]]:
    header: dict[str, object] = {"format": FORMAT, "version": _version(memory), "scheme": memory.scheme}
    header |= {"lexicon": memory.lexicon} if memory.lexicon else {}
    yield header | {key: float(value) for key in _RULE if (value := getattr(memory, key)) is not None}
    labels = (*memory.labels, *(None for _ in memory.mentions[len(memory.labels) :]))
    for mention, label in zip(memory.mentions, labels, strict=True):
        fields = _fields(mention)
        yield {"mention": fields} if label is None else {"mention": fields, "entity": label}
    yield from ({"must_link": pair} for pair in memory.links.must)
    yield from ({"cannot_link": pair} for pair in memory.links.cannot)


def _version(memory: Memory) -> int:
    if any(mention.birth_date is not None for mention in memory.mentions):
        return VERSION
    if any(mention.probability is not None for mention in memory.mentions):
        return _FOUND_VERSION
    if any(getattr(memory, key) is not None for key in _RULE):
        return _RULED_VERSION
    return _DATED_VERSION if any(not is_missing(mention.date) for mention in memory.mentions) else _PLAIN_VERSION


def _fields(mention: Mention) -> dict[str, object]:
    values = ((slot, getattr(mention, slot)) for slot in Mention.__slots__)
    return {slot: value for slot, value in values if value is not None}


def _whole(data: bytes, path: Path | str) -> list[dict[str, Any]]:
    """The records of a file that is of this format and version, and undamaged."""
    body, _, last = data.removesuffix(b"\n").rpartition(b"\n")
    try:
        header = checked_header(data.partition(b"\n")[0], FORMAT, VERSION)
        checksum = hashlib.sha256(body + b"\n").hexdigest()
        check_end(last if data.endswith(b"\n") else None, body.count(b"\n") + 1, checksum)
    except InputError as error:
        raise InputError(f"{path}: {error}") from error
    records = [json_object(line) for line in body.split(b"\n")]
    if spare := header.keys() - _HEADER:
        raise InputError(f"{path}: the first line has {shown(min(spare))}, which means nothing")
    for number, record in enumerate(records, 1):
        if record is None:
            raise InputError(f"{path}: line {number} is not a JSON object")
    return [record for record in records if record is not None]


class _Reading:
    """Records as they are read, each checked: the file may have been written by another program."""

    def __init__(self, path: Path | str) -> None:
        self._path = path
        self._mentions: list[Mention] = []
        self._labels: list[str | None] = []
        self._links: dict[str, list[tuple[int, int]]] = {"must_link": [], "cannot_link": []}

    def take(self, number: int, record: dict[str, Any]) -> None:
        """Takes one record, or says what is wrong with it."""
        match record:
            case {"mention": dict(fields), **rest} if _is_mention(fields) and _is_label(rest, fields):
                self._mentions.append(self._mention(number, fields))
                self._labels.append(rest.get("entity"))
            case {"must_link": [left, right]} | {"cannot_link": [left, right]} if (
                len(record) == 1 and type(left) is type(right) is int
            ):
                (kind,) = record
                self._links[kind].append((left, right))
            case _:
                raise InputError(f"{self._path}: line {number} is neither a mention nor a link: {shown(record)}")

    def _mention(self, number: int, fields: dict[str, Any]) -> Mention:
        try:
            return Mention(**{"name": None, **fields})
        except InputError as error:
            raise InputError(f"{self._path}: line {number}: {error}") from error

    def done(self, header: dict[str, Any]) -> Memory:
        """All of it, if it has a scheme and every link has its mentions."""
        scheme = header.get("scheme")
        if not isinstance(scheme, str):
            raise InputError(f"{self._path}: the first line names no scheme")
        lexicon = header.get("lexicon", "")
        if not isinstance(lexicon, str):
            raise InputError(f"{self._path}: the lexicon in the first line is no checksum: {shown(lexicon)}")
        population, least = (self._number(header, key) for key in _RULE)
        for pair in (pair for pairs in self._links.values() for pair in pairs):
            if not all(0 <= position < len(self._mentions) for position in pair):
                raise InputError(f"{self._path}: a link speaks of mention {max(pair)}; there are {len(self._mentions)}")
        links = UserLinks(tuple(self._links["must_link"]), tuple(self._links["cannot_link"]))
        return Memory(scheme, tuple(self._mentions), links, tuple(self._labels), lexicon, population, least)

    def _number(self, header: dict[str, Any], key: str) -> float | None:
        value = header.get(key)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int | float)):
            raise InputError(f"{self._path}: the {key} in the first line is no number: {shown(value)}")
        return value


def _is_mention(fields: dict[str, object]) -> bool:
    return all(slot in Mention.__slots__ and type(value) is _TYPES.get(slot, str) for slot, value in fields.items())


def _is_label(rest: dict[str, object], fields: dict[str, object]) -> bool:
    """Whether beside a mention stands nothing, or the id of its person; who has no name is nobody."""
    label = rest.get("entity")
    return not rest or (rest.keys() == {"entity"} and isinstance(label, str) and not is_missing(fields.get("name")))
