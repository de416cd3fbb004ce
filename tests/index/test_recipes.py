"""The recipes of docs/how-to/search-engines.md that are not Python: SQL on a PostgreSQL server, JSON."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

import namematch as nm

PAGE = (Path(__file__).parents[2] / "docs" / "how-to" / "search-engines.md").read_text(encoding="utf-8")
NAMES = ["Сергей Лавров", "Дарчиев Александр Никитич", "Maria Zakharova", "Иван Лавров", 'O\'Neil "X" {a,b}']
QUERIES = ["Sergey Lawrow", "Alexander Dartschijew", "Захарова", "Oneil", "Ivan Petrov"]
Run = Callable[..., str]


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def wanted(query: str) -> list[str]:
    return [str(n) for n, name in enumerate(NAMES) if not set(nm.keys(name)).isdisjoint(nm.keys(query))]


def _programs() -> Path | None:
    """The folder of the newest PostgreSQL server."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    found = str(folders[-1]) if folders else shutil.which("initdb")
    return Path(found).resolve().parent if found else None


@pytest.fixture(scope="module")
def psql() -> Iterator[Run]:
    """Runs SQL on a server of its own, which only a socket leads to."""
    programs = _programs()
    if programs is None:
        pytest.skip("no PostgreSQL server is installed (Debian: postgresql)")
    # The server refuses to run as root.
    as_user: dict[str, Any] = {"user": "postgres"} if os.geteuid() == 0 else {}
    with TemporaryDirectory(dir="/tmp") as folder:
        if as_user:
            shutil.chown(folder, "postgres")

        def run(program: str, *arguments: str, text: str | None = None) -> str:
            command = [str(programs / program), *arguments]
            done = subprocess.run(command, input=text, capture_output=True, text=True, cwd=folder, **as_user)
            assert done.returncode == 0, done.stderr
            return str(done.stdout)

        run("initdb", "-D", f"{folder}/data", "-A", "trust", "-U", "me", "-E", "UTF8", "--no-sync", "--locale=C")
        start = f"-k {folder} -c listen_addresses='' -c fsync=off"
        run("pg_ctl", "-D", f"{folder}/data", "-w", "-l", f"{folder}/log", "-o", start, "start")
        try:
            yield lambda text: run(
                "psql", "-h", folder, "-U", "me", "-d", "postgres", "-qAt", "-v", "ON_ERROR_STOP=1", text=text
            )
        finally:
            run("pg_ctl", "-D", f"{folder}/data", "-m", "immediate", "stop")


def _array(keys: tuple[str, ...]) -> str:
    escaped = (key.replace("\\", "\\\\").replace('"', '\\"').replace("'", "''") for key in keys)
    return "'{" + ",".join(f'"{key}"' for key in escaped) + "}'"


def test_postgresql_finds_who_shares_a_key(psql: Run) -> None:
    tables, query = blocks("sql")
    psql(tables)
    for number, name in enumerate(NAMES):
        psql(f"insert into person values ({number}, '{name.replace(chr(39), chr(39) * 2)}', {_array(nm.keys(name))});")
    psql("analyze person;")
    for asked in QUERIES:
        found = psql(query.replace("$1", _array(nm.keys(asked))))
        assert [row.split("|")[0] for row in found.splitlines()] == wanted(asked)
    plan = psql(
        "set enable_seqscan = off; set enable_indexscan = off; explain "
        + query.replace("$1", _array(nm.keys(QUERIES[0])))
    )
    assert "person_keys" in plan


def test_search_engines_find_who_shares_a_key() -> None:
    [mapping] = map(json.loads, blocks("json"))
    [query] = map(json.loads, re.findall(r'^{"query": .*$', PAGE, re.MULTILINE))
    [(field, _)] = query["query"]["bool"]["filter"]["terms"].items()
    assert mapping["mappings"]["properties"][field] == {"type": "keyword"}
    # What `terms` does over a field of keywords: a document is found if one of its values is one of those asked for.
    same = [pair for pair in product(QUERIES, NAMES) if nm.compare(*pair).same]
    assert len(same) >= 4
    assert all(any(key in nm.keys(asked) for key in nm.keys(name)) for asked, name in same)


def test_keys_fit_what_engines_hold() -> None:
    keys = [key for name in [*NAMES, "x" * 5000, "Ж" * 5000] for key in nm.keys(name)]
    # Lucene refuses a keyword of more than 32,766 bytes, an index of PostgreSQL one of more than some 2,700.
    assert max(len(key.encode()) for key in keys) < 2_600
    assert not any("\0" in key or key != key.strip() for key in keys)
