"""What a written word may go back to, and the form that the documents of another state have of it."""

from __future__ import annotations

from namematch.names.sources.surname_channel import Origins
from namematch.names.spelling.official_forms import official_form
from namematch.names.types import PartKind

_LEAST_PROBABILITY = 0.01


def with_official_forms(origins: Origins, kind: PartKind) -> Origins:
    """Adds to what a word may go back to the other official form of each name.

    The two are one name, not two that exclude each other: what the word is read as loses nothing.

    Args:
        origins: Folded Cyrillic words with their probabilities.
        kind: What part of a name they are.
    """
    for cyrillic, probability in tuple(origins.items()):
        form = official_form(cyrillic, kind) if probability >= _LEAST_PROBABILITY else None
        if form is not None:
            more = probability * form.share
            origins[form.cyrillic] = max(origins.get(form.cyrillic, 0.0), more)
    return origins
