"""The values this room gives back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from namematch._internal.html import html_table
from namematch.plain import PlainValue

# A word shorter than that in capitals has no small letter of a digraph.
_LEAST_WITH_DIGRAPH = 4


class PartKind(StrEnum):
    """What a part of a name is."""

    GIVEN = "given"
    PATRONYMIC = "patronymic"
    SURNAME = "surname"


class Gender(StrEnum):
    """Grammatical gender of a name, which tells the gender of its bearer."""

    FEMALE = "female"
    MALE = "male"


class NameOrder(StrEnum):
    """In which order the parts of a name stand."""

    GIVEN_FIRST = "given-first"
    SURNAME_FIRST = "surname-first"
    SINGLE = "single"
    NONE = "none"


class RelationKind(StrEnum):
    """How two forms of a given name hang together, closest first."""

    SAME = "same"
    SPELLING = "spelling"
    COGNATE = "cognate"
    TRANSLATION = "translation"
    DIMINUTIVE = "diminutive"


@dataclass(frozen=True, slots=True)
class NameToken:
    """A word or an initial of a written name, with its particles or its Turkic marker.

    Args:
        text: As written, particles included.
        start: Place of its first character in the name.
        end: Place behind its last character.
        word: The word that decides what it is.
        initial: Whether only a first letter is written.
        segment: How many commas stand before it.
        particle: Whether a particle belongs to it, which makes it a surname.
        marked: Gender told by a Turkic marker, which makes it a patronymic.
        regnal: Whether it stands between the title and the number of a ruler, which makes it a given name.
    """

    text: str
    start: int
    end: int
    word: str
    initial: bool = False
    segment: int = 0
    particle: bool = False
    marked: Gender | None = None
    regnal: bool = False

    @property
    def capitals(self) -> bool:
        """Whether the word stands in capitals, but for one letter of a digraph (OGNjANOVIC)."""
        if len(self.word) < 2 or self.word.isupper() or not self.word[:2].isupper():
            return len(self.word) > 1 and self.word.isupper()
        return len(self.word) > _LEAST_WITH_DIGRAPH and sum(map(str.islower, self.word)) == 1


@dataclass(frozen=True, slots=True)
class NamePart(PlainValue):
    """One part of a name, where it stands in the text.

    Args:
        kind: What the part is.
        text: The part as written: `text == name[start:end]`, of a mended name `name.mended[start:end]`.
        start: Place of its first character in the name.
        end: Place behind its last character.
        initial: Whether only the first letter is written ("А.").
    """

    kind: PartKind
    text: str
    start: int
    end: int
    initial: bool = False


@dataclass(frozen=True, slots=True)
class PersonName(PlainValue):
    """A name taken apart.

    Args:
        text: The name as it was given.
        parts: Its parts from left to right.
        order: The order they stand in.
        gender: Gender of the bearer, `None` where the name does not tell.
        gender_probability: Probability of `gender`; 0.5 where there is none.
        probability: Probability of this way to take the name apart, against its `alternatives`.
        alternatives: The other ways worth keeping, likeliest first; all probabilities sum to 1 or less.
        titles: What was glued on and is no part of the name: "Mr", "г-н", "graf", "Jr.", "II", "ИНН 7700…".
        aliases: Other names of the bearer: in brackets or quotation marks, behind "он же", "a.k.a.", "née" or a stroke.
        dates: Years and the words beside them: "1882-1942", "d. 1901", "DOB 12 Mar 1970".
        mended: The text that was taken apart instead of `text`, where its letters or spaces had to be mended; empty
            where the parts stand in `text` as they are.
        organisation: Whether the text is an organisation's name, which has no parts.
    """

    text: str
    parts: tuple[NamePart, ...]
    order: NameOrder
    gender: Gender | None = None
    gender_probability: float = 0.5
    probability: float = 1.0
    alternatives: tuple[PersonName, ...] = ()
    titles: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    mended: str = ""
    organisation: bool = False

    @property
    def given(self) -> str | None:
        """The given name or names as written, `None` if there is none."""
        return self._joined(PartKind.GIVEN)

    @property
    def patronymic(self) -> str | None:
        """The patronymic as written, `None` if there is none."""
        return self._joined(PartKind.PATRONYMIC)

    @property
    def surname(self) -> str | None:
        """The surname as written, particles with it, `None` if there is none."""
        return self._joined(PartKind.SURNAME)

    def of(self, kind: PartKind) -> tuple[NamePart, ...]:
        """The parts of one kind, from left to right."""
        return tuple(part for part in self.parts if part.kind is kind)

    def _repr_html_(self) -> str:
        parts = [(part.kind.value, part.text) for part in self.parts]
        gender = [("gender", f"{self.gender} ({self.gender_probability:.0%})")] if self.gender else []
        listed = (("title", self.titles), ("also", self.aliases), ("date", self.dates))
        beside = [(title, text) for title, texts in listed for text in texts]
        mended = [("mended", self.mended)] if self.mended else []
        return html_table([*parts, *gender, *beside, *mended], ("part", self.text))

    def _joined(self, kind: PartKind) -> str | None:
        return " ".join(part.text for part in self.parts if part.kind is kind) or None


@dataclass(frozen=True, slots=True)
class Relation:
    """How two given names hang together.

    Args:
        kind: The loosest link on the way from one to the other.
        bits: Cost, about -log2 of how often one person goes by both forms; 0 for one and the same name.
        via: The name both belong to.
    """

    kind: RelationKind
    bits: float
    via: str


@dataclass(frozen=True, slots=True)
class Lemma:
    """A dictionary form that a word may be an inflected form of.

    Args:
        text: The form in the nominative, lower case.
        gender: Gender of the bearer, `None` where the form serves both.
        case: The case the word then stands in: `"nom"`, `"gen"`, `"dat"`, `"acc"`, `"ins"`, `"loc"`, `"own"` (a
            nominative with an ending of the borrowing language: Putins), `"other"` (vocative, possessive); several
            joined by a bar where one form serves them all.
        bits: Cost, -log2 of the probability of this reading of the word.
        base: The masculine form of a surname; equal to `text` for every other word.
        kind: What sort of name was assumed.
    """

    text: str
    gender: Gender | None
    case: str
    bits: float
    base: str
    kind: PartKind


@dataclass(frozen=True, slots=True)
class NormalName(PlainValue):
    """A name in a form that does not depend on its order, case or typography. Hashable.

    Args:
        given: Given names and initials, folded; initials end in a dot.
        patronymic: Patronymic, folded.
        surname: Surname, folded.
        gender: Gender of the bearer if known.
    """

    given: tuple[str, ...]
    patronymic: tuple[str, ...]
    surname: tuple[str, ...]
    gender: Gender | None = None

    def __str__(self) -> str:
        return " ".join((*self.surname, *self.given, *self.patronymic))
