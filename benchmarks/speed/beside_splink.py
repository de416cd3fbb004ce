"""One table of names and dates of birth, linked by splink alone and by splink with this library's comparison.

    uv run --isolated --group scale --group bench python -m benchmarks.speed.beside_splink 10000

Names are those of `benchmarks.speed.people`. Six records of ten have a date of birth, of which one in twenty is another
day. splink alone gets the names romanised by one scheme and cut into fields, as a careful user would do it. Both get
the same date of birth, the same training, and for each the threshold at which its F1 is best. Printed is a Markdown
table, which stands in docs/how-to/splink.md.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from typing import Any

import duckdb
import pyarrow as pa
import splink.comparison_library as compare
from benchmarks.speed import people
from benchmarks.speed.engines import _fields, _with_initials
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

import namematch as nm
from namematch.splink import block_on_keys, name_comparison

SEED = 3
DATED, WRONG = 0.6, 0.05
# Of drawn records, most pairs of one person have a name in common that is written alike, or a date.
RECALL = 0.3
THRESHOLDS = (0.0001, 0.001, 0.01, 0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999, 0.9999)


def table(size: int) -> tuple[pa.Table, list[int]]:
    """Records with names, fields and dates of birth, and whose each is."""
    records = people.people(size, SEED)
    chance = random.Random(SEED)
    persons = [int(person) for person in records.persons]
    born = {person: _day(chance) for person in dict.fromkeys(persons)}
    dates = [
        None if chance.random() > DATED else _day(chance) if chance.random() < WRONG else born[person]
        for person in persons
    ]
    names = pa.table({"name": pa.array([str(name) for name in records.names])})
    return _fields(names).append_column("name", names["name"]).append_column("born", pa.array(dates)), persons


def _day(chance: random.Random) -> str:
    return f"{chance.randrange(1940, 2005)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"


def alone() -> tuple[list[Any], list[Any], str]:
    """Comparisons, blocking rules, and what pairs have in common on which the date of birth is trained."""
    surname = compare.JaroWinklerAtThresholds("surname", [0.95, 0.88, 0.8])
    names = [surname.configure(term_frequency_adjustments=True), _with_initials("given"), _with_initials("patronymic")]
    blocks = [block_on("substr(surname, 1, 3)"), block_on("given", "patronymic"), block_on("born")]
    return names, blocks, "surname"


def with_keys() -> tuple[list[Any], list[Any], str]:
    """The same with the comparison and the keys of this library."""
    return [name_comparison("name")], [block_on_keys("name_keys")], "name_keys[1]"


def linked(rows: Any, con: Any, parts: tuple[list[Any], list[Any], str]) -> Any:
    """The pairs that splink predicts, with their probabilities."""
    names, blocks, alike = parts
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[*names, compare.DateOfBirthComparison("born", input_is_string=True)],
        blocking_rules_to_generate_predictions=blocks,
    )
    linker = Linker(DuckDBAPI(con).register(rows), settings, log_level=None)
    linker.training.estimate_probability_two_random_records_match([block_on("born", alike)], recall=RECALL)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for rule in (block_on("born"), block_on(alike)):
        linker.training.estimate_parameters_using_expectation_maximisation(rule, max_pairs=1e6)
    found = linker.inference.predict(threshold_match_probability=THRESHOLDS[0])
    return found.as_duckdbpyrelation().to_arrow_table()


def best(pairs: Any, persons: list[int]) -> tuple[float, float, float, float]:
    """F1 at the threshold where it is best, that threshold, precision and recall there."""
    columns = (pairs[name].to_pylist() for name in ("unique_id_l", "unique_id_r", "match_probability"))
    scored = [(score, persons[left] == persons[right]) for left, right, score in zip(*columns, strict=True)]
    true = sum(count * (count - 1) // 2 for count in Counter(persons).values())
    found = []
    for line in THRESHOLDS:
        said = [same for score, same in scored if score >= line]
        precision, recall = sum(said) / max(len(said), 1), sum(said) / true
        found.append((2 * precision * recall / (precision + recall), line, precision, recall))
    return max(found)


def main(size: int) -> None:
    """Prints the table."""
    rows, persons = table(size)
    con = duckdb.connect()
    nm.frames.register(con)
    print("| with | precision | recall | F1 | threshold | seconds |")
    print("|---|---|---|---|---|---|")
    for title, parts in (("splink alone", alone), ("splink with namematch", with_keys)):
        start = time.perf_counter()
        if parts is with_keys:
            rows = con.sql("select *, nm_keys(name) as name_keys from rows").to_arrow_table()
        f1, line, precision, recall = best(linked(rows, con, parts()), persons)
        seconds = time.perf_counter() - start
        print(f"| {title} | {precision:.3f} | {recall:.3f} | {f1:.3f} | {line:g} | {seconds:.0f} |")


if __name__ == "__main__":
    main(int(sys.argv[1]))
