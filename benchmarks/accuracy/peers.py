"""What a user could pick instead: other ways to say how alike two written names are, each from 0 to 1."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from importlib.util import find_spec
from typing import Any, NamedTuple

import jellyfish
from unidecode import unidecode

_CACHED = 1 << 18


class Peer(NamedTuple):
    """A way to compare two names and the score from which it says they are the same."""

    score: Callable[[str, str], float]
    threshold: float


def peers() -> dict[str, Peer]:
    """The peers that are installed, cheap ones first; `benchmarks/peers.txt` has those that no group does."""
    found = {"Jaro-Winkler": Peer(_jaro_winkler, 0.9)}
    if find_spec("rapidfuzz"):
        found["token-set ratio"] = Peer(_token_set_ratio(), 0.85)
    if find_spec("abydos"):
        found["Daitch-Mokotoff"] = Peer(_shared_codes(_daitch_mokotoff()), 0.5)
    if find_spec("rigour"):
        found["rigour"] = Peer(_rigour(), 0.7)
    if find_spec("nomenklatura"):
        found["logic-v2"] = Peer(_logic_v2(), 0.7)
    if find_spec("abydos"):
        found["Beider-Morse"] = Peer(_shared_codes(_beider_morse()), 0.5)
    return found


@lru_cache(maxsize=_CACHED)
def plain(name: str) -> str:
    """A name as unidecode has it, in lower case."""
    return unidecode(name).lower()


def _jaro_winkler(left: str, right: str) -> float:
    return jellyfish.jaro_winkler_similarity(plain(left), plain(right))


def _token_set_ratio() -> Callable[[str, str], float]:
    from rapidfuzz import fuzz

    return lambda left, right: float(fuzz.token_set_ratio(plain(left), plain(right))) / 100


def _daitch_mokotoff() -> Callable[[str], frozenset[str]]:
    from abydos.phonetic import DaitchMokotoff

    encode = DaitchMokotoff().encode
    return lambda word: frozenset(encode(word))


def _beider_morse() -> Callable[[str], frozenset[str]]:
    from abydos.phonetic import BeiderMorse

    encode = BeiderMorse(match_mode="approx").encode
    return lambda word: frozenset(encode(word).split())


def _shared_codes(codes: Callable[[str], frozenset[str]]) -> Callable[[str, str], float]:
    """1 if every word of the shorter name has a word on the other side with a code in common, else 0."""
    cached = lru_cache(maxsize=_CACHED)(codes)

    def score(left: str, right: str) -> float:
        shorter, longer = sorted(([cached(w) for w in plain(name).split()] for name in (left, right)), key=len)
        return float(bool(shorter) and all(any(a & b for b in longer) for a in shorter))

    return score


def _rigour() -> Callable[[str, str], float]:
    """Share of the letters that the aligned parts of both names agree on."""
    from rigour.names import Name, compare_parts

    name: Callable[[str], Any] = lru_cache(maxsize=_CACHED)(Name)

    def score(left: str, right: str) -> float:
        aligned = compare_parts(list(name(left).parts), list(name(right).parts))
        sizes = [sum(len(part.form) for part in (*item.qps, *item.rps)) for item in aligned]
        return float(sum(n * item.score for n, item in zip(sizes, aligned, strict=True)) / max(sum(sizes), 1))

    return score


def _logic_v2() -> Callable[[str, str], float]:
    from followthemoney import model
    from nomenklatura.matching import get_algorithm

    algorithm: Any = get_algorithm("logic-v2")
    config = algorithm.default_config()

    @lru_cache(maxsize=_CACHED)
    def person(name: str) -> Any:
        entity = model.make_entity("Person")
        entity.id = name
        entity.add("name", name)
        return entity

    return lambda left, right: float(algorithm.compare(person(left), person(right), config).score)
