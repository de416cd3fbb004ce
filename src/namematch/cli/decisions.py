"""What a user has decided about pairs of mentions, in a file of JSON lines, as links of a run."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

from namematch.errors import InputError
from namematch.io import decode_utf8, write_whole
from namematch.mentions import Mention
from namematch.text import clean

Side = tuple[str, str | None]
"""What a decision speaks of: a name as written, and its document."""


class Decision(NamedTuple):
    """One answer: these two are one person, or they are two."""

    same: bool
    left: Side
    right: Side

    @property
    def pair(self) -> frozenset[Side]:
        """The two sides, in no order."""
        return frozenset((self.left, self.right))


def side_of(mention: Mention) -> Side:
    """What a decision about this mention speaks of."""
    return clean(mention.name or ""), mention.document


def read_decisions(path: Path) -> list[Decision]:
    """The decisions in a file; none if there is no file yet. Of two about one pair the later counts.

    Args:
        path: A file that `write_decisions` wrote, or a user.

    Raises:
        InputError: If a line is no decision.
    """
    try:
        lines = decode_utf8(path.read_bytes(), str(path)).splitlines()
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
    """Writes decisions, one a line, whole or not at all.

    Args:
        path: The file; an old one is replaced.
        decisions: All of them.
    """
    records = ({"same": d.same, "left": _record(d.left), "right": _record(d.right)} for d in decisions)
    write_whole(path, "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records))


def _record(side: Side) -> dict[str, str]:
    name, document = side
    return {"name": name} if document is None else {"name": name, "document": document}


class Links(NamedTuple):
    """Decisions as pairs of places among the mentions of a run, and how many speak of no mention in it."""

    must: list[tuple[int, int]]
    cannot: list[tuple[int, int]]
    idle: int


def links_of(decisions: Iterable[Decision], mentions: Sequence[Mention]) -> Links:
    """What decisions say about the mentions of this run.

    Args:
        decisions: The decisions.
        mentions: The mentions.
    """
    places: dict[Side, list[int]] = {}
    for place, mention in enumerate(mentions):
        places.setdefault(side_of(mention), []).append(place)
    links = Links([], [], 0)
    idle = 0
    for decision in decisions:
        pairs = list(product(places.get(decision.left, ()), places.get(decision.right, ())))
        (links.must if decision.same else links.cannot).extend(pairs)
        idle += not pairs
    return links._replace(idle=idle)


def contradicts(decisions: Iterable[Decision]) -> bool:
    """Whether two sides are kept apart that other decisions hold together.

    Args:
        decisions: All decisions, the new one among them.
    """
    kept = list(decisions)
    group = {side: {side} for decision in kept for side in decision.pair}
    for decision in kept:
        one, two = group[decision.left], group[decision.right]
        if decision.same and one is not two:
            one |= two
            group.update(dict.fromkeys(two, one))
    return any(group[decision.left] is group[decision.right] for decision in kept if not decision.same)


def undecided(pairs: Iterable[tuple[Mention, Mention]], decisions: Iterable[Decision]) -> Iterator[int]:
    """Places of the pairs that no decision speaks of yet.

    Args:
        pairs: Pairs of mentions.
        decisions: What has been decided.
    """
    known = {decision.pair for decision in decisions}
    return (i for i, (a, b) in enumerate(pairs) if frozenset((side_of(a), side_of(b))) not in known)
