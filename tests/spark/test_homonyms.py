"""What the Spark job computes of homonyms is what one machine does: its functions on Arrow rows, without Spark."""

from __future__ import annotations

from collections import defaultdict

import pytest

from namematch.mentions import Mention
from namematch.resolve.clustering.homonyms import find_homonyms
from namematch.resolve.mention_index import MentionIndex
from namematch.spark.homonyms import split, suspected_of, with_fields

pa = pytest.importorskip("pyarrow")

CITIES = (
    "Kazan", "Omsk", "Tula", "Tver", "Perm", "Ufa", "Samara", "Saratov", "Penza", "Kursk", "Tomsk", "Chita", "Pskov",
    "Tambov", "Ryazan", "Lipetsk", "Kirov", "Kaluga", "Bryansk", "Irkutsk",
)  # fmt: skip
MAYORS = [Mention("Ivan Petrov", f"mayor of {city}", city) for city in CITIES]
OTHERS = [Mention("Иван Петров", "мэр Казани", "a"), Mention("Ivan Petrov", "footballer", "b"), Mention("Ivan Petrov")]


def suspects(mentions: list[Mention]) -> list[tuple[str, str]]:
    """The names that the job takes for several people's."""
    titled = [{"cleaned": m.name, "role": m.role} for m in mentions if m.role is not None]
    told: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for batch in with_fields(iter([pa.RecordBatch.from_pylist(titled)])):
        for row in batch.to_pylist():
            told[row["given"], row["surname"]].append(row)
    rows = [
        {"given": given, "surname": surname, "names": [row["name"] for row in own], "told": own}
        for (given, surname), own in told.items()
    ]
    return [
        (r["given"], r["surname"])
        for b in suspected_of(iter([pa.RecordBatch.from_pylist(rows)]))
        for r in b.to_pylist()
    ]


@pytest.mark.parametrize("mentions", [MAYORS, [*MAYORS, *OTHERS], MAYORS[:3], OTHERS[1:], [OTHERS[0], *MAYORS[:2]]])
def test_namesakes_are_those_of_one_machine(mentions: list[Mention]) -> None:
    mentions = [mention for mention in mentions if mention.name]
    alone = find_homonyms(MentionIndex(mentions)).assigned()
    found: dict[int, tuple[str, str, int]] = {}
    for given, surname in suspects(mentions):
        rows = [{"id": str(i), "name": m.name, "document": m.document, "role": m.role} for i, m in enumerate(mentions)]
        name = {"given": given, "surname": surname, "rows": rows, "around": None}
        for batch in split(len({m.document for m in mentions} - {None}))(iter([pa.RecordBatch.from_pylist([name])])):
            for row in batch.to_pylist():
                found[int(row["id"])] = row["given"], row["surname"], row["namesake"]
    assert found == {i: (*own.key, own.namesake) for i, own in alone.items()}


def test_many_offices_make_a_suspect_and_few_do_not() -> None:
    assert len(suspects(MAYORS)) == 1
    assert not suspects(MAYORS[:3])
