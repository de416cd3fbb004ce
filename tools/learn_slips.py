"""Learn how often each kind of slip happens from lists of names and write `data/names/learned_slips.toml`.

    uv run --group bench python tools/learn_slips.py            # learn, try on names held out, write
    uv run --group bench python tools/learn_slips.py --check    # only say whether the table is what the lists give

Lists of given names and patronymics hold what was typed, with counts, and nearly all true names of many bearers are
known to this library. A rare entry one slip away from such a name is that name with a slip, or a name of its own. An EM
algorithm decides between the two by how common the name is, how easily the slip is made, how plausible the entry is as
a name (the spelling model), and how often it occurs. Slips are counted by gamma-Poisson: whoever mistypes a name does
so again, so that a slip seen a thousand times teaches little more than one seen ten times.
"""

from __future__ import annotations

import argparse
import re
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from itertools import pairwise
from math import floor, lgamma, log, log2, log10
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np
import pyarrow.parquet as pq

from namematch.data import read_toml
from namematch.names.lexicon.given_names import given_links
from namematch.names.morphology.patronymic import parse_patronymic
from namematch.names.spelling.edit_distance import SlipChannel, edits
from namematch.names.spelling.slip_kinds import SlipKinds
from namematch.translit import neutral_key
from namematch.translit.readings.prior import spelling_cost

OUT = Path(__file__).parent.parent / "src/namematch/data/names/learned_slips.toml"
HEAD = """\
# How often each kind of slip happens, as learned from lists of names. Written by tools/learn_slips.py. Do not edit;
# what the kinds are stands in slips.toml.
#   per_letter   slips for each letter that is written; kinds are shares of it, for each letter that they can befall
#   again        bits that each further slip in a word costs more than the first
#   first, last  how much oftener a slip befalls the first or last letter of a word
# Source: given names and patronymics of russiannames 2.0.0 (BSD-3-Clause), {sources} names with {bearers} bearers, of
# whom about {slips} are written with a slip, in {forms} forms. The lists were typed on a Cyrillic keyboard; it is
# assumed that one slips as often on a Latin one.
# Command: uv run --group bench python tools/learn_slips.py. Learned {date}.
"""
# Lists, and how many last letters are right in all that they hold: patronymics were found by their endings.
LISTS = {"names": 0, "midnames": 3}
WORD = re.compile(r"[а-яё]{3,40}")
# Names of fewer bearers have more neighbours that are true names on no list than slips.
LEAST_BEARERS = 2000
SHORTEST = 4
TWO_SLIPS_FROM = 7
ROUNDS = 60
FOLDS = 5
# A form that is written oftener counts as often as that where names are held out.
MOST_COUNTED = 10
# Relative difference of a rate up to which a table is what is learned again.
TOLERATED = 0.02
DIGITS = 3
_PLACES = ("first", "", "last")
_UNSEEN = 0.1
_NEVER = -1e9

Kind = tuple[str, str]
Rates = dict[Kind, float]


class Names(NamedTuple):
    """One list of names by neutral key.

    Args:
        written: How often each is written.
        known: Those that are known as names.
        right: How many last letters have no slip.
        fold: If given, the names of which fold are looked at; and whether those, or all others.
    """

    written: Counter[str]
    known: set[str]
    right: int
    fold: tuple[int, bool] | None = None

    def sources(self) -> Iterator[tuple[str, int]]:
        """The names whose slips are looked for, with their bearers."""
        for name, bearers in sorted(self.written.items()):
            if bearers < LEAST_BEARERS or len(name) - self.right < SHORTEST or name not in self.known:
                continue
            # Александр and Александрович are in one fold.
            if self.fold is None or (crc32(name[:SHORTEST].encode()) % FOLDS == self.fold[0]) is self.fold[1]:
                yield name, bearers


def names_of(kind: str) -> Names:
    """A list of the russiannames package."""
    written: Counter[str] = Counter()
    known: set[str] = set()
    for row in pq.read_table(str(files("russiannames") / "data" / f"{kind}.parquet")).to_pylist():
        word = row["text"].lower()
        if WORD.fullmatch(word):
            key = neutral_key(word)
            written[key] += row["count"]
            if is_known(word, kind):
                known.add(key)
    return Names(written, known, LISTS[kind])


def is_known(word: str, kind: str) -> bool:
    """Whether the library knows a given name, or the father's name in a patronymic."""
    if kind == "names":
        return bool(given_links(word))
    patronymic = parse_patronymic(word)
    return bool(patronymic and patronymic.father and given_links(patronymic.father))


