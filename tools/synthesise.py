"""Draw names from the frequency lists and write them by every scheme, so that each scheme's spellings are learned."""

from __future__ import annotations

import random
from collections import Counter

from build_prior import KINDS, add_foreign_forms, read

from namematch.translit.schemes.letter_outputs import comparable
from namematch.translit.schemes.respell import respellings
from namematch.translit.schemes.scheme import Scheme, schemes

# Frequent names are drawn more often than rare ones, but less than their share, so that rare spellings are seen.
FLATTENING = 0.65
SHARES = {"surnames": 0.7, "names": 0.2, "midnames": 0.1}
RUSSIAN_SHARE = 0.88
ALSO_SHARE = 0.15
FOREIGN = ("uk", "be", "bg", "kk")


def draw(size: int, seed: int) -> Counter[tuple[str, str]]:
    """Counted pairs of a romanised and a Cyrillic word, the latter in Russian spelling."""
    chance = random.Random(seed)
    russian = [scheme for scheme in schemes() if scheme.languages[0] == "ru" and not scheme.is_for_machines]
    foreign = [scheme for scheme in schemes() if scheme.languages[0] in FOREIGN]
    pairs: Counter[tuple[str, str]] = Counter()
    for word in words(size, chance):
        scheme = chance.choice(russian if chance.random() < RUSSIAN_SHARE else foreign)
        spelled = respellings(word, scheme.languages[0])[-1]
        loose = chance.random() < ALSO_SHARE
        pairs[comparable(_loosely(scheme, spelled, chance) if loose else scheme.romanize_word(spelled)), word] += 1
    return pairs


def words(size: int, chance: random.Random) -> list[str]:
    """Words of the frequency lists, ё written е."""
    drawn: list[str] = []
    lists = {kind: read(kind) for kind in KINDS}
    add_foreign_forms(lists["names"])
    for kind, share in SHARES.items():
        counts = lists[kind]
        weights = [number**FLATTENING for number in counts.values()]
        drawn += chance.choices(list(counts), weights, k=int(size * share))
    return drawn


def _loosely(scheme: Scheme, word: str, chance: random.Random) -> str:
    """The word by the scheme's rules, any of the attested outputs of each."""
    written, place = "", 0
    while place < len(word):
        for rule in scheme.rules:
            behind = place + len(rule.letters)
            before = word[behind : behind + 1] or "#"
            after = word[place - 1] if place else "#"
            fits = (not rule.after or after in rule.after) and (not rule.before or before in rule.before)
            if word.startswith(rule.letters, place) and fits:
                written += chance.choice(rule.outputs)
                place = behind
                break
        else:
            written += scheme.romanize_word(word[place])
            place += 1
    return written
