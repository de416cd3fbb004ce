"""The table of a search keeps words from one search to the next, and answers as if it did not."""

from __future__ import annotations

import pytest

from namematch.index import Index
from namematch.names.batch import NameTable

NAMES = ["Сергей Лавров", "Lavrov, Sergei V.", "Дмитрий Песков", "Sergej Lawrow", "Пескова Анна", "А. Песков jr."]


def test_searches_one_after_the_other_find_what_each_finds_alone() -> None:
    index = Index(NAMES)
    for query in (*NAMES, "Serguei Lavrov", "Peskova", *NAMES[::-1]):
        assert index.search(query, limit=None, min_probability=0.01) == Index(NAMES).search(
            query, limit=None, min_probability=0.01
        )


def test_a_search_that_is_broken_off_leaves_the_next_one_right(monkeypatch: pytest.MonkeyPatch) -> None:
    index, queries = Index(NAMES), ["Peskov", "Lavrova", *NAMES]
    alone = index.search_many(queries)

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(NameTable, "_take_in", stop)
        with pytest.raises(KeyboardInterrupt):
            index.search_many(["Sergey Lavroff", "Dmitriy Peskow"])
    assert index.search_many(queries) == alone
