"""The machine that runs a scheme: its ordered context rules as one pattern, and the case of its output."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import NamedTuple

BOUNDARY = "#"
APOSTROPHE = "'"

_CYRILLIC_RANGES = (
    (0x0400, 0x052F), (0x1C80, 0x1C8F), (0x1D2B, 0x1D2B), (0x1D78, 0x1D78), (0x2DE0, 0x2DFF),
    (0xA640, 0xA69F), (0xFE2E, 0xFE2F), (0x1E030, 0x1E08F),
)  # fmt: skip
_CYRILLIC = "".join(f"{chr(first)}-{chr(last)}" for first, last in _CYRILLIC_RANGES)
_MARKS = r"\u0300-\u036f"
_APOSTROPHES = "'`´ʹʼ‘’′＇"
# Keyboards without an apostrophe have Мар"ян and Мар*ян; between other letters the two are what they look like.
_TYPED_FOR_APOSTROPHES = '"”*'
# Stands for an apostrophe that is a letter of its word: the last, unassigned code point of a Cyrillic block.
INNER_APOSTROPHE = "\u1c8f"

_MARK = re.compile(f"[{_MARKS}]")
_EXCESS_MARKS = re.compile(f"([{_MARKS}]{{4}})[{_MARKS}]+")
_INNER = f"(?:[{_APOSTROPHES}](?=[{_CYRILLIC}])|[{_TYPED_FOR_APOSTROPHES}](?=[яюєїЯЮЄЇ]))"
_ANY_APOSTROPHE = re.compile(f"[{_APOSTROPHES}{_TYPED_FOR_APOSTROPHES}]")


class EngineRule(NamedTuple):
    """A rule as the engine runs it; an empty class means any letter, `#` in a class is the word boundary."""

    letters: str
    after: frozenset[str]
    before: frozenset[str]
    to: str

    @property
    def is_plain(self) -> bool:
        """Whether the rule fits its letter wherever it stands."""
        return len(self.letters) == 1 and not self.after and not self.before


class Engine:
    """Runs the ordered rules of one scheme, the best first, over text.

    Of the endings, with what each adds to a word, the longest that fits counts. The fallback has letters that no rule
    knows; what is in neither is dropped. Capitals are those at the head of a word that differ from the first letter's
    Unicode capital (Turkish i, İ); those of single letters serve in words of capitals too.
    """

    def __init__(
        self,
        rules: Iterable[EngineRule],
        endings: Sequence[tuple[tuple[str, ...], str]],
        fallback: Mapping[str, str],
        capitals: Mapping[str, str],
    ) -> None:
        of_rules = ((rule, rule.letters.replace(APOSTROPHE, INNER_APOSTROPHE)) for rule in rules)
        self.rules = tuple(rule._replace(letters=letters) for rule, letters in of_rules)
        self.endings = tuple(endings)
        firsts = dict.fromkeys(rule.letters[0] for rule in self.rules)
        self.letters = tuple(letter for letter in firsts if letter != INNER_APOSTROPHE)
        self._has_apostrophe = any(INNER_APOSTROPHE in rule.letters for rule in self.rules)
        self.apostrophes = _APOSTROPHES + _TYPED_FOR_APOSTROPHES if self._has_apostrophe else ""
        self._special_word = _special_words(self._has_apostrophe)
        self._heads = tuple(capitals.items())
        self._single_capitals = str.maketrans({x: big for x, big in capitals.items() if len(x) == 1})
        self._small = {**fallback, **{rule.letters: rule.to for rule in self.rules if rule.is_plain}}
        self._additions = {of: addition for many, addition in endings for of in many}
        self._ending = _endings_pattern(self._additions)

    def text(self, text: str) -> str:
        """The text with its Cyrillic words romanised in their own case, everything else as it was."""
        if text.isascii():
            return text
        return self._run(self._special_word.sub(self._special, text))

    def word(self, word: str) -> str:
        """One lower-case word, composed, without stress marks, romanised."""
        return self._run(word.replace(APOSTROPHE, INNER_APOSTROPHE) if self._has_apostrophe else word)

    def letter(self, letter: str) -> str:
        """What a lower-case letter is written as where no contextual rule fits."""
        if letter == INNER_APOSTROPHE and not self._has_apostrophe:
            return APOSTROPHE
        return self._small.get(letter, "" if letter in _cyrillic_characters() else letter)

    def addition(self, word: str) -> str:
        """What is added to a lower-case word for its ending, if anything."""
        match = self._ending.search(word) if self._additions else None
        return self._additions[match.group()] if match else ""

    @cached_property
    def _outputs(self) -> tuple[str, ...]:
        """By number of a group of the pattern what the rule of that group writes; the first is no group's."""
        return ("", *(output for _, outputs in self._branches() for output in outputs))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        # Names are read back by the rules alone, and compiling takes most of the time of making an engine.
        return re.compile("|".join(branch for branch, _ in self._branches()) or r"(?!)")

    def _run(self, text: str) -> str:
        """Text without special words, romanised."""
        if self._additions:
            text = self._ending.sub(self._with_addition, text)
        return self._pattern.sub(self._output_of, text).translate(self._plain)

    def _output_of(self, match: re.Match[str]) -> str:
        return self._outputs[match.lastindex or 0]

    def _with_addition(self, match: re.Match[str]) -> str:
        return match.group() + self._additions[match.group().lower()]

    def _special(self, match: re.Match[str]) -> str:
        """A word with marks, apostrophes or several capitals, romanised."""
        word = match.group()
        if _MARK.search(word):
            word = _composed(word)
        if self._has_apostrophe:
            word = _ANY_APOSTROPHE.sub(INNER_APOSTROPHE, word)
        if not _capitals_side_by_side().search(word):
            return self._run(word)
        lower = word.lower()
        if word == word.upper():
            return self.upper(self._run(lower))
        return self._mixed(word, lower)

    def _mixed(self, word: str, lower: str) -> str:
        """Each chunk of a word takes its case from its first letter and the letter beside it."""
        parts = []
        place = size = 0
        for letters, output in self._steps(lower):
            size += len(output)
            if word[place] == lower[place]:
                parts.append(output)
            else:
                neighbour = word[place + 1 : place + 2] or word[place - 1 : place]
                parts.append(self.upper(output) if neighbour.isupper() else self.capitalized(output))
            place += len(letters)
        ending = self._run(lower)[size:]
        return "".join(parts) + (self.upper(ending) if word[-2:].isupper() else ending)

    def _steps(self, lower: str) -> Iterator[tuple[str, str]]:
        """The letters each rule consumes, and what it writes for them, from left to right."""
        place = 0
        for match in self._pattern.finditer(lower):
            for letter in lower[place : match.start()]:
                yield letter, self._plain[ord(letter)]
            yield match.group(), self._output_of(match)
            place = match.end()
        for letter in lower[place:]:
            yield letter, self._plain[ord(letter)]

    @cached_property
    def _plain(self) -> dict[int, str]:
        """What single letters, small and capital, are written as where no contextual rule fits."""
        plain = dict.fromkeys(_cyrillic_characters(), "") | self._small
        capitals = {x.upper(): self.capitalized(to) for x, to in plain.items() if _is_small(x)}
        return {ord(x): to for x, to in (plain | capitals).items()}

    def _branches(self) -> Iterator[tuple[str, list[str]]]:
        """A pattern for each first letter of a contextual rule, small and capital, and what its rules write.

        Each rule ends in an empty group, whose number is the place of its output. A branch starts with its
        literal letter and looks behind from there, because only so can the search skip ahead.
        """
        by_letter: dict[str, list[EngineRule]] = {}
        for rule in self.rules:
            by_letter.setdefault(rule.letters[0], []).append(rule)
        for letter, rules in by_letter.items():
            if all(rule.is_plain for rule in rules):
                continue
            for first in dict.fromkeys((letter, letter.upper())):
                written = [rule.to if first == letter else self.capitalized(rule.to) for rule in rules]
                yield f"{first}(?:{'|'.join(_alternative(first, rule) for rule in rules)})", written

    def upper(self, latin: str) -> str:
        """What a scheme wrote, in capitals."""
        return latin.translate(self._single_capitals).upper()

    def capitalized(self, latin: str) -> str:
        """What a scheme wrote for one letter, as a capital at the head of a word."""
        for small, big in self._heads:
            if latin.startswith(small):
                return big + latin[len(small) :]
        # A dot that parts letters (t·s) has no capital.
        head = latin[:1] == "·"
        return latin[:head] + latin[head : head + 1].upper() + latin[head + 1 :]


