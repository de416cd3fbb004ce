"""The file of an index: read back as it was, and refused in one line where it is not."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.profiles import examples
from tests.properties.test_index_laws import lists

import namematch as nm
from namematch.index import Index
from namematch.index.index_file import _TYPES

NAMES = [
    "Сергей Лавров",
    "Lavrov, Sergei V.",
    None,
    "Дмитрий Песков",
    nm.Mention("Sergej Lawrow", id="ы7"),
    "\ud800 Ли",
]


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("index") / "names.index"
    index = Index(NAMES)
    index.remove(1)
    index.save(path)
    return path.read_bytes()


def sealed(body: bytes) -> bytes:
    """A body under a checksum that is right."""
    end = {"end": len(body), "sha256": hashlib.sha256(body).hexdigest()}
    return body + json.dumps(end).encode() + b"\n"


def unsealed(data: bytes) -> bytes:
    return data[: data.rindex(b'{"end"')]


def with_header(data: bytes, **changed: Any) -> bytes:
    """A file with other values in its first line."""
    first, _, rest = unsealed(data).partition(b"\n")
    line = json.dumps(json.loads(first) | changed).encode()
    return sealed(line + b" " * (-(len(line) + 1) % 8) + b"\n" + rest)


def with_array(data: bytes, name: str, change: Callable[[Any], Any]) -> bytes:
    """A file with other values in an array, as many as before."""
    body = bytearray(unsealed(data))
    header = json.loads(body.partition(b"\n")[0])
    place = body.index(b"\n") + 1
    for other, kind in _TYPES.items():
        place += -place % 8
        length = header["arrays"][other]
        if other == name:
            values = np.frombuffer(bytes(body), kind, length, place).copy()
            body[place : place + values.nbytes] = np.asarray(change(values), dtype=kind).tobytes()
        place += length * np.dtype(kind).itemsize
    return sealed(bytes(body))


def test_an_index_comes_back_as_it_was_and_grows_on(tmp_path: Path) -> None:
    path = tmp_path / "names.index"
    index = Index(NAMES[:2])
    index.add(NAMES[2:])
    index.remove(3)
    index.save(path)
    loaded = Index.load(path)
    queries = ["Lavrov", "Песков", "\ud800 Ли"]
    assert loaded.search_many(queries) == index.search_many(queries)
    assert (list(loaded), len(loaded)) == (list(index), len(index))
    assert loaded["ы7"] == "Sergej Lawrow"
    for one in (index, loaded):
        assert one.add("Serguei Lavrov") == [6]
        one.remove("ы7")
    assert loaded.search_many(queries) == index.search_many(queries)
    loaded.save(path)
    assert Index.load(path).search_many(queries) == index.search_many(queries)


@given(lists)
@examples(20)
def test_any_index_comes_back(tmp_path_factory: pytest.TempPathFactory, names: list[str | None]) -> None:
    path = tmp_path_factory.mktemp("any") / "names.index"
    index = Index(names)
    index.save(path)
    assert Index.load(path).search_many(names) == index.search_many(names)
    assert list(Index.load(path)) == list(index)


def test_two_indexes_of_one_content_are_one_file(tmp_path: Path, saved: bytes) -> None:
    index = Index(NAMES)
    index.remove(1)
    index.save(tmp_path / "again.index")
    assert (tmp_path / "again.index").read_bytes() == saved


BROKEN: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "empty": (lambda _: b"", "not a namematch-index file"),
    "another file": (lambda _: b"name,id\n1,2\n", "not a namematch-index file; it begins with b'name,id"),
    "a pickle": (lambda _: b"\x80\x04K\x01.", "not a namematch-index file"),
    "cut": (lambda data: data[:-9], "cut short"),
    "half": (lambda data: data[: len(data) // 2], "cut short"),
    "one more": (lambda data: data + b"\n", "cut short"),
    "a bit": (lambda data: data.replace("Песков".encode(), "Пасков".encode(), 1), "does not match its checksum"),
    "newer": (lambda data: with_header(data, version=3), r"written by a newer namematch \(file version 3"),
    "older": (lambda data: with_header(data, version=1), r"written by an older namematch \(file version 1\); build"),
    "version": (lambda data: with_header(data, version="1"), "damaged: the version is '1'"),
    "arrays": (lambda data: with_header(data, arrays={}), "does not name the arrays"),
    "maker": (lambda data: with_header(data, made_by=7), "does not name the arrays"),
    "too long": (lambda data: with_header(data, arrays=dict.fromkeys(_TYPES, 1 << 40)), "for which there is no room"),
    "negative": (lambda data: with_header(data, arrays=dict.fromkeys(_TYPES, -1)), "for which there is no room"),
    "no number": (lambda data: with_header(data, arrays=dict.fromkeys(_TYPES, None)), "for which there is no room"),
    "too short": (lambda data: with_header(data, arrays=dict.fromkeys(_TYPES, 0)), "more in the file than its arrays"),
    "texts": (lambda data: with_array(data, "texts.data", lambda values: values * 0 + 0xFF), "texts are no texts"),
    "within": (lambda data: with_array(data, "texts.start", lambda v: np.r_[v[0], v[1:-1] + 1, v[-1]]), "texts are no"),
    "bounds": (lambda data: with_array(data, "start", lambda values: values[::-1]), "start does not divide"),
    "a name of nothing": (lambda d: with_array(d, "start", lambda v: np.r_[v[:-2], v[-1:], v[-1:]]), "start does not"),
    "parses": (lambda data: with_array(data, "parses.start", lambda values: values + 1), "parses.start does not"),
    "names": (lambda data: with_array(data, "parses.name", lambda values: values + 9), "parses.name has numbers of"),
    "rows": (lambda data: with_array(data, "given.all.rows", lambda values: values + 99), "given.all.rows has numbers"),
    "removed": (lambda data: with_array(data, "removed", lambda values: values + 99), "removed has numbers of nothing"),
    "read": (lambda data: with_array(data, "read.start", lambda v: np.r_[v[:1], v[:-1]]), "read.start does not divide"),
    "women": (lambda data: with_array(data, "read.women", lambda values: values + 999), "read.women has numbers of"),
    "groups": (lambda data: with_array(data, "read.given", lambda values: values + 99), "read.given has numbers of"),
    "words": (lambda data: with_array(data, "read.surname.words_of", lambda v: v + 99), "read.surname.words_of has"),
    "by group": (lambda data: with_array(data, "read.given.words_start", lambda v: v[::-1]), "given.words_start does"),
    "word texts": (lambda data: with_array(data, "read.given.words.data", lambda v: v * 0 + 0xFF), "are no texts"),
    "unsorted": (lambda data: with_array(data, "surnames.all.keys", lambda v: v[::-1]), "surnames.all.keys are not"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_file_that_is_none_is_refused_in_one_line(tmp_path: Path, saved: bytes, case: str) -> None:
    change, message = BROKEN[case]
    path = tmp_path / "broken.index"
    path.write_bytes(change(saved))
    with pytest.raises(nm.InputError, match=message) as caught:
        Index.load(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert "\n" not in str(caught.value)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
def test_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(pipe := tmp_path / "pipe")
    with pytest.raises(nm.InputError, match="a pipe or device, where a file was expected"):
        Index.load(pipe)


def test_missing_files_and_folders(tmp_path: Path) -> None:
    with pytest.raises(nm.InputError, match="no such file"):
        Index.load(tmp_path / "none.index")
    with pytest.raises(nm.InputError, match="is a directory"):
        Index.load(tmp_path)
    with pytest.raises(nm.InputError, match="cannot be written: no such file"):
        Index(["x"]).save(tmp_path / "no" / "names.index")


@given(st.data())
@examples(60)
def test_any_value_under_a_right_checksum_is_refused_or_searched(
    saved: bytes, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(list(_TYPES)))

    def change(values: Any) -> Any:
        if len(values):
            values[data.draw(st.integers(0, len(values) - 1))] = data.draw(st.integers(0, np.iinfo(values.dtype).max))
        return values

    path = tmp_path_factory.mktemp("odd") / "odd.index"
    path.write_bytes(with_array(saved, name, change))
    with suppress(nm.InputError):
        index = Index.load(path)
        assert len(list(index)) == len(index)
        index.search_many(["Lavrov", "Песков", "S. L."], min_probability=0.01)


def test_keys_of_another_release_are_made_anew(tmp_path: Path, saved: bytes) -> None:
    new, old = tmp_path / "new.index", tmp_path / "old.index"
    new.write_bytes(saved)
    old.write_bytes(with_header(with_array(saved, "surnames.whole.keys", lambda values: values * 0), made_by="old"))
    index = Index.load(new)
    with pytest.warns(UserWarning, match="written by another release or lexicon; the keys of its names are made anew"):
        anew = Index.load(old)
    assert anew.search_many(["Lavrov", "Peskov"]) == index.search_many(["Lavrov", "Peskov"])
    assert list(anew) == list(index)
