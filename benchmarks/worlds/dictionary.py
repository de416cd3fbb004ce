"""Surnames that no table of the library holds, from the dictionary of natasha 0.10.0 (MIT).

The dictionary is a list of 182,339 words without counts that were gathered from the web, many of them no surname in the
nominative (Кайновый, Махдить, Виктора). What remains after the filters below are about 18,000 surnames of men with a
surname's ending that are on no list of `russiannames` 2.0 (BSD-3), from which the library's frequency table was made,
nor in the tables the library ships.

natasha 0.10.0 cannot be installed beside the natasha 1.6 of the extra, so its wheel is fetched from whatever index the
machine has into `build/`; without one the benchmarks that need it are skipped.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from benchmarks.accuracy.data import REPOSITORY
from benchmarks.worlds.russian_lists import rows

from namematch.names import feminine_surname
from namematch.translit.readings.prior import listed_cost

RELEASE = "natasha==0.10.0"
WORDS = REPOSITORY / "build" / "natasha-0.10.0" / "last.txt"
SHA256 = "72e69e3f51116f5a7f53ff545377be18af216ad14ed3032d10d97a82e013f353"
# Endings of surnames that the dictionary's other words (infinitives, cases, plurals, common nouns) seldom have.
SURNAME = re.compile("[а-я]{2,}(?:ов|ев|ин|ын|[сц]кий|ко|[ую]к|ак|ич|янц?|дзе|швили|штейн|берг|ман)")
# Another spelling of a surname rather than a surname of its own: Айтбайев, Бондарчюк, Корольов.
MISSPELT = re.compile("й[аеоуыюя]|[жшчщ][ыюя]|ьо")


@cache
def unlisted_surnames() -> tuple[str, ...]:
    """Surnames of men in the nominative, capitalised and in alphabetical order, that no table holds.

    A surname is left out as well where its feminine form is in a table.
    """
    listed = set(_listed_surnames())
    words = {word.replace("ё", "е") for word in _dictionary().split()}
    surnames = sorted(word for word in words - listed if SURNAME.fullmatch(word) and not MISSPELT.search(word))
    return tuple(word.capitalize() for word in surnames if _is_unknown(word) and feminine_surname(word) not in listed)


def _is_unknown(word: str) -> bool:
    """Whether the frequency table that is shipped, with the given names in it, holds no form of a surname."""
    return all(listed_cost(form) is None for form in (word, feminine_surname(word)))


def _listed_surnames() -> Iterator[str]:
    for row in rows("surnames"):
        for form in (row["text"], row["f_form"]):
            if form:
                yield form.lower().replace("ё", "е")


def _dictionary() -> str:
    if not WORDS.exists():
        _fetch()
    data = WORDS.read_bytes()
    if hashlib.sha256(data).hexdigest() != SHA256:
        raise ValueError(f"{WORDS} is not the word list of {RELEASE}: its SHA-256 differs; delete it")
    return data.decode("utf-8")


def _fetch() -> None:
    """Brings the word list by the first installer that can reach an index; skips the test if none can."""
    WORDS.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=WORDS.parent) as folder:
        options = ["--quiet", "--no-deps", "--only-binary", ":all:", "--target", folder, RELEASE]
        if any(_runs([*installer, *options]) for installer in _installers()):
            (Path(folder) / "natasha/data/dicts/last.txt").replace(WORDS)
            return
    pytest.skip(f"no package index gives {RELEASE}, whose surnames the library's tables do not hold")


def _installers() -> Iterator[list[str]]:
    uv = os.environ.get("UV") or shutil.which("uv")
    if uv:
        yield [uv, "pip", "install", "--python", sys.executable]
    for python in dict.fromkeys((sys.executable, getattr(sys, "_base_executable", sys.executable))):
        yield [python, "-m", "pip", "install"]


def _runs(command: list[str]) -> bool:
    return subprocess.run(command, capture_output=True, check=False, timeout=120).returncode == 0
