"""Coarse keys under which the spellings of one given name meet."""

from __future__ import annotations

import re
from functools import lru_cache
from operator import itemgetter

import regex

from namematch._internal.caches import SMALL
from namematch.text import Script, fold, repair_script, script_of, strip_marks

_LONGEST = 64
_TO_LATIN_KEY = str.maketrans({"y": "i", "j": "i", "w": "v", "q": "k", "'": None, "`": None})
_TO_CYRILLIC_KEY = str.maketrans(
    {
        "ё": "е", "э": "е", "є": "е", "ы": "и", "і": "и", "ї": "и", "й": "и", "ј": "и", "ґ": "г", "ғ": "г", "ў": "в",
        "ь": None, "ъ": None, "'": None, "ү": "у", "ұ": "у", "қ": "к", "ҳ": "х", "һ": "х", "ә": "а", "ө": "о", "ң": "н",
        "ҡ": "к", "ҝ": "г", "ҫ": "с", "ҙ": "з", "ҷ": "дж", "ҹ": "дж", "җ": "дж", "ӗ": "е", "ӑ": "а", "ӳ": "у", "ӣ": "и",
        "ӯ": "у", "ѣ": "е", "ѳ": "ф", "ѵ": "и", "ќ": "к", "ѓ": "г", "љ": "л", "њ": "н", "ћ": "ч", "ђ": "д", "џ": "ж",
        "ѕ": "з",
    }
)  # fmt: skip
_PLAIN = regex.compile("[а-яёіїєґў'-]+")
_STRESS = regex.compile(r"\p{M}+")
_REPEATED = re.compile(r"(.)\1+")
_FIRST = itemgetter(1)


@lru_cache(maxsize=SMALL)
def name_spelling_key(word: str) -> str:
    """A key on which spellings of one name agree within one script.

    Returns:
        The folded word without diacritics, apostrophes and doubled letters, and with the letters that romanisations
        and neighbouring languages exchange (i, y, j; и, й, ы, і; е, ё, э) written as one. Keys of the two scripts never
        meet. Words of more than 64 letters are cut.

    Example:
        >>> name_spelling_key("Yuriy") == name_spelling_key("Jurij"), name_spelling_key("Наталія")
        (True, 'наталиа')
    """
    folded = word[:_LONGEST].lower()
    # Most words need no folding; the check is cheaper than that.
    script = Script.CYRILLIC if _PLAIN.fullmatch(folded) else script_of(folded := fold(folded))
    if script is Script.MIXED:
        # Ossetian ӕ is mostly written with the Latin letter.
        folded = fold(repair_script(word[:_LONGEST])).replace("æ", "а")
        script = script_of(folded)
    if script is Script.CYRILLIC:
        plain = _STRESS.sub("", folded).translate(_TO_CYRILLIC_KEY).replace("я", "иа").replace("ю", "иу")
    else:
        plain = strip_marks(folded).translate(_TO_LATIN_KEY).replace("x", "ks").replace("ck", "k")
    single: str = _REPEATED.sub(_FIRST, plain).strip()
    return single