def _alternative(first: str, rule: EngineRule) -> str:
    """The pattern of a rule behind its first letter, which ends in an empty group."""
    behind = _side(rule.after, "(?<={}{})", "(?<!{}{})", first)
    rest = "".join(f"[{_both_cases(letter)}]" for letter in rule.letters[1:])
    ahead = _side(rule.before, "(?={}{})", "(?!{}{})", "")
    return f"{behind}{rest}{ahead}()"


def _side(letters: frozenset[str], holds: str, fails: str, first: str) -> str:
    """The assertion that a letter of the class (`#` is the word boundary) stands on one side."""
    if not letters:
        return ""
    members = "".join(sorted(letters - {BOUNDARY})).replace(APOSTROPHE, INNER_APOSTROPHE)
    if BOUNDARY not in letters:
        return holds.format(f"[{_both_cases(members)}]", first)
    return fails.format(f"[{_ranges(set(_cyrillic_characters()) - set(_both_cases(members)))}]", first)


def _ranges(letters: set[str]) -> str:
    """The letters as ranges of a regular expression class, which compile much faster than single letters."""
    codes = sorted(map(ord, letters))
    starts = [code for code in codes if chr(code - 1) not in letters]
    ends = [code for code in codes if chr(code + 1) not in letters]
    return "".join(f"{chr(start)}-{chr(end)}" for start, end in zip(starts, ends, strict=True))


