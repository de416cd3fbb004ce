"""Articles from files and folders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from namematch._internal.paths import path_of
from namematch.errors import InputError, reason_of
from namematch.io.files import read_utf8
from namematch.text import items_of

ARTICLE_SUFFIXES = (".txt", ".md")


@dataclass(frozen=True, slots=True)
class Article:
    """One text and the id it goes by.

    Args:
        document: Its id: the file name, or the whole path where two files have the same name.
        text: Its text, offsets as in the file.
    """

    document: str
    text: str


def read_articles(paths: Iterable[Path | str]) -> list[Article]:
    """Reads articles from UTF-8 text files and from folders of them.

    Args:
        paths: Files (`*.txt`, `*.md`) and folders, searched to the bottom; hidden files are left out.

    Returns:
        One article a file, in the order of `paths`, by name within a folder; a file named twice comes once.

    Raises:
        InputError: A path is missing, a folder has no articles, a file is empty, not UTF-8, or no article.
    """
    files = _article_files(paths)
    names = Counter(file.name for file in files)
    return [Article(file.name if names[file.name] == 1 else str(file), read_utf8(file)) for file in files]


def _article_files(paths: Iterable[Path | str]) -> list[Path]:
    files: dict[Path, Path] = {}
    for path in (path_of(path, "read_articles") for path in items_of(paths, "read_articles", "paths", "several paths")):
        for file in _in_folder(path) if path.is_dir() else [_single(path)]:
            files.setdefault(file.resolve(), file)
    return list(files.values())


def _in_folder(folder: Path) -> list[Path]:
    try:
        files = [path for path in sorted(folder.rglob("*")) if _is_article(path, folder)]
    except OSError as error:
        raise InputError(f"{folder}: {reason_of(error)}") from error
    if not files:
        raise InputError(f"{folder}: no articles in this folder; looked for {_wanted()}")
    return files


def _single(path: Path) -> Path:
    if path.exists() and path.suffix.lower() not in ARTICLE_SUFFIXES:
        raise InputError(f"{path}: unknown kind of file {path.suffix!r}; an article is {_wanted()}")
    if path.exists() and not path.is_file():
        raise InputError(f"{path}: a pipe or device, where a file was expected; - reads standard input")
    return path


def _is_article(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return not hidden and path.suffix.lower() in ARTICLE_SUFFIXES and path.is_file()


def _wanted() -> str:
    return " or ".join(f"*{suffix}" for suffix in ARTICLE_SUFFIXES)
