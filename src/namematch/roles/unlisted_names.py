"""Names of bodies and places that no table knows, in any alphabet and case."""

from __future__ import annotations

from namematch._internal.caches import WORDS
from namematch.data.role_tables import TITLE_WORDS, TRANSLATED_WORDS
from namematch.roles.tokens import lookup_key, ordinal_number, title_words
from namematch.text import Script, fold, script_of
from namematch.translit import letterwise_readings, neutral_key
from namematch.user_lexicon import cached_per_lexicon

_READINGS = 4
# Names whose adjective goes without their last letter: Каховка, Каховский.
_LOSES_LAST = "вк"


def are_one_name(left: str, right: str) -> bool:
    """Whether two names can be one, each word of them in its own alphabet and case, or translated.

    Example:
        >>> are_one_name("Uralkhimplast", "Уралхимпласта"), are_one_name("Uralkhimplast", "Уралмаша")
        (True, False)
        >>> are_one_name("Ural State Mining", "Уральского государственного горного")
        True
    """
    ours, theirs = _words(left), _words(right)
    if len(ours) != len(theirs):
        return False
    for word in ours:
        found = next(
            (other for other in theirs if word == other or not set(_keys(word)).isdisjoint(_keys(other))), None
        )
        if found is None:
            return False
        theirs.remove(found)
    return True


def unlisted_name_key(name: str) -> str:
    """The likeliest form of a name in the neutral alphabet, without the endings of its words.

    Example:
        >>> unlisted_name_key("Kremenchuk") == unlisted_name_key("Кременчука")
        True
    """
    return " ".join(_keys(word)[0] for word in _words(name))


def _words(name: str) -> list[str]:
    return [name[word.start : word.end] for word in title_words(name)]


@cached_per_lexicon(WORDS)
def _keys(word: str) -> tuple[str, ...]:
    """What a word may be in the neutral alphabet, without its ending and with it, the likeliest first."""
    if number := ordinal_number(word):
        return (number,)
    translated = _translations().get(lookup_key(word))
    written = [word]
    if script_of(word) is Script.LATIN:
        written = [reading.cyrillic for reading in letterwise_readings(word)[:_READINGS]] or written
    forms = [form for text in written for form in (lookup_key(text), fold(text))]
    adjective = TITLE_WORDS.read()["cyrillic"]["adjective"]
    forms += [form.removesuffix(adjective) for form in forms if form.endswith(adjective)]
    forms += [form[:-1] for form in forms if form.endswith(_LOSES_LAST)]
    keys = dict.fromkeys(neutral_key(form) for form in forms)
    return (translated, *keys) if translated else tuple(keys)


@cached_per_lexicon(None)
def _translations() -> dict[str, str]:
    """For the key of a word of the table, in any language, the number of its row."""
    return {
        lookup_key(form): f"={number}"
        for number, row in reversed(list(enumerate(TRANSLATED_WORDS.read())))
        for cell in row.values()
        for form in cell.split("|")
        if form
    }
