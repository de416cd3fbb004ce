"""Learn what tells people in running text from other capitals, and write `data/mentions/learned.bin`.

    uv run --group bench python tools/learn_mentions.py ../shared/eval/text           # learn, write
    uv run --group bench python tools/learn_mentions.py ../shared/eval/text --halves  # judge English on its other half
    uv run --group bench python tools/learn_mentions.py ../shared/eval/text --tuned   # take over the tuned weights only

The model is a semi-Markov conditional random field: a run of capitalised words is cut into names and the rest, a cut
weighs what its pieces weigh, a piece the sum of its features. Features are the library's own. What all languages share
is learned first; what words of one language say is learned on top of it, so that it takes nothing away from the rest.
The second look learns from a first one that has not seen the text: each half is looked at with what the other taught.

Texts: the devset of FactRuEval-2016, Russian news (MIT); Universal NER, Serbian, Slovak and English (CC BY-SA 4.0); and
those of mention_templates.toml, with names drawn from the lists of russiannames (BSD-3-Clause), from the given names of
`data/mentions/common.toml` and from the words of names (CC0) that the readings were learned from.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
import sys
import tomllib
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.worlds.people import people
from benchmarks.worlds.words import INSIDE

from namematch import romanize
from namematch.data import files
from namematch.mentions.document import Page
from namematch.mentions.evidence import piece_features
from namematch.mentions.evidence.single_words import OF_LANGUAGE
from namematch.mentions.role_spans import RolePlaces
from namematch.mentions.search import (
    LEARNED,
    first_look,
    look_again,
    pieces_of,
    place_of,
    read_page,
    runs,
    second_look,
)
from namematch.mentions.segments import Piece, chances
from namematch.mentions.tokens import is_cyrillic
from namematch.mentions.vocabulary import Kind, load_vocabulary

Floats = NDArray[np.float64]
Weights = dict[str, float]

LEARNED_FROM = ("factru_dev", "uner_sr_train", "uner_sk_train", "uner_en_dev")
TEMPLATES = Path(__file__).with_name("mention_templates.toml")
SEED, PEOPLE, TIMES, COMMON_SURNAME = 20261129, 4000, 5, 4
OF_TEXTS = ("ru", "sr", "sk", "en")
HALVED = "uner_en_dev"
MADE = "2026-11-30, tuned 2026-12-01, by tools/learn_mentions.py"
# Standard deviations, squared, of the weights around nothing, in natural units.
SPREAD_SHARED, SPREAD_OF_LANGUAGE = 0.5, 0.3
STEPS_SHARED, STEPS_OF_LANGUAGE = 80, 40
FEWEST = 3
# Weights that say less are left out, in bits.
LEAST = 0.05
# Their order is the written one: family name, given name.
EAST_ASIAN = (
    "Си Цзиньпин", "Ли Кэцян", "Ли Пэн", "Ван И", "Чжоу Эньлай", "Ху Цзиньтао",
    "Дэн Сяопин", "Ким Чен-ын", "Мун Чжэ-ин", "Пак Кын-хе", "Цай Инвэнь", "Ма Инцзю",
    "Чэнь Шуйбянь", "Ли Сянлун", "У Цзиньлянь",
)  # fmt: skip
SECOND_GIVEN = ("Paul", "Pavol", "Pavel", "Paweł")
RULERS = ("II", "III", "IV", "VI", "XII")
_TRIMMED = " \t\n\r\"'«»“”„.,"
# Weights, in bits, in both looks, of what the texts to learn from hardly have: figures of public life are few in
# them. Tuned on the other texts, of which nothing is learned: .8 bits raise F1 in Slovak by .006, in Polish by .003
# and in Bulgarian by .001; two bits cost Russian and Ukrainian .001, and one bit Czech words that stand alone their
# precision.
TUNED = {"alone.figure": 0.8, "named_after": -7.0}
OUT = files.ROOT.joinpath(LEARNED)


class Document(NamedTuple):
    """One text with the places of its people, and places that count neither way."""

    page: Page
    people: frozenset[tuple[int, int]]
    ignored: list[tuple[int, int]]


class Person(NamedTuple):
    """A drawn person: given name, patronymic (empty in the west) and surname."""

    given: str
    patronymic: str
    surname: str

    def written(self, way: str) -> str:
        """The name as a template asks for it."""
        official = " ".join(filter(None, (self.surname, self.given, self.patronymic)))
        behind = official.removeprefix(self.surname + " ")
        letters = " ".join(f"{word[0]}." for word in behind.split())
        return {
            "": f"{self.given} {self.surname}",
            "s": self.surname,
            "g": self.given,
            "o": official,
            "O": f"{self.surname.upper()} {behind}",
            "A": official.upper(),
            "c": f"{self.surname.upper()}, {behind}",
            "m": f"{self.surname}/{self.given}".upper(),
            "i": f"{letters} {self.surname}",
            "I": f"{self.surname} {letters}",
            "r": f"{self.given} {RULERS[len(self.surname) % len(RULERS)]}",
            "R": f"{self.given} {SECOND_GIVEN[len(self.surname) % 4]} {RULERS[len(self.surname) % len(RULERS)]}",
            "d": f"{letters} {self.surname}".replace(".", " ."),
        }[way]


class Run(NamedTuple):
    """The pieces of one run, where they begin among all, and which are names."""

    start: int
    pieces: list[Piece]
    right: list[bool]


class Sample(NamedTuple):
    """All pieces of many texts: their runs and their features."""

    runs: list[Run]
    features: list[list[str]]


def documents(folder: Path, names: Sequence[str], halves: bool) -> Iterator[Document]:
    for name in names:
        for at, line in enumerate((folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()):
            if not (halves and name == HALVED and at % 2):
                row = json.loads(line)
                people = frozenset(trimmed(row["text"], *gold[:2]) for gold in row["gold"])
                page = read_page(row["text"], RolePlaces(row["text"], row["lang"]))
                yield Document(page, people, [tuple(place) for place in row["ignore"]])


def drawn_documents(words: Path) -> Iterator[Document]:
    """The texts of the templates, each filled again and again with other people."""
    draw = random.Random(SEED)
    east = eastern_people(draw)
    west, worded = (western_people(draw, words, kind) for kind in (Kind.GIVEN, Kind.GIVEN_WORD))
    for language, texts in tomllib.loads(TEMPLATES.read_text(encoding="utf-8")).items():
        for template in texts:
            for _ in range(TIMES):
                text, places = filled(template, people_of(language, draw, east, west, worded))
                yield Document(read_page(text, RolePlaces(text, language)), places, [])


def people_of(
    language: str, draw: random.Random, east: list[Person], west: list[Person], worded: list[Person]
) -> dict[str, Person]:
    cyrillic = load_vocabulary(language).is_cyrillic
    pools = {name: east if cyrillic or name in "ef" else west for name in "efabgh"} | {"w": worded}
    drawn = {name: draw.choice(pool) for name, pool in pools.items()}
    drawn["q"] = Person(draw.choice(firms(cyrillic)), "", "")
    for name in "xy":
        family, given = draw.choice(EAST_ASIAN).split()
        drawn[name] = Person(family, "", given)
    if cyrillic:
        return drawn
    return {name: Person(*(romanize(part) if part else "" for part in person)) for name, person in drawn.items()}


def eastern_people(draw: random.Random) -> list[Person]:
    return [Person(*person[1:]) for person in islice(people(draw, INSIDE), PEOPLE)]


def western_people(draw: random.Random, words: Path, kind: Kind) -> list[Person]:
    given = [word for word in load_vocabulary("en").entries[kind] if len(word) > 2]
    rows = (line.split("\t") for line in words.read_text(encoding="utf-8").splitlines()[1:])
    surnames = [word for word, _, count in rows if int(count) >= COMMON_SURNAME and word.isalpha()]
    pairs = ((draw.choice(sorted(given)), draw.choice(surnames)) for _ in range(PEOPLE))
    return [Person(first.capitalize(), "", last.capitalize()) for first, last in pairs]


@cache
def firms(cyrillic: bool) -> list[str]:
    """Firms, agencies and products in letters of that script, as they are written."""
    words = sorted(load_vocabulary("ru" if cyrillic else "en").entries[Kind.AGENCY])
    return [word.capitalize() for word in words if len(word) > 3 and word.isalpha() and is_cyrillic(word) == cyrillic]


def filled(template: str, drawn: dict[str, Person]) -> tuple[str, frozenset[tuple[int, int]]]:
    """A template with people in it, and where they stand."""
    text, places = "", []
    for at, part in enumerate(re.split(r"\{(-?\w(?:\.\w)?)\}", template)):
        if at % 2:
            name, _, way = part.removeprefix("-").partition(".")
            written = drawn[name].written(way)
            if not part.startswith("-"):
                places.append(trimmed(text + written, len(text), len(text) + len(written)))
            part = written
        text += part
    return text, frozenset(places)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A place without the marks around it."""
    kept = text[start:end].strip(_TRIMMED)
    start += text[start:end].find(kept)
    return start, start + len(kept)


