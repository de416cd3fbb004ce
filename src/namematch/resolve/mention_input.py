"""Mentions from what stands for them: names, dictionaries, columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from namematch.errors import InputError, UnknownChoiceError, shown
from namematch.mentions import Mention
from namematch.text import is_missing, items_of

MentionLike = Mention | str | Mapping[str, Any] | None
"""A mention, a name as written, the fields of a mention by name, or what is missing."""


def mentions_from(items: Iterable[MentionLike], function: str) -> Iterator[Mention]:
    """Mentions of what stands for them, in any sequence or column; an error names the function that was given them."""
    for item in items_of(items, function, "mentions", "mentions"):
        if isinstance(item, Mention):
            yield item
        elif isinstance(item, Mapping):
            yield mention_of(item)
        elif isinstance(item, str):
            yield Mention(item)
        elif is_missing(item):
            yield Mention(None)
        else:
            raise TypeError(f"{function} takes mentions, not {type(item).__name__}: {shown(item)}")


def mention_of(fields: Mapping[str, Any]) -> Mention:
    """A mention of its fields by name.

    Raises:
        InputError: If there is no name among them.
        UnknownChoiceError: If there is one that mentions have not.
    """
    for name in fields:
        if name not in Mention.__slots__:
            raise UnknownChoiceError("field of a mention", name, Mention.__slots__)
    if "name" not in fields:
        raise InputError(f"a mention has no name: {shown(dict(fields))}")
    # What a table has for a missing value is none of its texts.
    return Mention(**{name: None if is_missing(value) else value for name, value in fields.items()})
