"""A text as it is looked at when people are searched for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from namematch._internal.caches import WORDS
from namematch.mentions.role_spans import RolePlaces
from namematch.mentions.tokens import TextWord, WordShape
from namematch.mentions.vocabulary import Kind, Vocabulary, fold_word
from namematch.names import is_given_name, is_patronymic, lemmas
from namematch.user_lexicon import cached_per_lexicon

# Words of these kinds are given names only where the list of given names has them too.
_NOT_GIVEN = {Kind.STOP, Kind.PLACE, Kind.COMMON, Kind.ORGANISATION, Kind.PERSON_NOUN}


class SeenElsewhere(Protocol):
    """What is known of the words of a text from all the places they stand at."""

    known: frozenset[str]
    surnames: frozenset[str]

    def features(self, first: int, last: int) -> Iterator[str]:
        """What other places of its words say of a piece."""
        ...


@dataclass(frozen=True, slots=True)
class Page:
    """One text with all that is known of it before people are looked for."""

    text: str
    words: list[TextWord]
    roles: RolePlaces
    vocabulary: Vocabulary
    small: frozenset[str]  # words that occur in small letters, folded
    headings: frozenset[int]  # places of words that stand in a title-case line, as indexes into `words`
    stems: frozenset[str] = frozenset()  # the same words without their last two letters
    repetition: SeenElsewhere | None = None  # what a first look has found; `None` before it

    @property
    def known(self) -> frozenset[str]:
        """Folded words that are surnames already found in the text, in whatever case."""
        return self.repetition.known if self.repetition is not None else frozenset()


def before_name(page: Page, first: int) -> int:
    """Index of the word before a name, or of the thing that is named after a saint: "chrám svätej Alžbety"."""
    at = first - 1
    if at > 0 and Kind.HONORIFIC in page.words[at].kinds and page.words[at].joined:
        return at - (Kind.NAMED_THING in page.words[at - 1].kinds)
    return at


def name_words(page: Page, first: int, last: int) -> list[TextWord]:
    """The words that are written out: no initials, no particles."""
    words = [word for word in page.words[first : last + 1] if word.shape in (WordShape.TITLE, WordShape.UPPER)]
    return words[1:] if len(words) > 1 and is_capital_particle(words[0]) else words


def is_capital_particle(word: TextWord) -> bool:
    """Whether the word may be a particle at the start of a sentence: "Von der Leyen"."""
    return Kind.LEADING_PARTICLE in word.kinds and not is_given_word(word)


def is_given_word(word: TextWord) -> bool:
    """Whether the word is a known given name."""
    return is_given(word.text, word.kinds)


@cached_per_lexicon(WORDS)
def is_given(text: str, kinds: frozenset[Kind]) -> bool:
    """Whether a word of these kinds is a known given name."""
    if Kind.GIVEN in kinds or (is_given_name(text) and not kinds & _NOT_GIVEN):
        return True
    parts = text.split("-")
    return len(parts) > 1 and all(part[:1].isupper() and is_given_name(part) for part in parts)


def has_surname_first(words: list[TextWord]) -> bool:
    """Whether given names, with or without a patronymic, are all that follows the first word."""
    following = words[1:-1] if len(words) > 2 and is_patronymic(words[-1].text) else words[1:]
    return bool(following) and not is_given_word(words[0]) and all(map(is_given_word, following))


def is_opening_noun(word: TextWord) -> bool:
    """Whether the word, at the start of a sentence, may be a noun that looks like a given name."""
    return word.opens and Kind.COMMON in word.kinds


def word_keys(page: Page, word: TextWord) -> frozenset[str]:
    """Folded base forms that the word may be an inflected form of."""
    return base_forms(word.text, page.vocabulary)


def base_forms(word: str, vocabulary: Vocabulary) -> frozenset[str]:
    """Folded base forms that a word of a name may be an inflected form of."""
    folded = fold_word(word)
    if not vocabulary.inflects_surnames:
        return frozenset({folded})
    if vocabulary.genitive:
        return frozenset({folded, folded.removesuffix(vocabulary.genitive)})
    return _lemma_keys(word, vocabulary.language) | {folded}


@cached_per_lexicon(WORDS)
def _lemma_keys(word: str, language: str) -> frozenset[str]:
    return frozenset(fold_word(lemma.text) for lemma in lemmas(word, language=language))
