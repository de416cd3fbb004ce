"""Which script a token is in, and the repair of tokens that mix two."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from namematch._internal.caches import WORDS


class Script(StrEnum):
    """Script of a text as far as this library tells scripts apart."""

    LATIN = "latin"
    CYRILLIC = "cyrillic"
    MIXED = "mixed"
    OTHER = "other"
    NONE = "none"


# Longer texts are not kept.
_LONGEST_KEPT = 64

# Letters of the two scripts that look alike in print, Latin first.
_LOOKALIKES = (
    "aа", "cс", "eе", "oо", "pр", "xх", "yу", "iі", "jј", "sѕ", "hһ", "ëё", "ïї",
    "AА", "BВ", "CС", "EЕ", "HН", "IІ", "JЈ", "KК", "MМ", "OО", "PР", "SЅ", "TТ", "XХ", "YУ", "ËЁ", "ÏЇ",
)  # fmt: skip
_CYRILLIC_LETTERS = re.compile("[\u0400-\u0481\u048a-\u052f]+")
_TO_CYRILLIC = {pair[0]: pair[1] for pair in _LOOKALIKES}
_TO_LATIN = {pair[1]: pair[0] for pair in _LOOKALIKES}


def script_of(text: str) -> Script:
    """The script of the letters of `text`.

    Args:
        text: Any string; characters that are not letters do not count.

    Returns:
        `MIXED` for Latin and Cyrillic together, `OTHER` where a letter is of neither, `NONE` without letters.

    Example:
        >>> script_of("Дарчиев"), script_of("Джoнсон"), script_of("2025")
        (<Script.CYRILLIC: 'cyrillic'>, <Script.MIXED: 'mixed'>, <Script.NONE: 'none'>)
    """
    if text.isascii():
        return Script.LATIN if text.isalpha() or any(map(str.isalpha, text)) else Script.NONE
    return _script_of(text) if len(text) <= _LONGEST_KEPT else _script_of.__wrapped__(text)


@lru_cache(maxsize=WORDS)
def _script_of(text: str) -> Script:
    if _CYRILLIC_LETTERS.fullmatch(text):
        return Script.CYRILLIC
    kinds = {_letter_script(char) for char in text if char.isalpha()}
    if not kinds:
        return Script.NONE
    if len(kinds) == 1:
        return kinds.pop()
    return Script.OTHER if Script.OTHER in kinds else Script.MIXED


def _letter_script(char: str) -> Script:
    code = ord(char)
    if 0x0400 <= code <= 0x052F or 0x1C80 <= code <= 0x1C8F or 0x2DE0 <= code <= 0x2DFF or 0xA640 <= code <= 0xA69F:
        return Script.CYRILLIC
    if code < 0x02B0 or 0x1E00 <= code <= 0x1EFF or 0x2C60 <= code <= 0x2C7F or 0xA720 <= code <= 0xA7FF:
        return Script.LATIN
    # Modifier letters (ʹ, ʺ, ʼ) serve as signs in Latin transliterations.
    return Script.LATIN if code < 0x0300 else Script.OTHER


def repair_script(token: str) -> str:
    """A token of mixed script brought to one script where look-alike letters explain the mixture.

    Args:
        token: One word.

    Returns:
        The token in the script that most of its letters are in, or unchanged if a letter has no look-alike there.

    Example:
        >>> repair_script("Джoнсон") == "Джонсон"
        True
    """
    if script_of(token) is not Script.MIXED:
        return token
    cyrillic = sum(char.isalpha() and _letter_script(char) is Script.CYRILLIC for char in token)
    latin = sum(map(str.isalpha, token)) - cyrillic
    first, second = (_TO_CYRILLIC, _TO_LATIN) if cyrillic >= latin else (_TO_LATIN, _TO_CYRILLIC)
    for table in (first, second):
        repaired = "".join(table.get(char, char) for char in token)
        if script_of(repaired) is not Script.MIXED:
            return repaired
    return token
