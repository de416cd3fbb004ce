"""An index: its entries, what is refused, what it remembers."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import namematch as nm
from namematch.errors import DuplicateIdError, InputError, UnknownChoiceError
from namematch.index import Index

NAMES = ["Сергей Лавров", "Lavrov, Sergei V.", None, "Дмитрий Песков", "Sergej Lawrow", "Пескова Анна"]


def test_names_read_in_parts_and_searched_in_parts_weigh_what_compare_says(monkeypatch: pytest.MonkeyPatch) -> None:
    one_by_one = Index(NAMES).search_many(NAMES, limit=None)
    assert [hit.bits for hits in one_by_one for hit in hits] == [
        nm.compare(str(query), hit.name).bits for query, hits in zip(NAMES, one_by_one, strict=True) for hit in hits
    ]
    for bound in ("name_index._NAMES", "name_index._QUERIES", "search_table._PAIRS", "search_table._MOST_GROUPS"):
        monkeypatch.setattr(f"namematch.index.{bound}", 2)
        assert Index(NAMES).search_many(NAMES, limit=None) == one_by_one


def test_a_name_that_was_read_in_two_parts_is_found_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("namematch.index.name_index._NAMES", 1)
    monkeypatch.setattr("namematch.index.search_table._PAIRS", 2)
    index = Index(["Сергей Лавров", "Сергей Лавров", "Sergej Lawrow", "Lavrov, Sergei"])
    assert {hit.id for hit in index.search("Sergei Lavrov")} == {0, 1, 2, 3}


def test_workers_read_what_one_process_would() -> None:
    with nm.lexicon("docs/how-to/lexicon"):
        index = Index(["Тохтар Аубакиров", *NAMES], workers=2)
    alone = index.search_many(["Toha Aubakirov", *NAMES])
    assert alone[0][0].id == 0
    assert index.search_many(["Toha Aubakirov", *NAMES], workers=2) == alone
    with pytest.raises(InputError, match="at least one worker, not 0"):
        index.search_many(NAMES, workers=0)


def test_ids_are_those_of_mentions_and_positions_of_others() -> None:
    index = Index(["Ivan Petrov", nm.Mention("Anna Sidorova", id="a7")])
    assert index.add({"name": "Пётр Ильин", "id": "p"}) == ["p"]
    assert index.add("Ivan Petrow") == [3]
    assert index.add([nm.parse_name("Sidorova Anna"), nm.Mention(None), None]) == [4, 5, 6]
    assert list(index) == [0, "a7", "p", 3, 4, 5, 6]
    assert [hit.id for hit in index.search("Анна Сидорова")] == ["a7", 4]
    assert ("a7" in index, 1 in index, 0 in index, 99 in index, None in index) == (True, False, True, False, False)
    assert (index["a7"], index[3], index[5]) == ("Anna Sidorova", "Ivan Petrow", "")
    assert (len(index), repr(index)) == (7, "<Index of 7 names>")


def test_a_removed_name_is_not_found_and_its_id_is_free() -> None:
    index = Index([{"name": "Ivan Petrov", "id": "a"}, "Иван Петров"])
    index.remove("a")
    assert [hit.id for hit in index.search("Ivan Petrov")] == [1]
    assert (len(index), list(index)) == (1, [1])
    for gone in ("a", 0, 7, True and "x", -1):
        with pytest.raises(InputError, match="the index has no name with the id"):
            index.remove(gone)
    assert index.add(nm.Mention("Ivan Petrow", id="a")) == ["a"]
    assert {hit.id for hit in index.search("Ivan Petrov")} == {"a", 1}


def test_what_is_refused_adds_nothing() -> None:
    index = Index([nm.Mention("Ivan Petrov", id="a")])
    refused: list[list[str | nm.Mention]] = [
        ["x", nm.Mention("y", id="a")],
        [nm.Mention("x", id="b"), nm.Mention("y", id="b")],
    ]
    for more in refused:
        with pytest.raises(DuplicateIdError, match="duplicate mention id"):
            index.add(more)
    with pytest.raises(TypeError, match=r"Index.add takes a string, a Mention, a PersonName or a dict, not int"):
        index.add(["x", 7])  # type: ignore[list-item]
    with pytest.raises(TypeError, match=r"Mention takes a string as id, not int: 7"):
        index.add({"name": "x", "id": 7})
    with pytest.raises(UnknownChoiceError, match="unknown field of a mention 'nom'"):
        index.add({"nom": "x"})
    with pytest.raises(TypeError, match=r"Index\.add takes names as names, not str: 'Lavrov'"):
        Index("Lavrov")
    assert list(index) == ["a"]


def test_wrong_arguments_of_a_search() -> None:
    index = Index(NAMES)
    with pytest.raises(InputError, match=r"search_many takes a whole number from 0 to .* as limit, not -1"):
        index.search("Lavrov", limit=-1)
    with pytest.raises(InputError, match="population must be"):
        index.search("Lavrov", population=0)
    with pytest.raises(TypeError, match="takes a string, a Mention"):
        index.search(7)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="search_many takes names as queries, not str: 'Lavrov'"):
        index.search_many("Lavrov")
    with pytest.raises(TypeError, match=r"search_many takes a whole number as limit, not str: '5'"):
        index.search("Lavrov", limit="5")  # type: ignore[arg-type]
    assert index.search("Lavrov", limit=0) == index.search("") == []
    assert Index().search("Lavrov") == []


def test_progress_is_told_and_can_end_the_reading() -> None:
    told_of: list[tuple[str, int, int]] = []
    Index(["Ivan Petrov", None, "Ivan Petrov"], progress=lambda *step: told_of.append(step))
    assert told_of
    assert all(stage == "names" and done <= total == 3 for stage, done, total in told_of)

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Index(["Ivan Petrov"], progress=stop)


def test_an_index_keeps_its_lexicon() -> None:
    with nm.lexicon("docs/how-to/lexicon"):
        index = Index(["Тохтар Аубакиров"])
    (hit,) = index.search("Toha Aubakirov")
    assert hit.same
    assert hit.comparison.same
    assert Index(["Тохтар Аубакиров"]).search("Toha Aubakirov") == []


def test_an_index_travels_and_is_searched_by_threads() -> None:
    index = Index(NAMES)
    hits = index.search_many(NAMES)
    assert pickle.loads(pickle.dumps(index)).search_many(NAMES) == hits
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(index.search_many, [NAMES] * 8)) == [hits] * 8


def test_a_hit_can_be_shown() -> None:
    (hit, *_) = Index(["Сергей Лавров"]).search("Sergei Lavrov")
    assert hit.to_dict() == {
        "id": 0,
        "name": "Сергей Лавров",
        "verdict": "same",
        "probability": hit.probability,
        "bits": hit.bits,
        "reasons": hit.explain(),
    }
    assert "<svg" in hit._repr_html_()
    assert repr(hit).startswith("Hit(id=0, name='Сергей Лавров', query='Sergei Lavrov', bits=")
    assert len({hit, *Index(["Сергей Лавров"]).search("Sergei Lavrov")}) == 1


def test_a_cached_index_holds_the_list_as_it_is_now(tmp_path: Path) -> None:
    path = tmp_path / "list.index"
    read: list[int] = []

    def cached(*names: str | nm.Mention | None) -> nm.Index:
        read.clear()
        return nm.Index.cached(path, names, progress=lambda *step: read.append(step[-1]))

    assert list(map(cached("Лавров", None, "Лавров", "Песков").__getitem__, range(4))) == [
        "Лавров",
        "",
        "Лавров",
        "Песков",
    ]
    assert len(cached("Песков", "Лавров", "Лавров", None)) == 4
    assert not read
    index = cached("Лавров", "Захарова")
    assert (read[-1], sorted(map(index.__getitem__, index))) == (1, ["Захарова", "Лавров"])
    assert [hit.name for hit in nm.Index.load(path).search("Zakharova")] == ["Захарова"]
    assert not index.search("Peskov")
    # Most of the file was removed: it is written anew.
    assert list(cached("Захарова")) == [0]
    with nm.lexicon("docs/how-to/lexicon"):
        assert len(cached("Захарова")) == read[-1] == 1
    own = nm.Mention("Захарова", id="z")
    assert list(cached(own)) == ["z"]
    with pytest.raises(InputError, match="holds names with ids, and those of the list have none"):
        cached("Захарова")
    with pytest.raises(DuplicateIdError):
        cached(own, own)
