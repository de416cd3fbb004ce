"""Romanisation schemes: what they are, who issued them, and the rules by which they write a word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from namematch._internal.html import html_table
from namematch.data import Declaration, TomlFolder, keys, matching
from namematch.data.shared_tables import ALPHABETS, PAIRS
from namematch.errors import InputError, UnknownChoiceError, shown
from namematch.plain import PlainValue
from namematch.text import text_of
from namematch.translit.schemes.engine import Engine, EngineRule
from namematch.translit.schemes.inverse import Inverse

_NOTHING = "∅"
# The code that ISO 639 has for no language at all.
_MACHINES = "zxx"


_LETTERS = matching(r".+", "are no letters")
_SIDE = matching(r"(?:[^{}]|\{(?:letters|vowels|consonants)\})*", "may hold letters, #, {vowels} and {consonants} only")


def _schema() -> Declaration:
    return {
        **keys("title target body year source", str),
        "languages": [tuple(alphabets()), ...],
        "status": ("verified", "mixed", "recalled"),
        "aliases?": [str],
        "same_as?": {"*": str},
        "notes?": str,
        "reversible?": bool,
        "rules?": [{"from": _LETTERS, "to": str, "after?": _SIDE, "before?": _SIDE, "also?": [str]}],
        "letters": PAIRS,
        "endings?": [{"of?": [str], "letters?": _SIDE, "add": str}],
        "capitals?": {"*": str},
        "samples": {"*": str},
    }


SCHEMES = TomlFolder("schemes", _schema)


@dataclass(frozen=True, slots=True)
class Rule(PlainValue):
    """One line of a scheme: how some Cyrillic letters are written in one surrounding.

    Args:
        letters: The one to four Cyrillic letters the rule consumes, in lower case.
        to: What they become.
        after: Letters of which one must stand before; `#` is the word boundary, empty means any.
        before: Letters of which one must stand behind, likewise.
        also: Other outputs seen in practice; only reading back uses them.
    """

    letters: str
    to: str
    after: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    also: tuple[str, ...] = ()

    @property
    def outputs(self) -> tuple[str, ...]:
        """Everything the letters may become: `to` first, then `also`."""
        return (self.to, *self.also)


@dataclass(frozen=True, slots=True)
class Ending:
    """An ending that a scheme adds to words (the nominative of Latvian and Lithuanian)."""

    of: tuple[str, ...]  # endings of the Cyrillic word to which the rule applies
    add: str


@dataclass(frozen=True, slots=True)
class Scheme(PlainValue):
    """One way to write Cyrillic names in Latin letters. Two schemes are equal if their ids are.

    Args:
        id: Kebab-case of the body's own name: `"bgn-pcgn"`.
        title: Name of the scheme in words.
        languages: ISO 639 codes of the languages it romanises, of two letters where there is one.
        target: ISO 639 code of the language whose readers it serves, `"und"`, or `"zxx"` for machines.
        body: Who issued it or where it is practice.
        year: Year or years of issue; empty for a practice without one.
        source: Where the table can be checked.
        status: `"verified"`, `"mixed"` or `"recalled"`: how far the table was checked against its source.
        reversible: Whether `undo` gives back exactly what was romanised.
        rules: Ordered rules; the first that fits a place wins.
        endings: Endings of words, and what is added to them; the longest that fits counts.
        aliases: Other ids of the same table.
        notes: What a user should know.
        samples: Cyrillic names and how the scheme writes them.
        capitals: Outputs whose capital form is not that of their first letter (Turkish i, İ).
    """

    id: str
    title: str = field(compare=False)
    languages: tuple[str, ...] = field(compare=False)
    target: str = field(compare=False)
    body: str = field(compare=False)
    year: str = field(compare=False)
    source: str = field(compare=False)
    status: str = field(compare=False)
    reversible: bool = field(compare=False)
    rules: tuple[Rule, ...] = field(compare=False, repr=False)
    endings: tuple[Ending, ...] = field(compare=False, repr=False)
    aliases: tuple[str, ...] = field(compare=False, repr=False)
    notes: str = field(compare=False, repr=False)
    samples: tuple[tuple[str, str], ...] = field(compare=False, repr=False)
    capitals: tuple[tuple[str, str], ...] = field(compare=False, repr=False)

    @property
    def engine(self) -> Engine:
        """The rules in the form that runs, made when first needed."""
        return _engine(self)

    @property
    def is_for_machines(self) -> bool:
        """Whether only documents that machines read are written by it."""
        return self.target == _MACHINES

    def romanize_word(self, word: str) -> str:
        """One lower-case Cyrillic word in Latin letters, as this scheme writes it.

        Args:
            word: A word in lower case and NFC, such as `fold` gives.

        Example:
            >>> find_scheme("german-duden").romanize_word("щукин")
            'schtschukin'
        """
        return self.engine.word(word)

    def undo(self, text: str) -> str:
        """The Cyrillic that a reversible scheme was given.

        Exact for words that keep the spelling rules of their language (a sign stands behind a consonant). The
        case of a sign is told from its neighbours, which fails only in a word of one letter and the sign, and where a
        capital palochka begins a word of small letters. What machines read has no case.

        Args:
            text: What the scheme wrote, without words that were Latin from the beginning.

        Raises:
            TypeError: If `text` is not a string.
            InputError: If the scheme is not reversible.

        Example:
            >>> find_scheme("gost-7.79-b").undo("Nikita Xrushhyov"), find_scheme("iso-9").undo("SOLOVʹËV")
            ('Никита Хрущёв', 'СОЛОВЬЁВ')
        """
        text_of(text, "undo")
        if not self.reversible:
            raise InputError(f"scheme {self.id!r} is not reversible; use readings for the likely originals")
        return _inverse(self).text(text)

    def __reduce__(self) -> tuple[Any, tuple[str]]:
        return find_scheme, (self.id,)


class SchemeList(list[Scheme]):
    """Schemes, which a notebook shows as a table."""

    def _repr_html_(self) -> str:
        rows = [(each.id, each.title, ", ".join(each.languages), each.body, each.year) for each in self]
        return html_table(rows, ("id", "title", "languages", "body", "year"))


def schemes() -> list[Scheme]:
    """Every scheme there is, in the order of their ids.

    Example:
        >>> [s.id for s in schemes() if s.reversible and "uk" in s.languages]
        ['iso-9', 'ukrainian-iso-9']
    """
    return SchemeList(_load(scheme_id) for scheme_id in _ids())


def find_scheme(id: str) -> Scheme:
    """The scheme of that id or alias.

    Args:
        id: Id or alias of a scheme, such as `"iso-9"` or `"gost-7.79-a"`.

    Raises:
        TypeError: If `id` is not a string.
        UnknownChoiceError: If there is no such scheme; the message names the nearest.

    Example:
        >>> find_scheme("gost-7.79-a").id
        'iso-9'
    """
    if not isinstance(id, str):
        raise TypeError(f"a scheme is named by its id, such as 'iso-9', not by {type(id).__name__}: {shown(id)}")
    if id in _ids():
        return _load(id)
    try:
        return _load(_aliases()[id])
    except KeyError:
        raise UnknownChoiceError("scheme", id, (*_ids(), *_aliases())) from None


@cache
def _ids() -> dict[str, None]:
    return dict.fromkeys(SCHEMES.names())


@cache
def _aliases() -> dict[str, str]:
    return {alias: scheme_id for scheme_id in _ids() for alias in _load(scheme_id).aliases}


@cache
def _inverse(scheme: Scheme) -> Inverse:
    return Inverse((rule.letters, rule.to) for rule in scheme.rules)


@cache
def _load(scheme_id: str) -> Scheme:
    table = SCHEMES.read(scheme_id)
    return Scheme(
        id=scheme_id,
        **{key: table[key] for key in ("title", "target", "body", "year", "source", "status")},
        languages=tuple(table["languages"]),
        reversible=table.get("reversible", False),
        rules=tuple(_rules(table)),
        endings=tuple(_endings(table)),
        aliases=tuple(table.get("aliases", ())),
        notes=table.get("notes", ""),
        samples=tuple(table["samples"].items()),
        capitals=tuple(table.get("capitals", {}).items()),
    )


@cache
def _engine(scheme: Scheme) -> Engine:
    return Engine(
        rules=[EngineRule(rule.letters, rule.after, rule.before, rule.to) for rule in scheme.rules],
        endings=[(ending.of, ending.add) for ending in scheme.endings],
        fallback=_fallback(),
        capitals=dict(scheme.capitals),
    )


def _rules(table: dict[str, Any]) -> Iterator[Rule]:
    """The contextual rules of a scheme's table, then its plain letters."""
    classes = alphabets()[table["languages"][0]]
    for row in table.get("rules", ()):
        after, before = (_letter_class(row.get(side, ""), classes) for side in ("after", "before"))
        to, *also = map(_output, (row["to"], *row.get("also", ())))
        yield Rule(row["from"], to, after, before, tuple(also))
    for letter, outputs in _pairs(table["letters"]):
        to, *also = map(_output, outputs.split("|"))
        yield Rule(letter, to, also=tuple(also))


def _endings(table: dict[str, Any]) -> Iterator[Ending]:
    classes = alphabets()[table["languages"][0]]
    for row in table.get("endings", ()):
        yield Ending((*row.get("of", ()), *_letter_class(row.get("letters", ""), classes)), row["add"])


def _letter_class(text: str, classes: dict[str, str]) -> frozenset[str]:
    return frozenset(text.format_map(classes))


def _output(text: str) -> str:
    return "" if text == _NOTHING else text


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """The pairs of a table written as `а=a б=b …`."""
    for pair in text.split():
        letter, _, output = pair.partition("=")
        yield letter, output


@cache
def alphabets() -> dict[str, dict[str, str]]:
    """For each language its `letters`, `vowels` and `consonants`, lower case."""
    languages: dict[str, dict[str, str]] = ALPHABETS.read()["alphabets"]
    return languages


@cache
def _fallback() -> dict[str, str]:
    """How a letter is written that is not of the scheme's own alphabet."""
    pairs = _pairs(ALPHABETS.read()["fallback"]["letters"])
    return {letter: _output(output) for letter, output in pairs}
