"""People who have several names each, such as the aliases in a list of sanctions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from namematch.mentions.mention import Mention


class NamedPeople(NamedTuple):
    """A mention for each row, and behind all of them one for each other name.

    Args:
        mentions: The mentions.
        owners: By mention the row whose person bears the name.
        size: How many rows there are.
    """

    mentions: list[Mention]
    owners: list[int]
    size: int

    @property
    def links(self) -> list[tuple[int, int]]:
        """The mentions that are one person's, whatever their names say."""
        return [(self.owners[place], place) for place in range(self.size, len(self.mentions))]

    @property
    def names(self) -> list[str | None]:
        """The names as they are compared."""
        return [mention.dated_name for mention in self.mentions]


def named_people(mentions: Sequence[Mention], others: Sequence[Sequence[str]]) -> NamedPeople:
    """Mentions with their bearers' other names.

    Args:
        mentions: A mention for each row; the first of the other names stands in for a name that is missing.
        others: By row the other names.

    Example:
        >>> people = named_people([Mention("Ivan Petrov"), Mention(None)], [["Ваня Петров"], []])
        >>> people.names, people.links
        (['Ivan Petrov', None, 'Ваня Петров'], [(0, 2)])
    """
    rows = [
        mention if mention.name is not None or not names else replace(mention, name=names[0])
        for mention, names in zip(mentions, others, strict=True)
    ]
    further = [
        (row, replace(mention, name=name, id=None, role=None, start=None, end=None))
        for row, (mention, names) in enumerate(zip(rows, others, strict=True))
        for name in dict.fromkeys(names)
        if name != mention.name
    ]
    owners = [*range(len(rows)), *(row for row, _ in further)]
    return NamedPeople([*rows, *(mention for _, mention in further)], owners, len(rows))
