"""What was found, as other programs read it: entities of FollowTheMoney, judgements that nomenklatura loads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, replace
from datetime import UTC, datetime
from pathlib import Path

from namematch.errors import checked_kind
from namematch.ftm.judgements import POSITIVE, UNDECIDED, Judgement, id_weight
from namematch.ftm.people import FtmPerson
from namematch.ftm.resolving import FtmResolution
from namematch.io import to_jsonl, write_whole
from namematch.names import told_births
from namematch.resolve import Resolution
from namematch.text import label_of, text_of

_DIGITS = 6


def entity_lines(found: FtmResolution | Resolution) -> str:
    """The people that were found, as FollowTheMoney writes entities: a JSON object a line.

    Whoever was found under several ids stands once, under the canonical one, with all that is known of them; their own
    ids are `referents`, as OpenSanctions calls them. Of mentions those that have an id are.

    Args:
        found: What `namematch.ftm.resolve` or `namematch.resolve` gave.

    Example:
        >>> from namematch import Mention, resolve
        >>> print(entity_lines(resolve([Mention("Sergei Lavrov", id="a", birth_date="21.3.1950")])).rstrip())
        {"id": "p-...", "schema": "Person", "properties": {"name": ["Sergey Lavrov"], "alias": ["Sergei Lavrov", ...
    """
    checked_kind(found, FtmResolution | Resolution, "entity_lines", "found", "what resolve gave")
    records = _of_lists(found) if isinstance(found, FtmResolution) else _of_mentions(found)
    return to_jsonl(records)


def _of_lists(found: FtmResolution) -> Iterator[dict[str, object]]:
    groups: dict[str, list[FtmPerson]] = defaultdict(list)
    for person, label in zip(found.people, found.labels, strict=True):
        groups[label].append(person)
    for label, people in groups.items():
        whole = FtmPerson.united(people)
        told = {
            "name": whole.names[:1], "alias": whole.names[1:], "weakAlias": whole.weak_names,
            "birthDate": whole.birth_dates, "gender": whole.genders, "country": whole.countries,
            "position": whole.positions,
        }  # fmt: skip
        yield _record(label, whole.schema, told, [person.id for person in people if person.id != label])


def _of_mentions(found: Resolution) -> Iterator[dict[str, object]]:
    for entity in found.entities:
        own = [found.mentions[position] for position in entity.mentions]
        names = [*(mention.name for mention in own), entity.cyrillic]
        told = {
            "name": [entity.name],
            "alias": [name for name in dict.fromkeys(names) if name and name != entity.name],
            "birthDate": told_births(mention.birth_date for mention in own if mention.birth_date is not None),
            "gender": [entity.gender.value] if entity.gender else [], "position": [role.text for role in entity.roles],
        }  # fmt: skip
        yield _record(entity.id, "Person", told, [mention.id for mention in own if mention.id is not None])


def _record(id_: str, schema: str, told: Mapping[str, Sequence[str]], referents: list[str]) -> dict[str, object]:
    properties = {name: list(values) for name, values in told.items() if values}
    return {"id": id_, "schema": schema, "properties": properties, "referents": referents}


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
    write_whole(path, judgement_lines(found, user=user, created_at=created_at))


def judgement_lines(found: FtmResolution, *, user: str = "namematch", created_at: str | None = None) -> str:
    """The text of the file that `write_judgements` writes; arguments are its own."""
    checked_kind(found, FtmResolution, "judgement_lines", "found", "what namematch.ftm.resolve gave")
    text_of(user, "judgement_lines", "user")
    at = label_of(created_at, "judgement_lines", "created_at") or datetime.now(UTC).isoformat()[:26]
    made = (replace(item, user=user, created_at=at) for item in _judgements(found))
    return to_jsonl(map(astuple, made))


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
