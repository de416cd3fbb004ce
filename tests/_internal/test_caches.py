from __future__ import annotations

import os
import subprocess
import sys

import pytest
from tests.concurrency.test_state import MODULES

from namematch._internal.caches import NAMES, SMALL, WORDS, cache_size

_SIZES = "from namematch._internal.caches import NAMES, WORDS; print(NAMES, WORDS)"


def run(megabytes: str, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "NAMEMATCH_CACHE_MB": megabytes}
    return subprocess.run([sys.executable, *command], env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("megabytes", "sizes"), [("250", "4096 8192"), ("25", "409 819"), ("1e3", "16384 32768"), ("0", "1 1")]
)
def test_one_variable_sets_the_size_of_all_caches(megabytes: str, sizes: str) -> None:
    assert run(megabytes, "-c", _SIZES).stdout.strip() == sizes


@pytest.mark.parametrize("megabytes", ["many", "-1", "nan", "inf", ""])
def test_a_size_that_is_none_is_named(megabytes: str) -> None:
    ran = run(megabytes, "-m", "namematch", "compare", "Ivan", "Иван")
    assert ran.returncode == 2
    assert ran.stderr == f"namematch: NAMEMATCH_CACHE_MB must be a number of megabytes, not {megabytes!r}\n"


def test_no_cache_is_larger_than_its_kind_may_be() -> None:
    """What keeps whole names keeps fewer, and what keeps letters may keep more."""
    for module in MODULES:
        for name, value in vars(module).items():
            parameters = getattr(value, "cache_parameters", None)
            most = parameters()["maxsize"] if parameters else None
            if most is not None and value.__module__ == module.__name__:
                kept = f"{module.__name__}.{name}"
                assert most <= (SMALL if kept in _SMALL else NAMES if kept in _WHOLE_NAMES else 2 * WORDS), kept


_SMALL = {
    "namematch.names.lexicon.surname_endings._ending",
    "namematch.names.spelling.spelling_key.name_spelling_key",
    "namematch.text.folding._fold",
    "namematch.text.script._script_of",
    "namematch.translit.neutral._key",
    "namematch.translit.readings.prior._bits",
    "namematch.translit.readings.prior.unlisted_bits",
    "namematch.translit.schemes.attribution._writing",
}
_WHOLE_NAMES = {
    "namematch.names.comparison.pair._compare",
    "namematch.names.parsing.normal_form._normal",
    "namematch.names.parsing.parser._parse",
}


def test_a_function_keeps_at_least_one_answer() -> None:
    assert cache_size(1) == 1