def sample(texts: Sequence[Document]) -> Sample:
    found = Sample([], [])
    for text in texts:
        for run in runs(text.page):
            places = {
                piece: trimmed(text.page.text, *place_of(text.page, piece)) for piece in pieces_of(text.page, run)
            }
            pieces = [piece for piece, place in places.items() if place in text.people or not touches(place, text)]
            found.runs.append(Run(len(found.features), pieces, [places[piece] in text.people for piece in pieces]))
            found.features.extend(piece_features(text.page, *piece, run) for piece in pieces)
    return found


def touches(place: tuple[int, int], text: Document) -> bool:
    return any(place[0] < end and start < place[1] for start, end in text.ignored)


def learned(texts: Sequence[Document]) -> Weights:
    """Weights, in bits, of all features: the shared ones first, those of single languages on top."""
    drawn = sample(texts)
    shared, so_far = fit(drawn, np.zeros(len(drawn.features)), of_language=False)
    own, _ = fit(drawn, so_far, of_language=True)
    in_bits = ((name, round(weight / math.log(2), 2)) for name, weight in sorted({**shared, **own}.items()))
    return {name: bits for name, bits in in_bits if abs(bits) >= LEAST}


def fit(drawn: Sample, so_far: Floats, of_language: bool) -> tuple[Weights, Floats]:
    """The likeliest weights of one kind of feature, and what the pieces weigh with them."""
    rows = [[name for name in row if is_learned(name, of_language)] for row in drawn.features]
    seen = Counter(name for row in rows for name in set(row))
    index = {name: at for at, name in enumerate(sorted(name for name, count in seen.items() if count >= FEWEST))}
    table = matrix(rows, index)
    right = np.array([each for run in drawn.runs for each in run.right], dtype=float)
    spread = SPREAD_OF_LANGUAGE if of_language else SPREAD_SHARED

    def loss(weights: Floats) -> tuple[float, Floats]:
        score = table @ weights + so_far
        likely, total = expected(drawn.runs, score)
        slope = table.T @ (likely - right) + weights / spread
        return total - float(right @ score) + float(weights @ weights) / spread / 2, slope

    steps = STEPS_OF_LANGUAGE if of_language else STEPS_SHARED
    best = minimize(loss, np.zeros(len(index)), jac=True, method="L-BFGS-B", options={"maxiter": steps})
    print(f"{len(index)} features, loss {best.fun:.1f} after {best.nit} steps", flush=True)
    return dict(zip(index, best.x.tolist(), strict=True)), table @ best.x + so_far


