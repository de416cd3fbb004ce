"""Names drawn by frequency with a fixed seed from the `russiannames` package."""

from __future__ import annotations

import random
import re
from functools import cache
from importlib.resources import files

import pytest

_CYRILLIC = re.compile(r"[А-ЯЁ][а-яё]+")
_KINDS = ("names", "midnames", "surnames")


@cache
def _lists(kind: str) -> dict[str, tuple[list[str], list[int]]]:
    pytest.importorskip("russiannames", reason="the names are drawn from the russiannames package")
    parquet = pytest.importorskip("pyarrow.parquet", reason="russiannames keeps its tables in Parquet")
    rows = parquet.read_table(str(files("russiannames") / "data" / f"{kind}.parquet")).to_pylist()
    lists: dict[str, tuple[list[str], list[int]]] = {"m": ([], []), "f": ([], []), "": ([], [])}
    for row in rows:
        if _CYRILLIC.fullmatch(row["text"]):
            for group in {row["gender"] if row["gender"] in ("m", "f") else "", ""}:
                lists[group][0].append(row["text"].replace("ё", "е").replace("Ё", "Е"))
                lists[group][1].append(row["count"])
    return lists


def words(size: int, seed: int, kinds: tuple[str, ...] = _KINDS) -> list[str]:
    """Name words, as many of each kind."""
    chance = random.Random(seed)
    drawn: list[str] = []
    for kind in kinds:
        texts, counts = _lists(kind)[""]
        drawn += chance.choices(texts, counts, k=size // len(kinds))
    return drawn


def full_names(size: int, seed: int) -> list[str]:
    """Given name, patronymic and surname of one gender."""
    chance = random.Random(seed)
    names = []
    for gender in chance.choices("mf", k=size):
        columns = (_lists(kind)[gender] for kind in _KINDS)
        names.append(" ".join(chance.choices(texts, counts)[0] for texts, counts in columns))
    return names
