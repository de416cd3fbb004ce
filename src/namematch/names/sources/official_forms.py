"""What a written word may go back to, and the forms that the same name has in another language."""

from __future__ import annotations

from collections.abc import Iterable

from namematch.names.sources.surname_channel import Origins
from namematch.names.spelling.official_forms import FormTable, lengthened_form, misread_latin, official_form
from namematch.names.types import PartKind

_LEAST_PROBABILITY = 0.01
# How likely a Latin surname beside such a given name is no Slavic one.
_MISREAD = 0.5


def with_other_forms(origins: Origins, others: Iterable[tuple[str, float]], kind: PartKind) -> Origins:
    """Adds to what a word may go back to the forms of the same name in another language or state.

    They are one name, not several that exclude each other: what the word is read as loses nothing.

    Args:
        origins: Folded Cyrillic words with their probabilities.
        others: What the spelling as a whole leads to in another language, with bits.
        kind: What part of a name they are.
    """
    for cyrillic, bits in others:
        _add(origins, cyrillic, 2.0**-bits)
    for cyrillic, probability in tuple(origins.items()):
        form = official_form(cyrillic, kind) if probability >= _LEAST_PROBABILITY else None
        if form is not None:
            share = form.share if kind is PartKind.SURNAME else form.beside_given
            _add(origins, form.cyrillic, probability * share)
    return origins


def beside_such_given_names(word: str, origins: Origins, table: FormTable) -> Origins:
    """What a folded surname may go back to beside a given name of peoples whose surnames have two official forms.

    Args:
        word: A folded surname.
        origins: What it may go back to beside any other.
        table: That of the given name.
    """
    found = Origins(origins)
    found.by_scheme, found.nominatives = origins.by_scheme, origins.nominatives
    is_of_elements = table is FormTable.ELEMENTS
    # Twice, as one word may have q and j.
    for _ in range(2 * is_of_elements):
        for cyrillic, probability in tuple(found.items()):
            for meant in misread_latin(word, cyrillic, beside=True):
                _add(found, meant, probability * _MISREAD)
    for cyrillic, probability in tuple(found.items()):
        if probability < _LEAST_PROBABILITY:
            continue
        longer = lengthened_form(cyrillic) if is_of_elements else None
        for form in (official_form(cyrillic, PartKind.SURNAME, beside=table), longer):
            if form is not None:
                _add(found, form.cyrillic, probability * form.beside_given)
    return found


def _add(origins: Origins, cyrillic: str, probability: float) -> None:
    origins[cyrillic] = max(origins.get(cyrillic, 0.0), probability)
