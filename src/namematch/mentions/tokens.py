"""A text cut into words that know their shape, their kinds and what stands before them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import regex

from namematch.data import default_language
from namematch.mentions.vocabulary import Kind, Vocabulary, fold_word, load_vocabulary
from namematch.text import Token, words

_LONGEST = 60
_FIRST_CYRILLIC = "\u0400"
_GAP_SHOWN = 16
_BLANKS = " \t\u00a0\u202f\u200b\u200c\u200d\u2060\ufeff\u00ad"
# Texts that were cut into words have a blank before each mark: "О . М . Бутлеров".
_DOT = regex.compile(r" ?\.")
_ABBREVIATION = regex.compile(r"(?:\p{L}{1,5}\.){1,5}")
_POSSESSIVES = {apostrophe + "s" for apostrophe in "'’ʼ`´"}
_ELISION = regex.compile(r"^(\p{L}{1,7})['’]")
_INITIAL = regex.compile(r"\p{Lu}$|(?:Yu|Ya|Ye|Zh|Kh|Ts|Ch|Sh|Iu|Ia|Ju|Ja|Dj|Dz|Ph|Th|Дж|Дз)$")
# A middle initial may lack its dot: "Jeffrey T Hodge". A single I is the pronoun.
_MIDDLE = regex.compile(r"(?<=\p{L} )[A-HJ-Z](?= \p{Lu}\p{L})")
_SENTENCE_END = regex.compile(r"[.!?…:;•|>#*\"“„«\[]|(?:^|\s)[-–—](?:\s|$)")
_NUMERAL = regex.compile(r"[IVX]{1,5}$")
# Arabic articles, whose last letter may be that of the next word.
_ARTICLE = r"(?:al|el|ul|ad|ar|as|at|an|ud|ur|us|аль|эль|ель|уль|ул|ад|ар|ас|ат|ан|уд|ур|ус)[-‐‑](?=\p{Lu})"
_SMALL_PART = regex.compile(rf"[-‐‑](?!{_ARTICLE})\p{{Ll}}")
_ARTICLE_PREFIX = regex.compile(_ARTICLE)


class WordShape(StrEnum):
    """How a word is written."""

    TITLE = "title"
    UPPER = "upper"
    INITIAL = "initial"
    NUMERAL = "numeral"
    ABBREVIATION = "abbreviation"
    LOWER = "lower"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class TextWord:
    """One word of a text."""

    text: str  # the word as written, without a possessive 's or an elided article
    start: int
    end: int  # place behind its last character
    folded: str  # the form in which it is looked up
    shape: WordShape
    kinds: frozenset[Kind]  # what the tables take it for
    gap: str  # what stands between the word before and this one; shortened in the middle if long
    opens: bool  # whether a sentence or a line begins with it
    joined: bool  # whether it may belong to one name with the word before it

    @property
    def is_cyrillic(self) -> bool:
        """Whether the word is written in Cyrillic letters, by its last one."""
        return is_cyrillic(self.text)

    @property
    def is_capital(self) -> bool:
        """Whether the word begins like a name."""
        return self.shape in (WordShape.TITLE, WordShape.UPPER, WordShape.INITIAL)


def split_words(text: str, vocabulary: Vocabulary) -> list[TextWord]:
    """The words of `text`, from left to right."""
    wrapped = is_wrapped(text)
    of_latin = load_vocabulary(default_language("Latin")) if vocabulary.is_cyrillic else None
    tokens: list[TextWord] = []
    for token, shape in _shaped(text, vocabulary):
        before = tokens[-1] if tokens else None
        gap = _gap(text, before.end if before else 0, token.start)
        folded = fold_word(token.text[:_LONGEST])
        joined = before is not None and _joins(before, gap, wrapped)
        opens = before is None or (not joined and _opens(before, gap, wrapped))
        lists = of_latin if of_latin is not None and not is_cyrillic(token.text) else vocabulary
        kinds = lists.kinds(folded)
        tokens.append(TextWord(token.text, token.start, token.end, folded, shape, kinds, gap, opens, joined))
    return tokens


def is_cyrillic(word: str) -> bool:
    """Whether `word` is written in Cyrillic letters, by its last one."""
    return word[-1:] >= _FIRST_CYRILLIC


def is_wrapped(text: str) -> bool:
    """Whether lines are broken at a width, so that a line break inside a sentence means nothing."""
    breaks = text.strip().count("\n")  # Blank lines around the text break none of its lines.
    inside = sum(1 for _ in regex.finditer(r"\S[^\S\n]*\n[^\S\n]*\p{Ll}", text))
    return inside * 3 > breaks


def _shaped(text: str, vocabulary: Vocabulary) -> Iterator[tuple[Token, WordShape]]:
    reached = 0
    for token in words(text):
        if token.start < reached:
            continue
        abbreviation = _abbreviation(text, token, vocabulary)
        if abbreviation is not None:
            reached = abbreviation.end
            yield abbreviation, WordShape.ABBREVIATION
            continue
        bare = _without_affixes(token, vocabulary)
        yield bare, _shape(text, bare, vocabulary.is_cyrillic)


def _abbreviation(text: str, token: Token, vocabulary: Vocabulary) -> Token | None:
    """The dotted abbreviation that begins with `token`; an honorific of one letter ("M.") counts as one."""
    if len(token.text) > 5 or text[token.end : token.end + 1] != ".":
        return None
    match = _ABBREVIATION.match(text, token.start)
    if match is None:
        return None
    written = match.group()
    if fold_word(written) in vocabulary.abbreviations and written.count(".") > 1:
        return Token(written, token.start, match.end())
    if _is_short(token.text, vocabulary):
        return Token(token.text, token.start, token.end + 1)
    return None


def _is_short(word: str, vocabulary: Vocabulary) -> bool:
    """Whether `word` and a dot are an abbreviation; a single capital is one only where it is an honorific."""
    folded = fold_word(word)
    if folded in vocabulary.entries[Kind.HONORIFIC]:
        return True
    return folded + "." in vocabulary.abbreviations and (len(word) > 1 or word.islower())


def _without_affixes(token: Token, vocabulary: Vocabulary) -> Token:
    start, end = token.start, token.end
    elided = _ELISION.match(token.text)
    if elided is not None and elided.group(1).lower() in vocabulary.elisions:
        start += elided.end()
    if token.text[-2:] in _POSSESSIVES:
        end -= 2
    return Token(token.text[start - token.start : end - token.start], start, end)


def _shape(text: str, token: Token, in_cyrillic: bool) -> WordShape:
    word = token.text
    if len(word) > _LONGEST or not word or any(map(str.isdigit, word)):
        return WordShape.OTHER
    if word.islower():
        return WordShape.LOWER
    # A single I, V or X is a pronoun or an initial in Latin text.
    if _NUMERAL.match(word) and (len(word) > 1 or in_cyrillic):
        return WordShape.NUMERAL
    if _INITIAL.match(word) and _DOT.match(text, token.end):
        return WordShape.INITIAL
    if len(word) == 1 and _MIDDLE.match(text, token.start):
        return WordShape.INITIAL
    word = _ARTICLE_PREFIX.sub("", word)
    if len(word) == 1 or not word[0].isupper() or _SMALL_PART.search(word):
        return WordShape.OTHER
    return WordShape.UPPER if word.isupper() else WordShape.TITLE


def _gap(text: str, start: int, end: int) -> str:
    if end - start <= 2 * _GAP_SHOWN:
        return text[start:end]
    middle = "\n\n" if "\n" in text[start:end] else " … "
    return text[start : start + _GAP_SHOWN] + middle + text[end - _GAP_SHOWN : end]


def _joins(before: TextWord, gap: str, wrapped: bool) -> bool:
    blank = gap.strip(_BLANKS)
    if before.shape is WordShape.INITIAL:
        return blank == "." or blank == ""
    if blank == "\n":
        return wrapped
    return blank == "" and gap != ""


def _opens(before: TextWord, gap: str, wrapped: bool) -> bool:
    if "\n" in gap and (not wrapped or gap.count("\n") > 1):
        return True
    if before.shape is WordShape.ABBREVIATION:
        gap = gap.lstrip(".")
    return _SENTENCE_END.search(gap) is not None
