"""What was found, as judgements that nomenklatura loads."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import astuple, replace
from datetime import UTC, datetime
from pathlib import Path

from namematch.ftm.judgements import POSITIVE, UNDECIDED, Judgement, id_weight
from namematch.ftm.resolving import FtmResolution
from namematch.io import write_whole

_DIGITS = 6


def write_judgements(
    path: Path | str, found: FtmResolution, *, user: str = "namematch", created_at: str | None = None
) -> None:
    """Writes what was found as a file that nomenklatura's `Resolver.load` reads.

    People who are one are positive with their canonical id. Pairs that are possible are `no_judgement` with their
    probability: candidates for its users.

    Args:
        path: The file; an old one is replaced.
        found: What `resolve` gave.
        user: Who decided.
        created_at: When, ISO 8601; now, if left out.

    Raises:
        InputError: It cannot be written there.
    """
    write_whole(Path(path), judgement_lines(found, user=user, created_at=created_at))


def judgement_lines(found: FtmResolution, *, user: str = "namematch", created_at: str | None = None) -> str:
    """The text of the file that `write_judgements` writes; arguments are its own."""
    at = created_at or datetime.now(UTC).isoformat()[:26]
    made = (replace(item, user=user, created_at=at) for item in _judgements(found))
    return "".join(f"{json.dumps(astuple(item), ensure_ascii=False)}\n" for item in made)


def _judgements(found: FtmResolution) -> Iterator[Judgement]:
    best: dict[str, float] = defaultdict(float)
    for match in found.matches:
        for person in (match.left, match.right):
            best[person.id] = max(best[person.id], match.probability)
    for label, members in sorted(found.clusters.items()):
        for member in members:
            if member != label:
                yield Judgement(label, member, POSITIVE, round(best[member], _DIGITS))
    for pair in found.possible:
        one, two = sorted((pair.left.id, pair.right.id), key=id_weight, reverse=True)
        yield Judgement(one, two, UNDECIDED, round(pair.probability, _DIGITS))
