"""The exact inverse of the schemes that have one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from namematch.text import nfc

_WORD_END = re.compile(r"[\s.,-]")
# So many characters on either side tell the case of a sign.
_NEAR = 8


class Inverse:
    """Gives back the Cyrillic of what a reversible scheme wrote; the longest output that fits is undone."""

    def __init__(self, outputs: Iterable[tuple[str, str]]) -> None:
        self._letter_of: dict[str, str] = {}
        self._signs: set[str] = set()
        for letter, output in outputs:
            capitals = {output.capitalize(): letter.upper(), output.upper(): letter.upper()}
            self._letter_of |= capitals | {output: letter}
            if output == output.upper():
                self._signs.add(output)
        longest_first = sorted(self._letter_of, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, longest_first)))

    def text(self, text: str) -> str:
        """The text with every output of the scheme undone, in its own case."""
        return self._pattern.sub(self._letter, nfc(text))

    def _letter(self, match: re.Match[str]) -> str:
        written = match.group()
        letter = self._letter_of[written]
        return letter.upper() if written in self._signs and _among_capitals(match) else letter


def _among_capitals(match: re.Match[str]) -> bool:
    """Whether a sign, which has no case in Latin letters, stands in a word of capitals."""
    capitals = _capitals(_WORD_END.split(match.string[max(0, match.start() - _NEAR) : match.start()])[-1])
    if capitals and not capitals[-1]:
        return False
    # Next to a sign there may be another.
    behind = _capitals(_WORD_END.split(match.string[match.end() : match.end() + _NEAR])[0])
    return behind[0] if behind else capitals[-2:] == [True, True]


def _capitals(letters: str) -> list[bool]:
    """Of each letter that has a case whether it is a capital."""
    return [char.isupper() for char in letters if char.lower() != char.upper()]
