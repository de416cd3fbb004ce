import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from namematch.names.batch.word_feature_columns import SparseMatrix

COLUMNS = 6
ROWS = st.lists(st.dictionaries(st.integers(0, COLUMNS - 1), st.sampled_from([0.25, 0.5, 1.0, 3.0])), max_size=5)


def matrix(rows: list[dict[int, float]]) -> SparseMatrix:
    length, entries = [len(row) for row in rows], [entry for row in rows for entry in row.items()]
    column, value = np.array([column for column, _ in entries], dtype=np.int64), np.array([v for _, v in entries])
    return SparseMatrix.of(np.array(length, dtype=np.int64), column, value)


def every_pair(count: int) -> tuple[np.ndarray, np.ndarray]:
    left, right = np.divmod(np.arange(count * count), max(count, 1))
    return left, right


@given(ROWS)
def test_rows_share_the_columns_both_have(rows: list[dict[int, float]]) -> None:
    sparse = matrix(rows)
    left, right = every_pair(len(rows))
    pair, one, two = sparse.common(left, right)
    assert sparse.column(one).tolist() == sparse.column(two).tolist()
    shared = [(left[p], right[p], column) for p, column in zip(pair.tolist(), sparse.column(one).tolist(), strict=True)]
    count = range(len(rows))
    assert sorted(shared) == sorted((i, j, c) for i in count for j in count for c in rows[i].keys() & rows[j].keys())


@given(st.lists(ROWS, min_size=1, max_size=4))
def test_matrices_one_behind_the_other_are_that_of_all_rows(parts: list[list[dict[int, float]]]) -> None:
    joined, whole = SparseMatrix.joined(list(map(matrix, parts))), matrix([row for part in parts for row in part])
    for mine, theirs in zip(joined, whole, strict=True):
        assert np.array_equal(mine, theirs)
