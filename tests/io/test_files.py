"""Reading and writing whole files."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from namematch.errors import InputError, UnknownChoiceError
from namematch.io import write_whole
from namematch.io.files import read_utf8
from namematch.io.mention_tables import parse_table
from namematch.io.write_results import as_record


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.txt", "Дарчиев\r\n")
    assert read_utf8(tmp_path / "a.txt") == "Дарчиев\r\n"


def test_lone_surrogate_survives_as_json(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.json", json.dumps("\ud800ш", ensure_ascii=False))
    assert json.loads(read_utf8(tmp_path / "a.json")) == "\ud800ш"


def test_file_is_replaced_whole_and_keeps_its_mode(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("old")
    file.chmod(0o640)
    write_whole(file, "new")
    assert file.read_text() == "new"
    assert file.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [file]


def test_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to("real.txt")
    write_whole(tmp_path / "link.txt", "new")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text() == "new"


def test_device_is_written_to() -> None:
    write_whole("/dev/null", "gone")
    assert Path("/dev/null").is_char_device()


def test_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"a.txt: cannot be written: no such file or directory"):
        write_whole(tmp_path / "missing" / "a.txt", "x")
    with pytest.raises(InputError, match="cannot be written"):
        write_whole(tmp_path, "x")


def test_failed_write_leaves_the_old_file_and_no_litter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.txt"
    file.write_text("old")

    def full(_self: Path, _target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(InputError, match="no space left on device"):
        write_whole(file, "new")
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_a_system_without_folders_to_open_writes_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "O_DIRECTORY")
    write_whole(tmp_path / "a.txt", "new")
    assert (tmp_path / "a.txt").read_text() == "new"


def test_values_become_plain_data() -> None:
    assert as_record({"b": {3, 1}, 2: (1.23456789, None)}) == {"b": [1, 3], "2": [1.234568, None]}


def test_an_unknown_kind_of_table_is_named() -> None:
    with pytest.raises(UnknownChoiceError, match="unknown kind of table 'xls'; valid: "):
        parse_table("name\nIvan\n", "xls", "standard input")
