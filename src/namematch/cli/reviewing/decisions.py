"""A user's decisions about pairs of mentions: kept in a file of JSON lines, and turned into links of a run."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

from namematch.errors import InputError
from namematch.io import decode_utf8, to_jsonl, write_whole
from namematch.mentions import Mention
from namematch.text import clean

Side = tuple[str, str | None]
"""One side of a decision: a name as written, and its document."""


class Decision(NamedTuple):
    """One answer: these two are one person, or they are two."""

    same: bool
    left: Side
    right: Side

    @property
    def pair(self) -> frozenset[Side]:
        """Both sides, without an order."""
        return frozenset((self.left, self.right))


def side_of(mention: Mention) -> Side:
    """The side of a decision that stands for this mention."""
    return clean(mention.name or ""), mention.document


def read_decisions(path: Path) -> list[Decision]:
    """The decisions in a file that `write_decisions` or a user wrote; none if there is no file yet.

    Of two about one pair the later counts. A line that is no decision is an `InputError`.
    """
    try:
        # A name or an id may hold what else Python takes for the end of a line.
        lines = decode_utf8(path.read_bytes(), str(path)).split("\n")
    except FileNotFoundError:
        return []
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}") from error
    numbered = ((number, line) for number, line in enumerate(lines, start=1) if line.strip())
    latest = {decision.pair: decision for decision in (_decision(path, *line) for line in numbered)}
    return list(latest.values())


def _decision(path: Path, number: int, line: str) -> Decision:
    try:
        record = json.loads(line)
        decision = Decision(record["same"], _side(record["left"]), _side(record["right"]))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        decision = None
    if decision is None or not isinstance(decision.same, bool) or len(decision.pair) < 2:
        expected = '{"same": true, "left": {"name": "…", "document": "…"}, "right": {"name": "…"}}'
        raise InputError(f"{path}:{number}: not a decision; expected a line such as {expected}")
    return decision


def _side(record: Mapping[str, Any]) -> Side:
    name, document = record["name"], record.get("document")
    if not isinstance(name, str) or not isinstance(document, str | None):
        raise TypeError
    return clean(name), document


def write_decisions(path: Path, decisions: Iterable[Decision]) -> None:
    """Writes all decisions, one a line, whole or not at all; an old file is replaced."""
    records = ({"same": d.same, "left": _record(d.left), "right": _record(d.right)} for d in decisions)
    write_whole(path, to_jsonl(records))


def _record(side: Side) -> dict[str, str]:
    name, document = side
    return {"name": name} if document is None else {"name": name, "document": document}


class DecidedLinks(NamedTuple):
    """Decisions as pairs of indexes of mentions, and how many decisions concern no mention of the run."""

    must: list[tuple[int, int]]
    cannot: list[tuple[int, int]]
    idle: int


def links_of(decisions: Iterable[Decision], mentions: Sequence[Mention]) -> DecidedLinks:
    """Turns decisions into links between the mentions of a run."""
    indexes: dict[Side, list[int]] = {}
    for index, mention in enumerate(mentions):
        indexes.setdefault(side_of(mention), []).append(index)
    links = DecidedLinks([], [], 0)
    idle = 0
    for decision in decisions:
        pairs = list(product(indexes.get(decision.left, ()), indexes.get(decision.right, ())))
        (links.must if decision.same else links.cannot).extend(pairs)
        idle += not pairs
    return links._replace(idle=idle)


def contradicts(decisions: Iterable[Decision]) -> bool:
    """Whether a decision separates two sides that other decisions join."""
    kept = list(decisions)
    group = {side: {side} for decision in kept for side in decision.pair}
    for decision in kept:
        one, two = group[decision.left], group[decision.right]
        if decision.same and one is not two:
            one |= two
            group.update(dict.fromkeys(two, one))
    return any(group[decision.left] is group[decision.right] for decision in kept if not decision.same)


def undecided(pairs: Iterable[tuple[Mention, Mention]], decisions: Iterable[Decision]) -> Iterator[int]:
    """Indexes of the pairs without a decision."""
    known = {decision.pair for decision in decisions}
    return (i for i, (a, b) in enumerate(pairs) if frozenset((side_of(a), side_of(b))) not in known)
