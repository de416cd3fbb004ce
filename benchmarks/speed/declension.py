"""Russian name words in their cases: the paradigms of `data/mentions/ru.toml` read forwards."""

from __future__ import annotations

import re
from functools import cache

from namematch.data import language

OBLIQUE = ("gen", "dat", "acc", "ins", "loc")


def declined(word: str, kind: str, gender: str, case: str) -> str:
    """A word in an oblique case, by the likeliest paradigm that its nominative can follow.

    Args:
        word: A name word in the nominative; its case of letters is kept.
        kind: `given`, `patronymic` or `surname`.
        gender: `male` or `female`.
        case: One of `OBLIQUE`.

    Returns:
        The word in that case; the word itself where no paradigm fits.

    Example:
        >>> [declined("Дарчиев", "surname", "male", case) for case in ("gen", "ins")]
        ['Дарчиева', 'Дарчиевым']
    """
    for stem, nominative, endings in _paradigms(kind, gender):
        if word.endswith(nominative) and stem.fullmatch(word[: len(word) - len(nominative)].lower()):
            return word[: len(word) - len(nominative)] + endings[case]
    return word


@cache
def _paradigms(kind: str, gender: str) -> list[tuple[re.Pattern[str], str, dict[str, str]]]:
    """Stem, ending of the nominative, ending by case; the usual paradigms first, among these the longer ending."""
    found = []
    for row in language("ru").paradigms:
        if (row["kind"], row["gender"]) == (kind, gender):
            stem = re.compile(f".*(?:{row['stem']})" if row["stem"] else ".*")
            for nominative in row["nom"].split("|"):
                endings = {case: (row[case] or nominative).split("|")[0] for case in OBLIQUE}
                found.append((float(row["bits"]), -len(nominative), stem, nominative, endings))
    return [paradigm[2:] for paradigm in sorted(found, key=lambda item: item[:2])]