def _is_small(letter: str) -> bool:
    """Whether the letter has a capital of its own (and is no variant that shares one, such as rounded ᲀ)."""
    return letter.upper() != letter and letter.upper().lower() == letter


def _both_cases(letters: str) -> str:
    return "".join(dict.fromkeys(letters + letters.upper()))


def _composed(word: str) -> str:
    """The word in NFC without marks that are no part of a letter, such as stress."""
    return _MARK.sub("", unicodedata.normalize("NFC", _EXCESS_MARKS.sub(r"\1", word)))


@cache
def _cyrillic_characters() -> tuple[str, ...]:
    return tuple(chr(code) for first, last in _CYRILLIC_RANGES for code in range(first, last + 1))


@cache
def _capitals_side_by_side() -> re.Pattern[str]:
    return re.compile(f"[{_capital_letters()}]{{2}}")


def _capital_letters() -> str:
    return "".join(x for x in _cyrillic_characters() if x.lower() != x)


@cache
def _special_words(has_apostrophe: bool) -> re.Pattern[str]:
    """Words to look at one by one: with marks, capitals side by side, or an apostrophe for a letter."""
    letters = f"[{_CYRILLIC}][{_CYRILLIC}{_MARKS}]*"
    capitals = f"[{_capital_letters()}]{{2}}"
    if not has_apostrophe:
        spot = f"[{_CYRILLIC}]*?(?:{capitals}|[{_CYRILLIC}][{_MARKS}])"
        return re.compile(f"(?<![{_CYRILLIC}])(?={spot}){letters}")
    spot = f"[{_CYRILLIC}]*?(?:{capitals}|[{_CYRILLIC}](?:[{_MARKS}]|{_INNER}))"
    return re.compile(f"(?<![{_CYRILLIC}])(?={spot}){letters}(?:{_INNER}[{_CYRILLIC}{_MARKS}]+)*")


def _endings_pattern(additions: Mapping[str, str]) -> re.Pattern[str]:
    """Endings of words of two letters or more: an initial takes none."""
    longest_first = sorted(additions, key=len, reverse=True)
    branches = (of if len(of) > 1 else f"(?<=[{_CYRILLIC}]){of}" for of in longest_first)
    return re.compile(f"(?:{'|'.join(branches)})(?![{_CYRILLIC}])", re.IGNORECASE)
