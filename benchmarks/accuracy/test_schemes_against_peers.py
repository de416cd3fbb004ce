"""The scheme tables beside those of iuliia and ICU, word for word.

Run: `pytest benchmarks/accuracy/test_schemes_against_peers.py`; the shares of words written alike are shown under the
results. Peers that are not installed are left out.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Callable
from functools import cache

import pytest
from benchmarks.accuracy.data import shared
from benchmarks.accuracy.drawn import words

from namematch.translit import romanize

WORDS = 6_000
SEED = 20250227
ALIKE = 0.995
CYRILLIC_WORD = re.compile("[Ѐ-ӿ]+")

IULIIA = {
    "ala_lc": "ala-lc", "ala_lc_alt": "ala-lc-plain", "bgn_pcgn": "bgn-pcgn-strict", "bgn_pcgn_alt": "bgn-pcgn",
    "bs_2979": "bs-2979", "gost_16876": "gost-16876-71-1", "gost_16876_alt": "gost-16876-71-2",
    "gost_52290": "gost-r-52290", "gost_52535": "gost-r-52535.1", "gost_7034": "gost-r-7.0.34", "gost_779": "iso-9",
    "gost_779_alt": "gost-7.79-b", "icao_doc_9303": "icao-9303", "iso_9_1968": "iso-r-9-1968", "mvd_310": "mvd-1997",
    "mvd_310_fr": "soviet-passport-french", "mvd_782": "mvd-782", "scientific": "scholarly", "telegram": "telegraph",
    "ungegn_1987": "ungegn-1987", "wikipedia": "wikipedia", "yandex_maps": "yandex-maps",
    "yandex_money": "yandex-money",
}  # fmt: skip
ICU = {
    ("ru", "Russian-Latin/BGN"): "bgn-pcgn-strict", ("ru", "Cyrillic-Latin"): "iso-9",
    ("uk", "Ukrainian-Latin/BGN"): "ukrainian-bgn-pcgn-1965",
    ("be", "Belarusian-Latin/BGN"): "belarusian-bgn-pcgn-1979",
    ("bg", "Bulgarian-Latin/BGN"): "bulgarian-bgn-pcgn-1952", ("sr", "Serbian-Latin/BGN"): "serbian-gaj",
    ("mk", "Macedonian-Latin/BGN"): "macedonian", ("kk", "Kazakh-Latin/BGN"): "kazakh-bgn-pcgn-1979",
    ("ky", "Kirghiz-Latin/BGN"): "kyrgyz-bgn-pcgn-1979", ("mn", "Mongolian-Latin/BGN"): "mongolian-bgn-pcgn-1964",
}  # fmt: skip

# Where we differ on purpose, and the share of words that may differ for it.
REASONS = {
    "ala-lc": (0.03, "both letters under a ligature are capitals (T͡S), as the Library of Congress writes"),
    "iso-r-9-1968": (0.12, "х is ch, the variant of libraries, where iuliia has h"),
    "soviet-passport-french": (0.08, "с between vowels is ss, which iuliia quotes but does not apply"),
    "wikipedia": (0.03, "е after е is ye too"),
    "yandex-maps": (0.03, "е after е is ye too"),
    "mvd-1997": (0.02, "ьё is ye, as ье is"),
    "iso-9": (0.04, "э is è, where ICU has é"),
    "ukrainian-bgn-pcgn-1965": (0.02, "the apostrophe is ”"),
    "bulgarian-bgn-pcgn-1952": (0.08, "й is y, where ICU has ĭ"),
    "kazakh-bgn-pcgn-1979": (0.25, "й is y, where ICU decomposes it; initial е is ye"),
    "kyrgyz-bgn-pcgn-1979": (0.1, "й is y, where ICU has ĭ"),
    "mongolian-bgn-pcgn-1964": (0.02, "a capital digraph has one capital"),
}


@cache
def russian_words() -> list[str]:
    """Drawn name words; in every seventh -ев is -ёв, because the source has hardly a ё."""
    drawn = sorted(set(words(WORDS, SEED)))
    return [word.replace("ев", "ёв") if place % 7 == 0 else word for place, word in enumerate(drawn)]


@cache
def words_of(language: str) -> list[str]:
    """Words of Cyrillic names in a language, from the evaluation data."""
    if language == "ru":
        return russian_words()
    with shared("eval/names/variants.dev.tsv").open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        names = [row["name"] for row in rows if row["script"] == "Cyrillic" and language in row["lang"].split("|")]
    return sorted({word.capitalize() for name in names for word in CYRILLIC_WORD.findall(name)})


def check(report: list[str], peer: str, theirs: Callable[[str], str], scheme: str, sample: list[str]) -> None:
    share = sum(comparable(theirs(word)) == comparable(romanize(word, scheme)) for word in sample) / len(sample)
    allowed, reason = REASONS.get(scheme, (1 - ALIKE, ""))
    why = reason if share < ALIKE else ""
    report.append(f"{scheme:<26}{peer:<28}{len(sample):6d} words {share:7.3f} {why}".rstrip())
    assert share >= 1 - allowed


def comparable(latin: str) -> str:
    """NFC, one kind of sign, and Latin ë where iuliia leaves the Cyrillic letter."""
    return unicodedata.normalize("NFC", latin).translate(str.maketrans("ʹʺёЁ", "’”ëË"))


@pytest.mark.parametrize(("theirs", "ours"), IULIIA.items())
def test_iuliia(theirs: str, ours: str, report: list[str]) -> None:
    iuliia = pytest.importorskip("iuliia")
    check(report, f"iuliia {theirs}", getattr(iuliia, theirs.upper()).translate, ours, russian_words())


@pytest.mark.parametrize(("theirs", "ours"), ICU.items())
def test_icu(theirs: tuple[str, str], ours: str, report: list[str]) -> None:
    icu = pytest.importorskip("icu")
    language, transliterator = theirs
    transliterate = icu.Transliterator.createInstance(transliterator).transliterate
    check(report, f"ICU {transliterator}", transliterate, ours, words_of(language))
