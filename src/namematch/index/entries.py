"""What may stand for a name: strings, mentions, parsed names and dicts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from namematch.mentions import Mention
from namematch.names import PersonName
from namematch.resolve import mention_of
from namematch.text import is_missing

Name = str | Mention | PersonName | Mapping[str, Any]
"""A name, or what has one."""

NameEntry = tuple[str, str]
"""A name and its id, both perhaps empty."""


def as_entry(item: Name | None, function: str) -> NameEntry:
    """The name and the id of an item; empty where it has none. A `TypeError` names the function that it was given."""
    if isinstance(item, str) or is_missing(item):
        return (item if isinstance(item, str) else ""), ""
    if isinstance(item, PersonName):
        return item.text, ""
    mention = mention_of(item) if isinstance(item, Mapping) else item
    if not isinstance(mention, Mention):
        raise TypeError(f"{function} takes a string, a Mention, a PersonName or a dict, not {type(item).__name__}")
    return as_entry(mention.dated_name, function)[0], mention.id or ""
