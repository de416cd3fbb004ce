"""A resolver's memory as one file of JSON lines; `docs/resolver-file.md` describes it."""

from __future__ import annotations

import hashlib
import json
import operator
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from namematch._internal.atomic_write import replace_file
from namematch._internal.sealed_file import check_end, checked_header, end_line, json_object
from namematch.errors import InputError
from namematch.mentions import Mention
from namematch.resolve.user_links import UserLinks
from namematch.text import is_missing

_FORMAT = "namematch-resolver"
_VERSION = 3
# Of files that have no population and no line, or no dates either, which earlier releases can read.
_DATED_VERSION, _PLAIN_VERSION = 2, 1
_RULE = ("population", "min_probability")
_NUMBERS = {"start", "end"}


class Memory(NamedTuple):
    """All that a resolver has to remember.

    Args:
        scheme: Id of the romanisation for canonical names.
        mentions: The mentions in the order in which they were added.
        links: What users have said about pairs of them.
        labels: Entity ids of the first so many mentions, as last resolved.
        lexicon: Checksum of the user's own lexicon by which they were; empty if there was none.
        population: Of how many people two mentions could be; `None` for the default.
        min_probability: What the probability of one person must exceed; `None` for the default.
    """

    scheme: str
    mentions: tuple[Mention, ...]
    links: UserLinks
    labels: tuple[str | None, ...]
    lexicon: str = ""
    population: float | None = None
    min_probability: float | None = None


def write(path: Path | str, memory: Memory) -> None:
    """Writes `memory` to a file, whole or not at all.

    Args:
        path: The file; an old one is replaced.
        memory: What to keep.

    Raises:
        InputError: If it cannot be written there, or a mention holds what is neither text nor a whole number; what
            stood there before is untouched.
    """
    body = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in _records(memory))
    # What UTF-8 cannot hold, a lone surrogate, becomes the escape that JSON has for it.
    data = body.encode("utf-8", "backslashreplace")
    end = end_line(data.count(b"\n"), hashlib.sha256(data).hexdigest())
    try:
        replace_file(Path(path).resolve(), data, end)
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {(error.strerror or str(error)).lower()}") from error


def read(path: Path | str) -> Memory:
    """Reads what `write` has written.

    Args:
        path: The file.

    Raises:
        InputError: If it is missing, not such a file, written by a newer version, damaged or cut short.
    """
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"{path}: {(error.strerror or str(error)).lower()}") from error
    header, *lines = _whole(data, path)
    memory = _Reading(path)
    for number, line in enumerate(lines, 2):
        memory.take(number, line)
    return memory.done(header)


def _records(memory: Memory) -> Iterator[Mapping[str, object]]:
    header: dict[str, object] = {"format": _FORMAT, "version": _version(memory), "scheme": memory.scheme}
    header |= {"lexicon": memory.lexicon} if memory.lexicon else {}
    yield header | {key: float(value) for key in _RULE if (value := getattr(memory, key)) is not None}
    labels = (*memory.labels, *(None for _ in memory.mentions[len(memory.labels) :]))
    for position, (mention, label) in enumerate(zip(memory.mentions, labels, strict=True)):
        fields = _fields(position, mention)
        yield {"mention": fields} if label is None else {"mention": fields, "entity": label}
    yield from ({"must_link": pair} for pair in memory.links.must)
    yield from ({"cannot_link": pair} for pair in memory.links.cannot)


def _version(memory: Memory) -> int:
    if any(getattr(memory, key) is not None for key in _RULE):
        return _VERSION
    return _DATED_VERSION if any(not is_missing(mention.date) for mention in memory.mentions) else _PLAIN_VERSION


def _fields(position: int, mention: Mention) -> dict[str, object]:
    """What a mention says, without what a table had as missing, and with numbers of other libraries as plain ones."""
    values = ((slot, getattr(mention, slot)) for slot in Mention.__slots__)
    fields = {slot: value for slot, value in values if isinstance(value, str) or not is_missing(value)}
    for slot in _NUMBERS & fields.keys():
        if hasattr(fields[slot], "__index__"):
            fields[slot] = operator.index(fields[slot])
    if not _is_mention(fields):
        raise InputError(f"mention {position} cannot be kept in a file: {mention!r:.80}")
    return fields


def _whole(data: bytes, path: Path | str) -> list[dict[str, Any]]:
    """The records of a file that is of this format and version, and undamaged."""
    body, _, last = data.removesuffix(b"\n").rpartition(b"\n")
    try:
        checked_header(data.partition(b"\n")[0], _FORMAT, _VERSION)
        checksum = hashlib.sha256(body + b"\n").hexdigest()
        check_end(last if data.endswith(b"\n") else None, body.count(b"\n") + 1, checksum)
    except InputError as error:
        raise InputError(f"{path}: {error}") from error
    records = [json_object(line) for line in body.split(b"\n")]
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
            case {"mention": dict(fields), **rest} if _is_mention(fields) and _is_label(rest):
                self._mentions.append(Mention(**{"name": None, **fields}))
                self._labels.append(rest.get("entity"))
            case {"must_link": [int(left), int(right)]} | {"cannot_link": [int(left), int(right)]} if len(record) == 1:
                (kind,) = record
                self._links[kind].append((left, right))
            case _:
                raise InputError(f"{self._path}: line {number} is neither a mention nor a link: {record!r:.80}")

    def done(self, header: dict[str, Any]) -> Memory:
        """All of it, if it has a scheme and every link has its mentions."""
        scheme = header.get("scheme")
        if not isinstance(scheme, str):
            raise InputError(f"{self._path}: the first line names no scheme")
        lexicon = header.get("lexicon", "")
        if not isinstance(lexicon, str):
            raise InputError(f"{self._path}: the lexicon in the first line is no checksum: {lexicon!r:.80}")
        population, least = (self._number(header, key) for key in _RULE)
        for pair in (pair for pairs in self._links.values() for pair in pairs):
            if not all(0 <= position < len(self._mentions) for position in pair):
                raise InputError(f"{self._path}: a link speaks of mention {max(pair)}; there are {len(self._mentions)}")
        links = UserLinks(tuple(self._links["must_link"]), tuple(self._links["cannot_link"]))
        return Memory(scheme, tuple(self._mentions), links, tuple(self._labels), lexicon, population, least)

    def _number(self, header: dict[str, Any], key: str) -> float | None:
        value = header.get(key)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int | float)):
            raise InputError(f"{self._path}: the {key} in the first line is no number: {value!r:.80}")
        return value


def _is_mention(fields: dict[str, object]) -> bool:
    return all(
        slot in Mention.__slots__ and isinstance(value, int if slot in _NUMBERS else str)
        for slot, value in fields.items()
    )


def _is_label(rest: dict[str, object]) -> bool:
    return not rest or (rest.keys() == {"entity"} and isinstance(rest["entity"], str))
