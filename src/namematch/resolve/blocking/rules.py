"""The blocking rules: the table that batch, addition and Spark read to decide which pairs of names are weighed."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from namematch.names import PartKind


class KeySet(StrEnum):
    """Which blocking keys of a surname or given name a rule looks at."""

    WHOLE = "whole"
    """The consonants of what each word may go back to, and the given names that it is a form of; none of an initial."""
    ALL = "all"
    """Those, and each with one letter left out."""
    LETTERS = "letters"
    """The letters that its initial may be, or that the initial may stand for."""
    ABSENT = "absent"
    """One key, which all names without the part have, and no other."""
    ANY = "any"
    """One key, which all names have, with the part or without."""

    @property
    def of_words(self) -> bool:
        """Whether the keys belong to words, so that a table of names numbers them."""
        return self in (KeySet.WHOLE, KeySet.ALL)


class Condition(StrEnum):
    """What must hold for the surname or given name of one name of a pair."""

    DOUBTFUL = "doubtful"
    """A word of it is not attested, or may be another word with a slip."""
    INITIAL = "initial"
    """It is an initial."""
    MISSING = "missing"
    """The name has none."""


class KeyComparison(NamedTuple):
    """How a rule compares the surnames, or the given names, of two names."""

    keys: KeySet  # in this key set both must have a key in common
    one_is: Condition | None = None  # this must hold for one of them at least


class BlockingRule(NamedTuple):
    """One blocking rule: two names are candidates if it holds for a parse of each.

    The two conditions need not hold for the same name: "Prigohin Yevgeny" and "Y. Prigozhin" are candidates, too.
    """

    name: str  # what it finds
    surname: KeyComparison
    given: KeyComparison
    why: str  # what would be missed without it
    example: tuple[str, str]  # two names that only this rule makes candidates

    def of(self, part: PartKind) -> KeyComparison:
        """How surnames or given names are compared."""
        return self.surname if part is PartKind.SURNAME else self.given

    @property
    def lead(self) -> PartKind:
        """The part through which pairs are found; the other one is checked for each.

        It is the surname, but where all names that the rule is about have the same key of it, or one of few.
        """
        few = (KeySet.ABSENT, KeySet.ANY, KeySet.LETTERS)
        return PartKind.GIVEN if self.surname.keys in few else PartKind.SURNAME


_WHOLE, _ALL = KeyComparison(KeySet.WHOLE), KeyComparison(KeySet.ALL)
_SLIP = KeyComparison(KeySet.ALL, Condition.DOUBTFUL)
_INITIAL = KeyComparison(KeySet.LETTERS, Condition.INITIAL)
_NO_GIVEN = KeyComparison(KeySet.ANY, Condition.MISSING)
_ABSENT = KeyComparison(KeySet.ABSENT)

# fmt: off
_ROWS = (
    ("same name", _WHOLE, _WHOLE,
     "Both parts may go back to one form, or be forms of one given name.", ("Sergei Lavrov", "Сергей Лавров")),
    ("slip in the surname", _SLIP, _WHOLE,
     "A surname may be misspelt if it is not attested.", ("Yevgeny Prigohin", "Евгений Пригожин")),
    ("slip in the given name", _WHOLE, _SLIP,
     "So may a given name, but not both: chance would fill the blocks.", ("Segei Lavrov", "Сергей Лавров")),
    ("initial", _WHOLE, _INITIAL,
     "An initial stands for any given name with its letter.", ("S. Lavrov", "Сергей Лавров")),
    ("initial, slip in the surname", _SLIP, _INITIAL,
     "The surname beside an initial may be misspelt, too.", ("Y. Prigohin", "Евгений Пригожин")),
    ("initial of the surname", _INITIAL, _WHOLE,
     "Banks show the surname by its initial.", ("Сергей Викторович Л.", "Сергей Лавров")),
    ("surname only", _WHOLE, _NO_GIVEN,
     "A surname alone may be anyone's of that surname.", ("Lavrov", "Сергей Лавров")),
    ("surname only, with a slip", _SLIP, _NO_GIVEN,
     "A surname alone may be misspelt, too.", ("Prigohin", "Евгений Пригожин")),
    ("given name only", _ABSENT, _ALL,
     "Names without a surname are compared by the given name; they are few.", ("Sergei", "Сергей")),
)
# fmt: on
RULES = tuple(BlockingRule(*row) for row in _ROWS)
"""The table."""
