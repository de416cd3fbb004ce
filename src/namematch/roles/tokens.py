"""Words of a title, each with the key under which the tables know it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import regex

from namematch._internal.caches import WORDS
from namematch.data import title_languages
from namematch.data.languages import Language
from namematch.data.role_tables import MODIFIERS, PORTFOLIOS, RANKS, TITLE_WORDS
from namematch.data.shared_tables import GIVEN_NAMES
from namematch.text import fold, strip_marks
from namematch.user_lexicon import active_lexicon, cached_per_lexicon

_LONGEST_WORD = 64
# What stands before the head of a compound has as many letters.
_SHORTEST_STEM = 4
_UKRAINIAN = "іїє"
_CONSONANTS = frozenset("бвгджзйклмнпрстфхцчшщ")

# An abbreviation with dots ("U.S.", "и. о."), an elided article ("d'", "l'"), an ordinal number ("58-я"), a word with
# its possessive, or a mark. The sign of a number ("No. 5") is none of them.
_TOKEN = regex.compile(
    r"(?P<sign>\b[nN](?:[or]\.?|[°º])\ ?(?=\p{N}))"
    r"|(?P<dotted>\b\p{L}\.(?:\ ?\p{L}\.)+)"
    r"|(?P<elided>\b[dlnqDLNQ])['’](?=\p{L})"
    r"|(?P<word>\p{N}++-[\u0400-\u04ff]{1,3}(?![\p{L}\p{M}\p{N}-])"
    r"|[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}]|['’](?=[яюєїеёі]))*+)"
    r"(?P<ending>['’´`][\p{L}]{1,2}(?![\p{L}\p{M}\p{N}])|['’](?=\s))?"
    r"|(?P<mark>[&()\[\],;:!?«»„“”\"/|\n]|(?<!\b\p{L}{1,4})\.|[–—](?=\s))"
)


_ORDINAL = regex.compile(r"(\p{N}+)(?:st|nd|rd|th|e|er|re|-[\u0400-\u04ff]{0,3})?")
_POSSESSIVE = regex.compile(r"['’´`]\p{L}{0,2}$")


class TitleWord(NamedTuple):
    """One word or mark: the key that tables know it by, its place, and whether it is a possessive."""

    key: str
    start: int
    end: int
    possessive: bool
    mark: bool


def title_words(text: str) -> list[TitleWord]:
    """The words and marks of `text`; hyphenated words fall apart, case endings of Russian words fall off."""
    tokens: list[TitleWord] = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        start, end = match.span()
        if kind == "sign":
            continue
        if kind == "mark":
            tokens.append(TitleWord(match.group(), start, end, False, True))
            continue
        if kind in ("word", "ending"):
            word, ending = match.group("word", "ending")
        else:
            word, ending = match.group(), None
        key, prefix, prefix_key = _keys_and_prefix(word[:_LONGEST_WORD])
        if not key:
            continue  # Apostrophes that Unicode counts among the letters (ʹ, ʼ).
        if prefix:
            middle = start + len(prefix)
            tokens.append(TitleWord(prefix_key, start, middle, False, False))
            start = middle
        elif head := _compound_head(word):
            middle = start + len(word) - len(head)
            tokens.append(TitleWord(lookup_key(word[: -len(head)]), start, middle, False, False))
            key, start = lookup_key(head), middle
        tokens.append(TitleWord(key, start, end, ending is not None, False))
    return tokens


@cached_per_lexicon(WORDS)
def _keys_and_prefix(word: str) -> tuple[str, str, str]:
    """The key of a word behind the prefix glued to it, that prefix, and its key."""
    if prefix := glued_prefix(word):
        prefix_key = _prefixes()[prefix.lower()]
    else:
        table = TITLE_WORDS.read()["directorates"]
        of_bodies = (short for short in table["prefixes"] if word.startswith(short))
        prefix = next((short for short in of_bodies if word[len(short) :] in table["bodies"]), "")
        prefix_key = lookup_key(table["prefixes"].get(prefix, ""))
    return lookup_key(word[len(prefix) :]), prefix, prefix_key


@cached_per_lexicon(4096)
def lookup_key(word: str) -> str:
    """The form under which a word is looked up: lower case, without marks, Russian words without their ending."""
    if word[:1].isdigit() and "-" in word:
        return word[: word.index("-") + 1]
    key = strip_marks(fold(word)).replace("ё", "е")
    key = key.replace(" ", "").replace("'", "").replace("’", "")
    short, pointless = _abbreviations(), key.replace(".", "")
    key = short.get(key) or short.get(pointless, pointless)
    return _stem(key) if key and ("а" <= key[-1] <= "я" or key[-1] in _UKRAINIAN) else key


def ordinal_number(word: str) -> str:
    """The number of an ordinal in digits, of whatever language; empty if the word is none.

    Example:
        >>> ordinal_number("58th"), ordinal_number("58-й"), ordinal_number("army")
        ('58', '58', '')
    """
    found = _ORDINAL.fullmatch(word)
    return found[1] if found else ""


def is_given_name_key(key: str) -> bool:
    """Whether a word is a given name, in Cyrillic or as some other language has it."""
    return key in _given_names()


@cached_per_lexicon(None)
def _given_names() -> frozenset[str]:
    rows = GIVEN_NAMES.read()
    columns = ("name", "spelling", "cognate", "translation", "latin")
    written = (form for row in rows for column in columns for form in row[column].split())
    return frozenset(lookup_key(form.rpartition(":")[2]) for form in written)


def bare_word(word: str) -> str:
    """A word in lower case, without a possessive and other apostrophes.

    Example:
        >>> bare_word("Kremlin’s")
        'kremlin'
    """
    return fold(_POSSESSIVE.sub("", word)).replace("'", "")


def lookup_keys(key: str, word: str) -> tuple[str, ...]:
    """The keys of a word of the tables: "Росатом" and "Китай" lose other ends in the nominative than in other cases."""
    whole = fold(word).replace("ё", "е")
    if whole.endswith("ай"):
        return key, whole[:-2]
    return (key, whole) if len(whole) - len(key) > 1 and whole[-1] in _CONSONANTS and "а" <= key[-1] <= "я" else (key,)


def ending_key(word: str, key: str, ending: str) -> str:
    """The key of a word of the tables with an ending behind it: only Cyrillic words lose ends."""
    return key + strip_marks(ending) if ending.isascii() or ending[-1] < "\u0400" else lookup_key(word + ending)


def _stem(word: str) -> str:
    endings, shortest, irregular, alternating = _cyrillic()
    if word in irregular:
        return irregular[word]
    if ending := next(filter(word.endswith, alternating), ""):
        return word.removesuffix(ending) + alternating[ending]
    for length in (3, 2, 1):
        if len(word) - length >= shortest and word[-length:] in endings:
            stem = word[:-length]
            return f"{stem}и" if _is_science(stem, word[-length:]) else stem
    return word


@cached_per_lexicon(None)
def _abbreviations() -> dict[str, str]:
    of_languages = [language.titles.get("abbreviations", {}) for language in title_languages()]
    tables = (*of_languages, active_lexicon().roles.abbreviations)
    return {short: word for table in tables for short, word in table.items()}


@cache
def _cyrillic() -> tuple[frozenset[str], int, dict[str, str], dict[str, str]]:
    table = TITLE_WORDS.read()["cyrillic"]
    whole = {word: "=" + word for word in table["whole"]}
    return frozenset(table["endings"]), table["shortest_stem"], whole | table["irregular"], table["alternating"]


@cache
def _sciences() -> tuple[frozenset[str], tuple[str, ...]]:
    table = TITLE_WORDS.read()["cyrillic"]
    return frozenset(table["of_nouns"]), tuple(table["sciences"])


def _is_science(stem: str, ending: str) -> bool:
    """Whether a word names a science and not who practises it: "биологии" and "биологи"."""
    endings, stems = _sciences()
    return ending in endings and stem.endswith(stems)


def _compound_head(word: str) -> str:
    """The last part of a compound, which is read as a word of its own: "ausschuss" of "Verteidigungsausschuss"."""
    lowered, heads = word.lower(), _compound_heads()
    if not lowered.endswith(heads):
        return ""
    return next((head for head in heads if lowered.endswith(head) and len(word) - len(head) >= _SHORTEST_STEM), "")


@cache
def _compound_heads() -> tuple[str, ...]:
    return tuple(head for language in title_languages() for head in language.titles.get("compound_heads", ()))


def glued_prefix(word: str) -> str:
    """The modifier glued to the front of `word` ("зам" of "замминистра"), or an empty string."""
    lowered = word.lower()
    known = _prefixes()
    if not any(map(lowered.startswith, known)):
        return ""
    for prefix in known:
        if lowered.startswith(prefix) and lookup_key(word[len(prefix) :]) in _bases():
            return word[: len(prefix)]
    return ""


@cached_per_lexicon(None)
def _prefixes() -> dict[str, str]:
    """Prefixes and the keys of their modifiers: their own if the prefix is a word as well, else that of the name."""
    rows = [row for row in MODIFIERS.read()["modifier"] if "prefixes" in row]
    codes = [language.code for language in title_languages()]
    words = {form for row in rows for code in codes for form in row.get(code, ())}
    return {
        prefix: lookup_key(prefix if prefix in words else row["name"]) for row in rows for prefix in row["prefixes"]
    }


@cached_per_lexicon(None)
def _bases() -> frozenset[str]:
    """Keys of the single words that a prefix may be glued to: the ranks."""
    table = RANKS.read()
    user_roles = active_lexicon().roles
    rows = (*table["rank"], *table["office"], *user_roles.rank, *user_roles.office)
    languages = [language for language in title_languages() if language.titles.get("glued_prefixes")]
    ministers = (
        lookup_key(stem + end)
        for portfolio in PORTFOLIOS.read()["portfolio"]
        for stem, ends in compounds_of(portfolio)
        for end in ends["minister"]
    )
    return frozenset(key for language in languages for row in rows for key in _word_keys(row, language)).union(
        ministers
    )


def compounds_of(portfolio: dict[str, Any]) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """Stems of words such as "Außenminister", and what may follow them.

    Args:
        portfolio: A row of the table of portfolios.
    """
    for language in title_languages():
        if stem := portfolio.get(f"{language.code}_stem"):
            yield stem, language.titles["compounds"]


def _word_keys(row: dict[str, Any], language: Language) -> Iterator[str]:
    """Keys of the single words of a language for a rank, with the endings they take."""
    for form in (*row.get(language.code, ()), *language.wordings("ranks", row.get("id", ""))):
        if " " not in form:
            key = lookup_key(form)
            yield key
            yield from (ending_key(form, key, ending) for ending in language.titles.get("genitives", ()))
