"""What stands for mentions: names, dictionaries, columns of table libraries."""

from __future__ import annotations

from typing import Any

import pytest

import namematch as nm

NAMES = ["Alexander Darchiyev", None, "Дарчиев Александр", ""]


def test_names_and_dictionaries_stand_for_mentions() -> None:
    items: list[Any] = [
        "Sergei Lavrov",
        {"name": "Сергей Лавров", "role": "министр", "document": "a"},
        None,
        nm.Mention("Ким"),
    ]
    mentions = [
        nm.Mention("Sergei Lavrov"), nm.Mention("Сергей Лавров", role="министр", document="a"), nm.Mention(None),
        nm.Mention("Ким"),
    ]  # fmt: skip
    found = nm.resolve(items)
    assert found == nm.resolve(mentions)
    assert found.mentions == tuple(mentions)
    resolver = nm.Resolver()
    for item in items:
        resolver.add([item])
    assert resolver.resolution == found


@pytest.mark.parametrize(
    "column",
    [
        NAMES,
        pytest.importorskip("pyarrow").array(NAMES),
        pytest.importorskip("pyarrow").chunked_array([NAMES[:2], NAMES[2:]]),
        pytest.importorskip("pandas").Series(NAMES),
        pytest.importorskip("pandas").Series(NAMES, dtype="object"),
        pytest.importorskip("polars").Series(NAMES),
    ],
    ids=["list", "arrow", "chunks", "pandas", "objects", "polars"],
)
def test_columns_of_names(column: Any) -> None:
    labels = nm.resolve(column).labels
    assert labels[0] == labels[2] is not None
    assert labels[1] is labels[3] is None


def test_rows_of_a_table() -> None:
    pd = pytest.importorskip("pandas")
    table = pd.DataFrame({"name": ["Sergei Lavrov", None], "document": ["a", float("nan")], "id": ["1", "2"]})
    found = nm.resolve(table.to_dict("records"))
    assert found.mentions == (nm.Mention("Sergei Lavrov", document="a", id="1"), nm.Mention(None, id="2"))


def test_one_string_is_no_list_of_names() -> None:
    name: Any = "Sergei Lavrov"
    with pytest.raises(TypeError, match=r"^resolve takes mentions as mentions, not str: 'Sergei Lavrov'$"):
        nm.resolve(name)
    with pytest.raises(TypeError, match=r"^add takes mentions as mentions, not dict: "):
        nm.Resolver().add({"name": "Sergei Lavrov"})


def test_fields_of_a_dictionary_are_checked() -> None:
    with pytest.raises(nm.UnknownChoiceError, match=r"^unknown field of a mention 'doc'; did you mean 'document'"):
        nm.resolve([{"name": "Ivan", "doc": "a"}])
    with pytest.raises(nm.InputError, match=r"^a mention has no name: \{'document': 'a'\}$"):
        nm.resolve([{"document": "a"}])
    with pytest.raises(nm.DuplicateIdError):
        nm.resolve([{"name": "Ivan", "id": "1"}, {"name": "Anna", "id": "1"}])
