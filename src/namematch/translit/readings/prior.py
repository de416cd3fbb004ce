"""How common a Cyrillic name word is: a frequency lexicon, and a spelling model for words on no list."""

from __future__ import annotations

from bisect import bisect_left
from math import log2

from namematch._internal.caches import SMALL
from namematch.translit.readings.ngram_automaton import UNKNOWN_COST, Automaton
from namematch.translit.readings.packed_arrays import Arrays, load_arrays
from namematch.translit.readings.user_words import is_beyond_the_lists, prior_form, with_own_words
from namematch.user_lexicon import cached_per_lexicon

ALPHABET = "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґў"
SPELLING_START = 0
_TABLE = "readings/prior.bin"
_MASK = (1 << 64) - 1
HASH_STEP, HASH_MIX = 0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93
# Share of name words that the lexicon does not know; held-out words of the lists themselves suggest a tenth.
_UNLISTED_SHARE = 0.1
_MODELLED_LETTERS = 40
_LONGEST_ENDING = 8


def hash_word(word: str) -> int:
    """A 48-bit hash of a word, the same on every machine and cheap to take over a column."""
    state = 0
    for char in word:
        state = (state * HASH_STEP + ord(char)) & _MASK
    return _mixed(state)


def _mixed(state: int) -> int:
    return (((state ^ state >> 29) * HASH_MIX) & _MASK) >> 16


@cached_per_lexicon(None)
def prior_tables() -> Arrays:
    """The arrays of the prior and the words of the user's own lexicon, loaded once."""
    return with_own_words(load_arrays(_TABLE), hash_word)


@cached_per_lexicon(None)
def spelling_model() -> tuple[Automaton, dict[str, int], int]:
    """The character model, the symbol of each letter, and the symbol for the end of a word."""
    symbols = {letter: code for code, letter in enumerate(ALPHABET, start=SPELLING_START + 1)}
    return Automaton(prior_tables(), "spelling_"), symbols, SPELLING_START + len(ALPHABET) + 1


def listed_cost(word: str) -> int | None:
    """Cost in millibits of a lower-case word in the lexicon (ё written е), or None if it is not listed."""
    return _listed(hash_word(word))


def _listed(key: int) -> int | None:
    tables = prior_tables()
    keys = tables["keys"]
    place = bisect_left(keys, key)
    return tables["key_costs"][place] if place < len(keys) and keys[place] == key else None


def spelling_cost(word: str) -> int:
    """Cost in millibits of spelling a lower-case word letter by letter."""
    model, symbols, end = spelling_model()
    state, total = model.start, 0
    for letter in word[:_MODELLED_LETTERS]:
        cost, state = model.step(state, symbols[letter]) if letter in symbols else (UNKNOWN_COST, 0)
        total += cost
    return total + model.step(state, end)[0] + 5_000 * max(0, len(word) - _MODELLED_LETTERS)


def name_bits(cyrillic: str) -> float:
    """Bits of surprise at a Cyrillic name word: −log2 of its share among the words of full names.

    A listed word has its frequency, any other the probability that the spelling model gives it. ё counts as е.

    Args:
        cyrillic: One word in Cyrillic; case does not matter.

    Returns:
        A finite number of bits, small for common names.

    Example:
        >>> name_bits("Иванов") < name_bits("Дарчиев") < name_bits("Щыбжхэев")
        True
    """
    find = _bits if len(cyrillic) <= 2 * _MODELLED_LETTERS else _bits.__wrapped__
    return find(cyrillic)


@cached_per_lexicon(SMALL)
def _bits(cyrillic: str) -> float:
    word = prior_form(cyrillic)
    return _bits_of_costs(listed_cost(word), spelling_cost(word))


@cached_per_lexicon(SMALL)
def unlisted_bits(cyrillic: str) -> float:
    """`name_bits` of a Cyrillic name word if no list had it: how thinly names are sown around it.

    Args:
        cyrillic: One word in Cyrillic; case does not matter.

    Example:
        >>> name_bits("Иванов") < unlisted_bits("Иванов") < unlisted_bits("Щыбжхэев")
        True
    """
    return _bits_of_costs(None, spelling_cost(prior_form(cyrillic)))


def _bits_of_costs(listed: int | None, spelled: int) -> float:
    if listed is None:
        # The probability of a very long word is below the smallest float, its cost is not.
        return spelled / 1000 - log2(_UNLISTED_SHARE)
    return -log2((1 - _UNLISTED_SHARE) * 2.0 ** (-listed / 1000) + _UNLISTED_SHARE * 2.0 ** (-spelled / 1000))


class Beginnings:
    """`name_bits` of words that begin as one word does: its letters are spelled once.

    Args:
        word: A Cyrillic word as `fold` leaves it.

    Example:
        >>> Beginnings("ивановым").bits(6, "а") == name_bits("Иванова")
        True
    """

    __slots__ = ("_costs", "_hashes", "_is_plain", "_states", "_word")

    def __init__(self, word: str) -> None:
        self._word = word.replace("ё", "е")
        is_short = "'" not in word and len(word) <= _MODELLED_LETTERS - _LONGEST_ENDING
        self._is_plain = is_short and not is_beyond_the_lists(self._word)
        model, symbols, _ = spelling_model()
        state, cost, hashed = model.start, 0, 0
        self._states, self._costs, self._hashes = [state], [cost], [hashed]
        for letter in self._word if self._is_plain else "":
            more, state = model.step(state, symbols[letter]) if letter in symbols else (UNKNOWN_COST, 0)
            cost += more
            hashed = (hashed * HASH_STEP + ord(letter)) & _MASK
            self._states.append(state)
            self._costs.append(cost)
            self._hashes.append(hashed)

    def bits(self, length: int, ending: str) -> float:
        """`name_bits` of the word's first letters and an ending.

        Args:
            length: How many letters of the word stand before the ending.
            ending: The ending, in lower case.
        """
        if not self._is_plain or len(ending) > _LONGEST_ENDING:
            return name_bits(self._word[:length] + ending)
        model, symbols, end = spelling_model()
        state, cost, hashed = self._states[length], self._costs[length], self._hashes[length]
        for letter in ending.replace("ё", "е"):
            more, state = model.step(state, symbols[letter]) if letter in symbols else (UNKNOWN_COST, 0)
            cost += more
            hashed = (hashed * HASH_STEP + ord(letter)) & _MASK
        return _bits_of_costs(_listed(_mixed(hashed)), cost + model.step(state, end)[0])