def slips_of(name: str, right: int, kinds: SlipKinds) -> Iterator[tuple[str, str, str, dict[str, float]]]:
    """Every single slip in a name: what is written then, the slip, its place, and the shares of its kinds.

    Args:
        name: The name.
        right: How many last letters have no slip.
        kinds: The kinds of slips.
    """
    length = len(name)
    for i, letter in enumerate(name[: length - right]):
        # Of two like letters that come together the neutral alphabet has one.
        rest = i + 2 if name[i - 1 : i] == name[i + 1 : i + 2] else i + 1
        yield name[:i] + name[rest:], "omission", place(i, length), kinds.omission(name, i)
        for other in kinds.alphabet.replace(letter, ""):
            yield name[:i] + other + name[i + 1 :], "exchange", place(i, length), kinds.exchange(letter, other)
    for i, (one, two) in enumerate(pairwise(name[: length - right])):
        turned = name[:i] + two + one + name[i + 2 :]
        yield turned, "turn", "first" if i == 0 else place(i + 1, length), {"any": 1.0}
    for i in range(length + 1 - right):
        for letter in kinds.alphabet:
            longer = name[:i] + letter + name[i:]
            yield longer, "addition", place(i, length + 1), kinds.addition(longer, i)


def place(i: int, length: int) -> str:
    return "first" if i == 0 else "last" if i == length - 1 else ""


@dataclass
class Forms:
    """What may be written by one slip, and the ways to it, one row a way.

    Args:
        count: How often each form is written.
        plausible: Probability of each form as a name, by the spelling model.
        form: By row the form.
        kind: By row the kind of the slip, by number; `place` its place, `bearers` how many may slip so.
    """

    kinds: list[Kind]
    places: list[Kind]
    count: np.ndarray
    plausible: np.ndarray
    form: np.ndarray
    kind: np.ndarray
    place: np.ndarray
    bearers: np.ndarray


def forms_of(lists: Iterable[Names]) -> Forms:
    """The forms that one slip makes of the names of lists, those left out that are known as names."""
    slip_kinds = cyrillic_kinds()
    kinds: dict[Kind, int] = {}
    places: dict[Kind, int] = {}
    count, plausible, rows = [], [], []
    for names in lists:
        number: dict[str, int] = {}
        for name, bearers in names.sources():
            for form, slip, where, shares in slips_of(name, names.right, slip_kinds):
                if form in names.known or names.written[form] > bearers or neutral_key(form) != form:
                    continue
                if form not in number:
                    number[form] = len(count)
                    count.append(names.written[form])
                    plausible.append(2.0 ** (-spelling_cost(form) / 1000))
                at = places.setdefault((slip, where), len(places))
                for kind, share in shares.items():
                    rows.append((number[form], kinds.setdefault((slip, kind), len(kinds)), at, bearers * share))
    form, kind, at, expected = (np.array(column) for column in zip(*rows, strict=True))
    return Forms(list(kinds), list(places), np.array(count, float), np.array(plausible), form, kind, at, expected)


def cyrillic_kinds() -> SlipKinds:
    return SlipKinds([cyrillic_keyboard()])


def cyrillic_keyboard() -> list[str]:
    return list(read_toml("names/slips.toml")["cyrillic_keyboard"])


