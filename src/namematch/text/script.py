"""Which script a token is in, and the repair of tokens that mix two."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from namematch._internal.caches import SMALL


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
    "aа", "cс", "eе", "oо", "pр", "xх", "yу", "iі", "jј", "sѕ", "hһ", "ëё", "ïї", "ĸк", "æӕ", "əә",
    "AА", "BВ", "CС", "EЕ", "HН", "IІ", "JЈ", "KК", "MМ", "OО", "PР", "SЅ", "TТ", "XХ", "YУ", "ËЁ", "ÏЇ", "ÆӔ", "ƏӘ",
    "áа", "éе", "óо", "ýу", "ÁА", "ÉЕ", "ÓО", "ÝУ",
)  # fmt: skip
# Latin letters that are written for Cyrillic ones of the same shape in other cases and fonts: small capitals, italics.
_SHAPES = (
    "bв", "hн", "kк", "mм", "tт", "nп", "uи", "rг", "gд", "dд", "wш", "Vѵ", "NИ", "RЯ", "WШ", "UЦ", "GБ",
)  # fmt: skip
_NUMERAL = re.compile("[IVX]+")
_CYRILLIC_LETTERS = re.compile("[\u0400-\u0481\u048a-\u052f]+")
_TO_CYRILLIC = {pair[0]: pair[1] for pair in _LOOKALIKES}
_TO_LATIN = {pair[1]: pair[0] for pair in reversed(_LOOKALIKES)} | {"Ӏ": "l", "ӏ": "l"}
_SHAPED_AS_CYRILLIC = _TO_CYRILLIC | {pair[0]: pair[1] for pair in _SHAPES}


def script_of(text: str) -> Script:
    """The script of the letters of `text`; other characters do not count.

    It is `MIXED` for Latin and Cyrillic together, `OTHER` where a letter is of neither, `NONE` without letters.

    Example:
        >>> script_of("Дарчиев"), script_of("Джoнсон"), script_of("2025")
        (<Script.CYRILLIC: 'cyrillic'>, <Script.MIXED: 'mixed'>, <Script.NONE: 'none'>)
    """
    if text.isascii():
        return Script.LATIN if text.isalpha() or any(map(str.isalpha, text)) else Script.NONE
    return _script_of(text) if len(text) <= _LONGEST_KEPT else _script_of.__wrapped__(text)


@lru_cache(maxsize=SMALL)
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


def repair_script(token: str, around: Script = Script.NONE) -> str:
    """A token brought to one script where letters that look alike explain why there are two.

    The letters that only one script has decide; where none is, the words around do. Where both scripts have some, it is
    Cyrillic if the Latin ones have the shape of Cyrillic letters. The words around decide too of a word in capitals
    that could be either. A token with a letter that has no look-alike stays.

    Example:
        >>> repair_script("Джoнсон") == "Джонсон", repair_script("Ebгehьebич") == "Евгеньевич"
        (True, True)
        >>> repair_script("COBA", Script.CYRILLIC) == "СОВА", repair_script("COBA")
        (True, 'COBA')
    """
    script = script_of(token)
    if script is Script.MIXED:
        return _of_one_script(token, around)
    may_be_cyrillic = token.isupper() and all(map(_TO_CYRILLIC.__contains__, token)) and not _NUMERAL.fullmatch(token)
    if around is Script.CYRILLIC and script is Script.LATIN and may_be_cyrillic:
        return "".join(map(_TO_CYRILLIC.__getitem__, token))
    return token


def leading_script(text: str) -> Script:
    """The script of a text that may mix `LATIN` and `CYRILLIC`: that of the letters that only one of them has.

    Where as many letters speak for either, it is the one that more letters are in.

    Example:
        >>> leading_script("ЛEBИHA"), leading_script("Pаvlоv")
        (<Script.CYRILLIC: 'cyrillic'>, <Script.LATIN: 'latin'>)
    """
    only_cyrillic = only_latin = cyrillic = latin = 0
    for char in filter(str.isalpha, text):
        if _letter_script(char) is Script.CYRILLIC:
            cyrillic += 1
            only_cyrillic += char not in _TO_LATIN
        else:
            latin += 1
            only_latin += char not in _SHAPED_AS_CYRILLIC
    return Script.LATIN if (only_latin, latin) > (only_cyrillic, cyrillic) else Script.CYRILLIC


def _of_one_script(token: str, around: Script) -> str:
    to_latin = (leading_script(token) if around is Script.NONE else around) is Script.LATIN
    tables = (_TO_LATIN, _TO_CYRILLIC) if to_latin else (_TO_CYRILLIC, _TO_LATIN)
    for table in (*tables, _SHAPED_AS_CYRILLIC):
        repaired = "".join(table.get(char, char) for char in token)
        if script_of(repaired) is not Script.MIXED:
            return repaired
    return token
