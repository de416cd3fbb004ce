"""Records in files: drawn for a run, and its answer scored.

python -m benchmarks.speed.drawing draw records.parquet 10000 1 frequency
python -m benchmarks.speed.drawing score records.parquet answer.parquet
"""

from __future__ import annotations

import json
import sys

import pyarrow as pa
import pyarrow.parquet as parquet
from benchmarks.speed.people import pairwise_f1, people


def draw(path: str, size: str, seed: str, world: str) -> None:
    """Writes records with the person of each."""
    records = people(int(size), int(seed), world)
    columns = {"name": records.names, "document": records.documents, "person": records.persons}
    parquet.write_table(pa.table(columns), path)


def score(source: str, answer: str) -> None:
    """Prints pairwise precision, recall and F1 of the labels in `answer`."""
    truth, labels = parquet.read_table(source)["person"], parquet.read_table(answer)["label"]
    print(json.dumps([round(figure, 6) for figure in pairwise_f1(labels.to_pylist(), truth.to_pylist())]))


if __name__ == "__main__":
    {"draw": draw, "score": score}[sys.argv[1]](*sys.argv[2:])
