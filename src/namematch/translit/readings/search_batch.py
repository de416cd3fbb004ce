"""The search of `readings.lattice_search` over a column of words: the same arithmetic, done with NumPy.

Words are worked off letter by letter, all of them abreast. A hypothesis is a row in a few parallel arrays; words are
sorted by length, longest first, so that the words which still have letters are always the front of the arrays.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from namematch.arrays import Ids
from namematch.translit.readings.lattice_search import ScoredWords, model, search, search_weights
from namematch.translit.readings.prior import HASH_MIX, HASH_STEP, prior_tables
from namematch.user_lexicon import cached_per_lexicon

_CHUNK = 2048
# Below this a word by word search is quicker than setting up arrays.
_FEW = 24
_COST_BITS, _ORDER_BITS = 34, 12
_NUMBER_BITS, _ARC_COST_BITS = 24, 16
_NUMBER, _ARC_COST = (1 << _NUMBER_BITS) - 1, (1 << _ARC_COST_BITS) - 1

_Hashes = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class _Tables:
    """The learned tables for NumPy: what is fetched together stands together in one integer.

    Args:
        arcs: For each slot of the sequence model its owner, target and cost.
        states: For each of its states the base, the state to back off to, and the cost of that.
        window: Arrays of the window trie.
        run_codes: Code points of the Cyrillic run of each unit, 0 behind its end.
        run_length: Number of its letters.
        run_factor: What a hash is multiplied by when the run is appended.
        run_hash: What is added to it.
        keys: _Hashes of the words in the lexicon.
        key_costs: Their costs.
    """

    arcs: Ids
    states: Ids
    window: dict[str, npt.NDArray[np.integer[npt.NBitBase]]]
    run_codes: npt.NDArray[np.uint16]
    run_length: Ids
    run_factor: _Hashes
    run_hash: _Hashes
    keys: _Hashes
    key_costs: npt.NDArray[np.uint16]


@dataclass(slots=True)
class _Hypotheses:
    """Hypotheses of all words abreast, in the order of their words and within a word best first."""

    word: Ids
    cost: Ids
    state: Ids
    hash: _Hashes
    units: npt.NDArray[np.uint16]

    def take(self, rows: Ids | slice) -> _Hypotheses:
        return _Hypotheses(self.word[rows], self.cost[rows], self.state[rows], self.hash[rows], self.units[rows])


class CandidateStore:
    """The candidates for many words, one behind the other: few objects, which spares the garbage collector."""

    __slots__ = ("_costs", "_place", "_spelled", "_starts")

    def __init__(self) -> None:
        self._place: dict[str, int] = {}
        self._starts = [0]
        self._costs: list[int] = []
        self._spelled: list[str] = []

    def __getitem__(self, word: str) -> ScoredWords:
        place = self._place.get(word)
        if place is None:
            return [], []
        start, end = self._starts[place], self._starts[place + 1]
        return self._costs[start:end], self._spelled[start:end]

    def add(self, words: list[str], ends: list[int], costs: list[int], spelled: list[str]) -> None:
        """Add words with their candidates; those of the first end at the first of `ends`, and so on."""
        self._place.update(zip(words, range(len(self._place), len(self._place) + len(words)), strict=True))
        before = len(self._costs)
        self._starts += [before + end for end in ends]
        self._costs += costs
        self._spelled += spelled


def search_many(words: Sequence[str]) -> Mapping[str, ScoredWords] | CandidateStore:
    """What `search` finds for each of the words.

    Args:
        words: Distinct words of known letters.
    """
    if len(words) < _FEW:
        return {word: search(word) for word in words}
    store = CandidateStore()
    longest = search_weights().longest
    for word in words:
        if len(word) > longest:
            costs, spelled = search(word)
            store.add([word], [len(costs)], costs, spelled)
    rest = sorted((word for word in words if 0 < len(word) <= longest), key=len, reverse=True)
    for start in range(0, len(rest), _CHUNK):
        _search_chunk(rest[start : start + _CHUNK], store)
    return store


def _search_chunk(words: list[str], store: CandidateStore) -> None:
    tables = _tables()
    lengths = np.fromiter(map(len, words), dtype=np.int64, count=len(words))
    nodes = _window_nodes(tables, words, lengths)
    count = len(words)
    hypotheses = _Hypotheses(
        word=np.arange(count),
        cost=np.zeros(count, dtype=np.int64),
        state=np.full(count, model().sequence.start, dtype=np.int64),
        hash=np.zeros(count, dtype=np.uint64),
        units=np.zeros((count, 0), dtype=np.uint16),
    )
    for place in range(int(lengths[0]) + 1):
        active = int(np.searchsorted(-lengths, -place, side="left"))
        front = int(np.searchsorted(hypotheses.word, active, side="left"))
        if front < len(hypotheses.word):
            _collect(store, words, _finish(tables, hypotheses.take(slice(front, None))))
        if not active:
            break
        hypotheses = _extend(tables, hypotheses.take(slice(0, front)), nodes[:active, place])


def _window_nodes(tables: _Tables, words: list[str], lengths: Ids) -> Ids:
    """The deepest node of the window trie at each letter of each word, one row a word."""
    known = model()
    margin = max(known.path)
    width = int(lengths[0])
    codes = np.zeros(0x10000, dtype=np.int64)
    for letter, symbol in known.letters.items():
        codes[ord(letter)] = symbol
    padded = np.array(words, dtype=f"U{width}").view(np.uint32).reshape(len(words), width)
    symbols = np.zeros((len(words), width + 2 * margin), dtype=np.int64)
    symbols[:, margin : margin + width] = codes[padded]
    nodes = np.zeros((len(words), width), dtype=np.int64)
    alive = np.ones(nodes.shape, dtype=bool)
    for offset in known.path:
        slots = tables.window["base"][nodes] + symbols[:, margin + offset : margin + offset + width]
        alive &= tables.window["owner"][slots] == nodes
        nodes = np.where(alive, tables.window["child"][slots], nodes)
    return nodes


def _extend(tables: _Tables, hypotheses: _Hypotheses, nodes: Ids) -> _Hypotheses:
    """Each hypothesis with every unit its next letter may be, cut to the best of each word."""
    weight = search_weights()
    node = nodes[hypotheses.word]
    first = tables.window["row"][node].astype(np.int64)
    options = tables.window["row"][node + 1] - first
    parent = np.repeat(np.arange(len(node)), options)
    begins = np.cumsum(options) - options
    cell = np.arange(len(parent)) + np.repeat(first - begins, options)
    unit = tables.window["unit"][cell]
    sequence_cost, target = _step(tables, hypotheses.state[parent], unit.astype(np.int64))
    total = hypotheses.cost[parent] + weight.window * tables.window["cost"][cell].astype(np.int64)
    total += weight.sequence * sequence_cost
    chosen = _best(hypotheses.word[parent], total)
    parent, unit = parent[chosen], unit[chosen]
    return _Hypotheses(
        word=hypotheses.word[parent],
        cost=total[chosen],
        state=target[chosen],
        hash=hypotheses.hash[parent] * tables.run_factor[unit] + tables.run_hash[unit],
        units=np.concatenate((hypotheses.units[parent], unit[:, None]), axis=1),
    )


def _best(word: Ids, cost: Ids) -> Ids:
    """The rows of the cheapest hypotheses of each word, at most a beam of them, cheapest first."""
    starts = np.flatnonzero(np.diff(word, prepend=-1))
    sizes = np.diff(starts, append=len(word))
    begin = np.repeat(starts, sizes)
    order = np.arange(len(word)) - begin
    keys = (word << (_COST_BITS + _ORDER_BITS)) | (cost << _ORDER_BITS) | order
    keys.sort()
    # Words keep their places when sorted, so ranks and beginnings are those of the rows before sorting.
    kept = order < search_weights().beam
    rows: Ids = begin[kept] + (keys[kept] & ((1 << _ORDER_BITS) - 1))
    return rows


def _step(tables: _Tables, state: Ids, symbol: Ids) -> tuple[Ids, Ids]:
    """`Automaton.step` for many states at once."""
    held = tables.states.take(state)
    arcs = tables.arcs.take((held >> (_NUMBER_BITS + _ARC_COST_BITS)) + symbol)
    missing = np.flatnonzero((arcs >> (_NUMBER_BITS + _ARC_COST_BITS)) != state)
    spent = np.zeros(len(state), dtype=np.int64)
    held, symbol = held[missing], symbol[missing]
    while len(missing):
        spent[missing] += held & _ARC_COST
        backed = (held >> _ARC_COST_BITS) & _NUMBER
        held = tables.states.take(backed)
        arc = tables.arcs.take((held >> (_NUMBER_BITS + _ARC_COST_BITS)) + symbol)
        arcs[missing] = arc
        still = np.flatnonzero((arc >> (_NUMBER_BITS + _ARC_COST_BITS)) != backed)
        missing, held, symbol = missing[still], held[still], symbol[still]
    return spent + (arcs & _ARC_COST), (arcs >> _ARC_COST_BITS) & _NUMBER


def _finish(tables: _Tables, hypotheses: _Hypotheses) -> _Hypotheses:
    """Complete hypotheses with the costs of ending and of rarity, best first, without repeats and also-rans."""
    weight = search_weights()
    end = np.full(len(hypotheses.word), model().end, dtype=np.int64)
    cost = hypotheses.cost + weight.sequence * _step(tables, hypotheses.state, end)[0]
    cost += weight.lexicon * _rarity(tables, hypotheses)
    hypotheses.cost = cost
    ranked = hypotheses.take(_best(hypotheses.word, cost - cost.min()))
    starts = np.flatnonzero(np.diff(ranked.word, prepend=-1))
    best = np.repeat(ranked.cost[starts], np.diff(starts, append=len(ranked.word)))
    kept = (ranked.hash != 0) & (ranked.cost <= best + weight.reach)
    for behind in range(1, weight.beam):
        same = ranked.hash[behind:] == ranked.hash[:-behind]
        kept[behind:] &= ~(same & (ranked.word[behind:] == ranked.word[:-behind]))
    return ranked.take(np.flatnonzero(kept))


def _rarity(tables: _Tables, hypotheses: _Hypotheses) -> Ids:
    """How much rarer than words of their length the words are, in millibits: 0 or less, and 0 if not listed."""
    weight, hashes = search_weights(), hypotheses.hash
    keys = ((hashes ^ (hashes >> np.uint64(29))) * np.uint64(HASH_MIX)) >> np.uint64(16)
    places = np.minimum(np.searchsorted(tables.keys, keys), len(tables.keys) - 1)
    letters = tables.run_length[hypotheses.units].sum(axis=1)
    behind = tables.key_costs[places].astype(np.int64) - weight.usual - weight.usual_letter * letters
    return np.where(tables.keys[places] == keys, np.minimum(behind, 0), 0)


def _collect(store: CandidateStore, words: list[str], finished: _Hypotheses) -> None:
    """Write finished hypotheses out as candidates of their words."""
    codes = _tables().run_codes[finished.units].reshape(len(finished.word), -1)
    letters = codes != 0
    text = codes[letters].astype("<u2").tobytes().decode("utf-16-le")
    ends = np.cumsum(np.count_nonzero(letters, axis=1)).tolist()
    spelled = [text[start:end] for start, end in pairwise([0, *ends])]
    last = np.flatnonzero(np.diff(finished.word, append=-1))
    done = [words[word] for word in finished.word[last].tolist()]
    store.add(done, (last + 1).tolist(), finished.cost.tolist(), spelled)


@cached_per_lexicon(None)
def _tables() -> _Tables:
    known, prior = model(), prior_tables()
    sequence, window = known.sequence, known.window
    codes = np.zeros((len(known.runs), max(map(len, known.runs))), dtype=np.uint16)
    hashes, factors = [], []
    for row, run in enumerate(known.runs):
        codes[row, : len(run)] = list(map(ord, run))
        value = 0
        for char in run:
            value = (value * HASH_STEP + ord(char)) % 2**64
        hashes.append(value)
        factors.append(pow(HASH_STEP, len(run), 2**64))
    owners = np.asarray(sequence.owner).astype(np.int64) & _NUMBER
    targets = np.asarray(sequence.target).astype(np.int64)
    bases = np.asarray(sequence.base).astype(np.int64)
    backs = np.asarray(sequence.back_state).astype(np.int64)
    return _Tables(
        arcs=_together(owners, targets, np.asarray(sequence.cost)),
        states=_together(bases, backs, np.asarray(sequence.back_cost)),
        window={name: np.asarray(array) for name, array in window.items()},
        run_codes=codes,
        run_length=np.array([len(run) for run in known.runs], dtype=np.int64),
        run_factor=np.array(factors, dtype=np.uint64),
        run_hash=np.array(hashes, dtype=np.uint64),
        keys=np.asarray(prior["keys"]),
        key_costs=np.asarray(prior["key_costs"]),
    )


def _together(high: Ids, middle: Ids, cost: npt.NDArray[np.uint16]) -> Ids:
    packed: Ids = (high << (_NUMBER_BITS + _ARC_COST_BITS)) | (middle << _ARC_COST_BITS) | cost
    return packed