class Mixture:
    """Each form is a slip, or a name of its own.

    Args:
        count: How often each form is written.
        plausible: Probability of each form as a name.
    """

    def __init__(self, count: np.ndarray, plausible: np.ndarray) -> None:
        self.count, self.plausible = count, plausible
        self.seen = count > 0
        self.names = 1e4  # of their own, among all that could be spelled
        self.tail = 1.5  # exponent of how often such a name is written
        self.shape = 0.5  # of the gamma distribution
        self._logs = np.array([lgamma(number + 1) for number in count])
        self._numbers = np.arange(1.0, 1e5)

    def own(self, slips: np.ndarray) -> np.ndarray:
        """The probability that each form is a name of its own, where so many slips are expected."""
        prior = np.minimum(0.9, self.names * self.plausible)
        written = -self.tail * np.log(np.maximum(self.count, 1)) - log((self._numbers**-self.tail).sum())
        own = np.where(self.seen, np.log(prior) + written, _NEVER)
        against = np.log1p(-prior) + self._slipped(slips, self.shape) - own
        return 1 / (1 + np.exp(np.clip(against, -500, 500)))

    def careless(self, slips: np.ndarray) -> np.ndarray:
        """How much likelier each slip is than expected, after what was seen of it."""
        return (self.count + self.shape) / (slips + self.shape)

    def learn(self, slips: np.ndarray, own: np.ndarray) -> None:
        """Fits what names of their own are like to the forms that are likely such."""
        own_seen, count = own[self.seen], self.count[self.seen]
        self.names = own_seen.sum() / self.plausible.sum()
        self.tail = 1 + own_seen.sum() / (own_seen * np.log(count / 0.5)).sum()
        shapes = [self.shape * factor for factor in (0.8, 1.0, 1.25)]
        self.shape = max(shapes, key=lambda shape: float(((1 - own) * self._slipped(slips, shape)).sum()))

    def _slipped(self, slips: np.ndarray, shape: float) -> np.ndarray:
        """Log probability of the counts of slips: gamma-Poisson."""
        table = {number: lgamma(number + shape) for number in np.unique(self.count).tolist()}
        gammas = np.array([table[number] for number in self.count.tolist()])
        share = slips + shape
        return gammas - lgamma(shape) - self._logs + shape * np.log(shape / share) + self.count * np.log(slips / share)


class Fit(NamedTuple):
    """Rates by kind, factors by place; by form the slips expected, and the chance that it is a name of its own."""

    rates: Rates
    factors: Rates
    slips: np.ndarray
    own: np.ndarray


def fit(forms: Forms) -> Fit:
    """Rates by kind for each letter in the middle of a word, and what places multiply them by."""
    mixture = Mixture(forms.count, forms.plausible)
    rate, factor = np.full(len(forms.kinds), 1e-4), np.ones(len(forms.places))
    for turn in range(ROUNDS):
        row, slips = expected(forms, rate, factor)
        own = mixture.own(slips)
        seen = ((1 - own) * forms.count / slips)[forms.form] * row
        due = ((1 - own) * mixture.careless(slips))[forms.form] * row
        by, values = (forms.kind, rate) if turn % 2 else (forms.place, factor)
        values *= (np.bincount(by, seen) + _UNSEEN) / (np.bincount(by, due) + _UNSEEN)
        for place_number, (slip, where) in enumerate(forms.places):
            if not where:
                middle = factor[place_number]
                factor[[number for number, (of, _) in enumerate(forms.places) if of == slip]] /= middle
                rate[[number for number, (of, _) in enumerate(forms.kinds) if of == slip]] *= middle
        mixture.learn(slips, own)
    _, slips = expected(forms, rate, factor)
    rates, factors = dict(zip(forms.kinds, rate, strict=True)), dict(zip(forms.places, factor, strict=True))
    return Fit(rates, factors, slips, mixture.own(slips))