def is_learned(name: str, of_language: bool) -> bool:
    """Whether a feature is of that kind; templates alone say too little of the words of their language."""
    before, mark, _ = name.partition(OF_LANGUAGE)
    return bool(mark) == of_language and (not mark or before[-2:] in OF_TEXTS)


def matrix(rows: Sequence[Sequence[str]], index: dict[str, int]) -> csr_matrix:
    known = [[index[name] for name in row if name in index] for row in rows]
    ends = np.cumsum([0, *map(len, known)])
    columns = np.array([at for row in known for at in row], dtype=np.int64)
    return csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(rows), len(index)))


def expected(all_runs: Sequence[Run], score: Floats) -> tuple[Floats, float]:
    """How likely each piece is, and the sum of the logarithms of what all cuts weigh."""
    likely, total = np.empty(len(score)), 0.0
    single = np.array([run.start for run in all_runs if len(run.pieces) == 1], dtype=np.int64)
    likely[single] = 1 / (1 + np.exp(-score[single]))
    total += float(np.logaddexp(0, score[single]).sum())
    bits = (score / math.log(2)).tolist()
    for run in all_runs:
        if len(run.pieces) > 1:
            end = run.start + len(run.pieces)
            likely[run.start : end], weight = chances(run.pieces, bits[run.start : end])
            total += weight * math.log(2)
    return likely, total


def looked_at(texts: Sequence[Document]) -> list[Document]:
    """The texts after a first look, each half by what the other half teaches."""
    by_half = [learned(texts[1::2]), learned(texts[::2])]
    return [text._replace(page=look_again(text.page, by_half[at % 2])) for at, text in enumerate(texts)]


def learned_anew(folder: Path, halves: bool) -> dict[str, Weights]:
    texts = list(documents(folder, LEARNED_FROM, halves))
    texts += drawn_documents(folder.parent / "words" / "train.tsv")
    return {"first": learned(texts), "again": learned(looked_at(texts))}


def tables_at_hand() -> dict[str, Weights]:
    return {"first": dict(first_look()), "again": dict(second_look())}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--halves", action="store_true", help=f"learn from every other text of {HALVED} only")
    parser.add_argument("--tuned", action="store_true", help="learn nothing anew")
    arguments = parser.parse_args()
    tables = tables_at_hand() if arguments.tuned else learned_anew(arguments.texts, arguments.halves)
    tables = {look: {**table, **TUNED} for look, table in tables.items()}
    header = json.dumps({"made": MADE, "from": LEARNED_FROM, "tuned": TUNED, "unit": "bits", "licence": "CC BY-SA 4.0"})
    packed = zlib.compress(json.dumps(tables, ensure_ascii=False, sort_keys=True).encode(), 9)
    Path(str(OUT)).write_bytes(header.encode() + b"\n" + packed)
    print(f"{[len(table) for table in tables.values()]} weights, {len(packed):,} bytes")


if __name__ == "__main__":
    main()
