"""One job done by several workers at once, cold: `python -m tests.concurrency.job threads 8` prints each one's answer.

Nothing has been loaded when the workers begin, so they race for the tables and caches. An answer is a hash of all that
the batch functions and the main job say about the same names.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor

import namematch as nm

NAMES = [
    "Alexander Darchiyev", "А. Н. Дарчиев", "Дарчиева Анна Никитична", "Dartschijew, A.", "Jewgeni Prigoschin",
    "Schukow", "Zhukov", "Миколай Шевченко", "Sasha Petrov", "ПЕТРОВ Иван", "Volodymyr Zelenskyy", "Nikola Jokić",
    "Гусейнов Али оглы",
]  # fmt: skip
TEXT = "Foreign Minister Sergei Lavrov met Анна Петрова, head of the North Atlantic Department. Lavrov said no."


def answer(seed: int) -> str:
    """The hash of all answers; `seed` turns the order in which they are asked for."""
    asked: dict[str, Callable[[], object]] = {
        "compare": lambda: [(c and c.bits, c and c.evidence) for c in nm.compare_many(NAMES, NAMES[::-1])],
        "readings": lambda: nm.readings_many(NAMES),
        "parse": lambda: nm.parse_name_many(NAMES),
        "normal": lambda: nm.normalize_name_many(NAMES),
        "romanize": lambda: nm.romanize_many(NAMES, "polish"),
        "roles": lambda: nm.parse_role_many([TEXT, "министр иностранных дел"]),
        "mentions": lambda: nm.find_mentions(TEXT, document="d"),
        "resolve": lambda: nm.resolve([nm.Mention(name, document="d") for name in NAMES]).entities,
    }
    order = sorted(asked, key=lambda name: hashlib.sha256(f"{seed}{name}".encode()).digest())
    said = {name: repr(asked[name]()) for name in order}
    return hashlib.sha256(repr(sorted(said.items())).encode("utf-8", "surrogatepass")).hexdigest()


def pool(kind: str, workers: int) -> Executor:
    """Workers of a kind: `threads`, or processes started by `spawn` or `fork`."""
    if kind == "threads":
        # They begin together.
        return ThreadPoolExecutor(workers, initializer=threading.Barrier(workers).wait)
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context(kind))


if __name__ == "__main__":
    many = int(sys.argv[2])
    sys.setswitchinterval(1e-5)
    with pool(sys.argv[1], many) as busy:
        print("\n".join(busy.map(answer, range(many))))
