"""A text as it is looked at when people are searched for."""

from __future__ import annotations

from dataclasses import dataclass

from namematch.mentions.role_spans import RolePlaces
from namematch.mentions.tokens import TextWord, WordShape
from namematch.mentions.vocabulary import Kind, Vocabulary
from namematch.names import is_given_name, is_patronymic

# Words of these kinds are given names only where the list of given names has them too.
_NOT_GIVEN = {Kind.STOP, Kind.PLACE, Kind.COMMON, Kind.ORGANISATION, Kind.PERSON_NOUN}


@dataclass(frozen=True, slots=True)
class Page:
    """One text with all that is known of it before people are looked for.

    Args:
        text: The text.
        words: Its words.
        roles: Where its role titles stand.
        vocabulary: The word lists of its language.
        small: Words that occur in small letters, folded.
        headings: Places of words that stand in a title-case line, as indexes into `words`.
        known: Folded words that are surnames already found in the text.
        named: Indexes of the words that are names already found.
        surnames: The surnames among `known` as full names give them.
        known_given: Folded words that begin a longer name already found.
    """

    text: str
    words: list[TextWord]
    roles: RolePlaces
    vocabulary: Vocabulary
    small: frozenset[str]
    headings: frozenset[int]
    known: frozenset[str] = frozenset()
    known_given: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()
    named: frozenset[int] = frozenset()


def name_words(page: Page, first: int, last: int) -> list[TextWord]:
    """The words that are written out: no initials, no particles."""
    words = [word for word in page.words[first : last + 1] if word.shape in (WordShape.TITLE, WordShape.UPPER)]
    return words[1:] if len(words) > 1 and is_capital_particle(words[0]) else words


def is_capital_particle(word: TextWord) -> bool:
    """Whether the word may be a particle at the start of a sentence: "Von der Leyen"."""
    return Kind.LEADING_PARTICLE in word.kinds and not is_given_word(word)


def is_given_word(word: TextWord) -> bool:
    """Whether the word is a known given name."""
    if Kind.GIVEN in word.kinds or (is_given_name(word.text) and not word.kinds & _NOT_GIVEN):
        return True
    parts = word.text.split("-")
    return len(parts) > 1 and all(part[:1].isupper() and is_given_name(part) for part in parts)


def has_surname_first(words: list[TextWord]) -> bool:
    """Whether given names, with or without a patronymic, are all that follows the first word."""
    following = words[1:-1] if len(words) > 2 and is_patronymic(words[-1].text) else words[1:]
    return bool(following) and not is_given_word(words[0]) and all(map(is_given_word, following))


def is_opening_noun(word: TextWord) -> bool:
    """Whether the word, at the start of a sentence, may be a noun that looks like a given name."""
    return word.opens and Kind.COMMON in word.kinds
