"""What nomenklatura keeps of decisions: one JSON list a line, two ids and a judgement."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

from namematch._internal.paths import path_of
from namematch.errors import InputError, UnknownChoiceError, shown
from namematch.io import parse_json, read_lines
from namematch.plain import PlainValue

POSITIVE, NEGATIVE, UNDECIDED = "positive", "negative", "no_judgement"
_KINDS = (POSITIVE, NEGATIVE, UNDECIDED, "unsure")
_LEAST = 3
_WIKIDATA = re.compile(r"Q\d+")
_CANONICAL = "NK-"


@dataclass(frozen=True, slots=True)
class Judgement(PlainValue):
    """A decision about two ids, as one line of nomenklatura's resolver file.

    Args:
        left: An id.
        right: Another one.
        kind: `positive`, `negative`, `unsure` or `no_judgement`.
        score: How likely a program found them to be one person.
        user: Who decided.
        created_at: When, ISO 8601.
    """

    left: str
    right: str
    kind: str
    score: float | None = None
    user: str | None = None
    created_at: str | None = None

    @property
    def positive(self) -> bool | None:
        """Whether they are one; `None` where that is not decided."""
        return {POSITIVE: True, NEGATIVE: False}.get(self.kind)


def read_judgements(path: Path | str) -> list[Judgement]:
    """The judgements of a file that nomenklatura's `Resolver.dump` or `write_judgements` wrote.

    Entities that are positive with the same third id, a canonical one, are one through that id: each of them is also
    given as positive with the first of them.

    Args:
        path: The file.

    Raises:
        InputError: The file is missing, empty or damaged; the message names the line.
        UnknownChoiceError: There is no such judgement.
    """
    path = path_of(path, "read_judgements")
    found = [_judgement(f"{path}:{number}", line) for number, line in enumerate(read_lines(path), 1) if line.strip()]
    return [*found, *_through_canonical(found)]


def _judgement(where: str, line: str) -> Judgement:
    values = parse_json(where, line, "list")
    if not isinstance(values, list) or len(values) < _LEAST or not all(isinstance(v, str) for v in values[:_LEAST]):
        raise InputError(f"{where}: expected two ids and a judgement, not {shown(values)}")
    if values[2] not in _KINDS:
        raise UnknownChoiceError("judgement", values[2], _KINDS, where=where)
    return Judgement(*values[: len(fields(Judgement))])


def _through_canonical(found: Iterable[Judgement]) -> Iterator[Judgement]:
    first: dict[str, str] = {}
    for judgement in found:
        if judgement.positive:
            canonical, other = sorted((judgement.left, judgement.right), key=id_weight, reverse=True)
            if other != first.setdefault(canonical, other):
                yield replace(judgement, left=first[canonical], right=other)


def canonical_id(ids: Sequence[str]) -> str:
    """The id of a person whom lists have under several ids.

    Example:
        >>> canonical_id(["ofac-1", "Q2"]), canonical_id(["ofac-1"])
        ('Q2', 'ofac-1')
        >>> canonical_id(["b", "a"]) == canonical_id(["a", "b"])
        True
    """
    highest = max(ids, key=id_weight)
    if len(ids) == 1 or id_weight(highest)[0]:
        return highest
    return _CANONICAL + hashlib.blake2b("\0".join(sorted(ids)).encode(), digest_size=10).hexdigest()


def id_weight(id: str) -> tuple[int, str]:
    """Which of two ids nomenklatura holds for the canonical one: the greater."""
    return 2 if _WIKIDATA.fullmatch(id) else int(id.startswith(_CANONICAL)), id
