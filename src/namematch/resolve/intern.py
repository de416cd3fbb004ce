"""Mentions interned: every distinct name once, with the places and documents it stands in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from namematch.errors import DuplicateIdError
from namematch.mentions import Mention
from namematch.text import clean, is_missing


@dataclass(frozen=True, slots=True)
class Interned:
    """The mentions of one run by distinct name.

    Args:
        mentions: The mentions as given.
        places: Distinct cleaned name → places of its mentions in the input; names are in alphabetical order.
    """

    mentions: tuple[Mention, ...]
    places: Mapping[str, tuple[int, ...]]

    def documents(self, name: str) -> set[str]:
        """Ids of the documents in which `name` stands."""
        found = (self.mentions[i].document for i in self.places[name])
        return {document for document in found if document is not None}

    def roles(self, name: str) -> list[str]:
        """Distinct role titles given beside `name`, sorted."""
        found = (self.mentions[i].role for i in self.places[name])
        return sorted({clean(role) for role in found if role is not None and not is_missing(role)})


def intern(mentions: Iterable[Mention]) -> Interned:
    """Interns mentions; those without a name stay in `mentions` but have no place.

    Args:
        mentions: The mentions of one run.

    Raises:
        TypeError: If an item is not a `Mention`.
        DuplicateIdError: If two mentions carry one id.
    """
    kept = tuple(mentions)
    check_mentions(kept)
    places: dict[str, list[int]] = defaultdict(list)
    for i, mention in enumerate(kept):
        name = "" if mention.name is None or is_missing(mention.name) else clean(mention.name)
        if name:
            places[name].append(i)
    return Interned(kept, {name: tuple(places[name]) for name in sorted(places)})


def check_mentions(mentions: Sequence[Mention]) -> None:
    """Raises the error that `intern` documents."""
    seen: set[str] = set()
    for mention in mentions:
        if not isinstance(mention, Mention):
            raise TypeError(f"resolve takes mentions, not {type(mention).__name__}: {mention!r:.60}")
        if mention.id is None:
            continue
        if mention.id in seen:
            raise DuplicateIdError(mention.id)
        seen.add(mention.id)