def expected(forms: Forms, rate: np.ndarray, factor: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """How many slips are expected, by row and by form."""
    row = forms.bearers * rate[forms.kind] * factor[forms.place]
    return row, np.bincount(forms.form, row, len(forms.count))


def table_of(found: Fit, again: float, per_letter: float = 1.0) -> dict[str, Any]:
    """The rates as the library reads them."""
    table: dict[str, Any] = {"per_letter": per_letter, "again": again}
    for (slip, kind), rate in sorted(found.rates.items()):
        table.setdefault(slip, {})[kind] = rate / per_letter
    for (slip, where), factor in found.factors.items():
        if where:
            table[slip][where] = factor
    return table


def again_bits(lists: Iterable[Names], channel: SlipChannel) -> float:
    """Bits that a second slip costs more than the first: fewer than none, since some writers are careless."""
    count, plausible, slips = [], [], []
    for names in lists:
        sources = [(name, bearers) for name, bearers in names.sources() if len(name) >= TWO_SLIPS_FROM]
        by_length: defaultdict[int, list[tuple[str, int]]] = defaultdict(list)
        for name, bearers in sources:
            for length in range(len(name) - 2, len(name) + 3):
                by_length[length].append((name, bearers))
        single = {form for name, _ in sources for form, *_ in slips_of(name, names.right, channel.kinds)}
        for form, written in sorted(names.written.items()):
            if form in names.known or form in single:
                continue
            letters = set(form)
            near = [each for each in by_length[len(form)] if len(letters ^ set(each[0])) <= 4 and written <= each[1]]
            apart = [(edits(name, form), name, bearers) for name, bearers in near]
            if not apart or min(apart)[0] != 2:
                continue
            count.append(written)
            plausible.append(2.0 ** (-spelling_cost(form) / 1000))
            slips.append(sum(of * 2.0 ** -channel.distance(name, form) for away, name, of in apart if away == 2))
    mixture, expected_slips, factor = Mixture(np.array(count, float), np.array(plausible)), np.array(slips), 1.0
    total = sum(
        bearers * log(1 - channel.share(name[: len(name) - names.right])) ** 2 / 2
        for names in lists
        for name, bearers in names.sources()
        if len(name) >= TWO_SLIPS_FROM
    )
    for _ in range(ROUNDS):
        own = mixture.own(expected_slips * factor)
        mixture.learn(expected_slips * factor, own)
        factor = float(((1 - own) * mixture.count).sum() / total)
    return -log2(factor)


def learn(lists: list[Names]) -> tuple[dict[str, Any], Forms, Fit]:
    """The table that lists give."""
    forms = forms_of(lists)
    found = fit(forms)
    channel = SlipChannel(table_of(found, 0.0), [cyrillic_keyboard()])
    sources = [source for names in lists for source in names.sources()]
    slips = -sum(bearers * log(1 - channel.share(name)) for name, bearers in sources)
    letters = sum(bearers * len(name) for name, bearers in sources)
    return rounded(table_of(found, again_bits(lists, channel), slips / letters)), forms, found


def rounded(table: dict[str, Any]) -> dict[str, Any]:
    """The table with as many digits as it is written with."""
    return {
        key: rounded(value) if isinstance(value, dict) else round(value, DIGITS - 1 - floor(log10(abs(value))))
        for key, value in table.items()
    }


def try_on_others(lists: list[Names]) -> None:
    """Prints how well names foretell the slips in others: bits of a slip by its share of all single slips."""
    bits = Counter[str]()
    weight = 0.0
    for fold in range(FOLDS):
        learned = fit(forms_of(names._replace(fold=(fold, False)) for names in lists))
        forms = forms_of(names._replace(fold=(fold, True)) for names in lists)
        slip = (1 - fit(forms).own) * np.minimum(forms.count, MOST_COUNTED)
        rate = np.array([learned.rates[each] for each in forms.kinds])
        factor = np.array([learned.factors[each] for each in forms.places])
        alike = np.array([kind in ("any", "other") or slip == "omission" for slip, kind in forms.kinds], float)
        for title, rates, factors in (("learned", rate, factor), ("all alike", alike, np.ones(len(factor)))):
            _, slips = expected(forms, rates, factors)
            bits[title] -= float((slip * np.log2(np.maximum(slips, 1e-30) / slips.sum())).sum())
        weight += float(slip.sum())
    for title, total in bits.items():
        print(f"  {title:<10}{total / weight:6.2f} bits per slip")


def written(table: dict[str, Any], lists: list[Names], forms: Forms, found: Fit) -> str:
    """The table as text."""
    sources = [source for names in lists for source in names.sources()]
    slips = (1 - found.own) * forms.count
    head = HEAD.format(
        sources=len(sources),
        bearers=f"{sum(bearers for _, bearers in sources):,}",
        slips=f"{slips.sum():,.0f}",
        forms=f"{((1 - found.own) * (forms.count > 0)).sum():,.0f}",
        date=date.today().isoformat(),
    )
    lines = [head, *(f"{key} = {value:.{DIGITS}g}" for key, value in table.items() if not isinstance(value, dict))]
    for slip, rates in table.items():
        if isinstance(rates, dict):
            lines += [f"\n[{slip}]", *(f"{kind} = {rate:.{DIGITS}g}" for kind, rate in rates.items())]
    return "\n".join(lines) + "\n"


def is_current(table: dict[str, Any], committed: dict[str, Any]) -> bool:
    """Whether the committed table is what was learned."""
    if table.keys() != committed.keys():
        return False
    return all(
        is_current(value, committed[key])
        if isinstance(value, dict)
        else abs(value - committed[key]) <= TOLERATED * abs(value)
        for key, value in table.items()
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    lists = [names_of(kind) for kind in LISTS]
    table, forms, found = learn(lists)
    if options.check:
        return 0 if is_current(table, tomllib.loads(OUT.read_text(encoding="utf-8"))) else 1
    text = written(table, lists, forms, found)
    OUT.write_text(text, encoding="utf-8")
    print(text)
    try_on_others(lists)
    return 0


if __name__ == "__main__":
    sys.exit(main())
