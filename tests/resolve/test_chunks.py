"""How much is looked at together is a matter of memory and not of the answer."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

import numpy as np
import pytest

from namematch.arrays import external_sort as pile
from namematch.mentions import Mention
from namematch.names.batch import NameTable
from namematch.resolve import Resolution, Resolver, resolve
from namematch.resolve.blocking import BlockIndex
from namematch.resolve.blocking import block_index as block
from namematch.resolve.clustering import attachment_candidates as present
from namematch.resolve.clustering import constrained as cluster
from namematch.resolve.clustering.constrained import constrained_clusters
from namematch.resolve.entities import registry
from namematch.resolve.scoring import pair_store as known

MENTIONS = [
    Mention(name, document=document)
    for document, names in {
        "a": ("Sergei Lavrov", "Lavrov", "Ivan Petrov", "Petrov", "И. Петров", "Лаврову"),
        "b": ("Сергей Лавров", "Anton Petrov", "Petrov", "Иванов Сергей Борисович", "Сергей Иванов"),
        "c": ("Sergey Sergeevich Ivanov", "Sergei Ivanov", "S. Ivanov", "Petrov", "Lavrov", "Sergei"),
    }.items()
    for name in names
]
MODULES = {
    "block": (block, "_PAIRS"), "cluster": (cluster, "_PAIRS"), "known": (known, "_PAIRS"),
    "names": (import_module("namematch.names.batch.ingest"), "_NAMES"),
    "pile": (pile, "_BATCH"), "blocks": (pile, "_BLOCK"),
    "registry": (registry, "_PEOPLE"), "present": (present, "_USES"),
    "origins": (import_module("namematch.names.sources.cyrillic_sources"), "_CHUNK"),
}  # fmt: skip


@pytest.fixture(scope="module")
def whole() -> Resolution:
    return resolve(MENTIONS)


@pytest.fixture(scope="module")
def linked() -> Resolution:
    return resolve(MENTIONS, cannot_link=[(2, 7)])


@pytest.mark.parametrize("size", [1, 2, 5])
@pytest.mark.parametrize(("module", "constant"), MODULES.values(), ids=MODULES.keys())
def test_people_are_the_same_however_much_is_looked_at_together(
    module: ModuleType,
    constant: str,
    size: int,
    whole: Resolution,
    linked: Resolution,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, constant, size)
    assert resolve(MENTIONS) == whole
    assert resolve(MENTIONS, cannot_link=[(2, 7)]) == linked
    resolver = Resolver()
    for start in (0, 12, 15):
        resolver.add(MENTIONS[start : start + (12 if not start else 3 if start == 12 else 9)])
        assert resolver.resolution.entities
    assert resolver.resolution == whole


@pytest.mark.parametrize("size", [1, 2, 3, 4, 7])
def test_clusters_and_candidates_are_the_same_in_parts(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = np.random.default_rng(5)
    pairs = np.unique(np.sort(chance.integers(0, 14, (30, 2)), axis=1), axis=0)
    pairs = pairs[pairs[:, 0] < pairs[:, 1]]
    bits = chance.integers(1, 6, len(pairs)).astype(np.float64)
    table = NameTable([mention.name or "" for mention in MENTIONS[:6]])
    names = [mention.name or "" for mention in MENTIONS[6:] if mention.name not in table.names]
    growing = BlockIndex(table)
    table.extend(list(dict.fromkeys(names)))

    def found() -> list[list[int]]:
        clusters = constrained_clusters(14, pairs[:, 0], pairs[:, 1], bits, lambda left, right: (left + right) % 5 == 0)
        return [column.tolist() for column in (*clusters, *BlockIndex(table).candidates(), *growing.candidates(6))]

    whole = found()
    monkeypatch.setattr(cluster, "_PAIRS", size)
    monkeypatch.setattr(block, "_PAIRS", size)
    assert found() == whole


def test_open_short_forms_stand_by_name_then_document() -> None:
    names = ("Ivan Petrov", "Anton Petrov")
    mentions = [Mention(name, document=document) for document in ("b", "a", None) for name in (*names, "Petrov")]
    resolver = Resolver()
    resolver.add(mentions)
    assert [(item.name, item.document) for item in resolver.resolution.open] == [
        ("Petrov", "a"), ("Petrov", "b"), ("Petrov", None),
    ]  # fmt: skip
    assert resolver.resolution.open == resolve(mentions).open
