"""Articles from files and folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from namematch.errors import InputError
from namematch.io import Article, read_articles


def write(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_folder_is_read_to_the_bottom_in_order_of_names(tmp_path: Path) -> None:
    write(tmp_path / "b.txt", "two")
    write(tmp_path / "a.md", "one")
    write(tmp_path / "deep" / "c.TXT", "three")
    write(tmp_path / "deep" / "table.csv", "name\nAnna\n")
    write(tmp_path / ".cache" / "d.txt", "hidden")
    assert read_articles([tmp_path]) == [
        Article("a.md", "one"),
        Article("b.txt", "two"),
        Article("c.TXT", "three"),
    ]


def test_files_of_one_name_go_by_their_paths(tmp_path: Path) -> None:
    first = write(tmp_path / "1" / "a.txt", "one")
    second = write(tmp_path / "2" / "a.txt", "two")
    assert [article.document for article in read_articles([tmp_path])] == [str(first), str(second)]


def test_a_file_named_twice_comes_once(tmp_path: Path) -> None:
    file = write(tmp_path / "a.txt", "one")
    assert read_articles([file, tmp_path, str(file)]) == [Article("a.txt", "one")]


def test_offsets_are_those_of_the_file(tmp_path: Path) -> None:
    file = write(tmp_path / "a.txt", "\ufeffline\r\nДарчиев")
    assert read_articles([file]) == [Article("a.txt", "line\r\nДарчиев")]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", b"", "a.txt: empty file"),
        ("a.txt", "\ufeff \n".encode(), "a.txt: empty file"),
        ("a.txt", "first\nДарчиев".encode("cp1251"), r"a.txt:2: not UTF-8 \(byte 6, 0xc4\)"),
        ("a.txt", "Дарчиев".encode("utf-16"), "a.txt:1: not UTF-8 .*looks like UTF-16"),
        ("a.pdf", b"%PDF", r"a.pdf: unknown kind of file '.pdf'; an article is \*.txt or \*.md"),
    ],
)
def test_what_is_no_article_is_named(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_articles([write(tmp_path / name, content)])


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere.txt: no such file or directory"):
        read_articles([tmp_path / "nowhere.txt"])


def test_folder_without_articles_is_named(tmp_path: Path) -> None:
    write(tmp_path / "table.csv", "name\nAnna\n")
    with pytest.raises(InputError, match=r"no articles in this folder; looked for \*.txt or \*.md"):
        read_articles([tmp_path])
