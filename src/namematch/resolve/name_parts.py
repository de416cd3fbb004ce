"""The parts of a spelling, as the canonical name of a person needs them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from namematch.names import Gender, PartKind, parse_name


class Parts(NamedTuple):
    """What the canonical name needs to know of one spelling."""

    # The words of each kind that are written out, joined by spaces; empty where there is none.
    words: Mapping[PartKind, str]
    women: float | None  # probability that the bearer is a woman; `None` where the spelling does not tell


def parts_of_name(name: str) -> Parts:
    """The parts of a name in its likeliest parse."""
    parsed = parse_name(name)
    words = {kind: " ".join(part.text for part in parsed.of(kind) if not part.initial) for kind in PartKind}
    share = parsed.gender_probability if parsed.gender is Gender.FEMALE else 1 - parsed.gender_probability
    return Parts(words, share if parsed.gender else None)
