"""Every public function called with odd values of every kind; only documented errors may come out, and in time.

`python -m tests.fuzz.odd_calls 200000 7` makes so many calls from that seed, and prints each kind of undocumented
ending once, with the call that had it. `test_odd_calls.py` makes a few thousand.
"""

from __future__ import annotations

import json
import os
import random
import sys
import tempfile
import traceback
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.fuzz.odd_values import odd_values
from tests.fuzz.watch import LONGEST_SECONDS, HangError, watched

import namematch as nm
from namematch import frames, ftm
from namematch.errors import NamematchError
from namematch.io import (
    mentions_table,
    named_rows,
    other_names_in,
    parse_table,
    read_articles,
    read_mentions,
    read_table,
    resolution_json,
    to_csv,
    write_whole,
)
from namematch.mentions import spacy_recognizer
from namematch.names import decision_rule
from namematch.resolve import Resolution, Resolver
from namematch.roles import find_roles
from namematch.translit import find_scheme

LONGEST_MESSAGE = 1_000

Values = Callable[[], Any]
_NAMES = ("Иван Петров", "Ivan Petrov", "Olga Orlova")


def _mentions() -> list[nm.Mention]:
    return [nm.Mention(name, document="d", id=str(place)) for place, name in enumerate(_NAMES)]


def _resolution() -> Resolution:
    return nm.resolve(_mentions())


def _added(mentions: Any, progress: Any = None) -> object:
    resolver = Resolver()
    resolver.add(mentions, progress=progress)
    return resolver.resolution


def _linked(kind: str, left: Any, right: Any) -> object:
    resolver = Resolver()
    resolver.add(_mentions())
    getattr(resolver, kind)(left, right)
    return resolver.resolution


def _kept(**fields: Any) -> object:
    """A mention of odd fields in all that is done with mentions."""
    mention = nm.Mention(**fields)
    assert mention == nm.Mention(**fields)
    assert {mention: repr(mention)}
    found = nm.resolve([mention, nm.Mention("Ivan Petrov")])
    found.to_arrow()
    to_csv(mentions_table(found))
    resolution_json(found)
    resolver = Resolver()
    resolver.add([mention])
    with tempfile.TemporaryDirectory() as folder:
        resolver.save(Path(folder) / "memory")
        loaded = Resolver.load(Path(folder) / "memory")
    assert loaded.resolution.labels == resolver.resolution.labels
    return found._repr_html_()


def _saved(path: Any) -> None:
    resolver = Resolver()
    resolver.add(_mentions()[:1])
    resolver.save(path)


_PERSON = {"id": "a", "schema": "Person", "properties": {"name": ["Ivan Petrov"], "birthDate": ["1961"]}}


def _people() -> list[dict[str, Any]]:
    return [_PERSON, {**_PERSON, "id": "b"}]


def _found() -> ftm.FtmResolution:
    return ftm.resolve(_people())


def _index(names: Any = _NAMES, **options: Any) -> nm.Index:
    return nm.Index(names, **options)


def _grown(names: Any) -> object:
    index = _index()
    index.add(names)
    return index.search_many(_NAMES)


def _asked(id: Any) -> object:
    index = _index(_mentions())
    assert id not in index or index[id]
    index.remove(id)
    return list(index)


def _indexed(path: Any) -> object:
    _index().save(path)
    return nm.Index.load(path).search("Ivan Petrov")


def _in_duckdb(**options: Any) -> object:
    import duckdb

    with duckdb.connect(":memory:") as connection:
        frames.register(connection, **options)
        return connection.execute("SELECT nm_same('Ivan', 'Иван'), nm_romanize('Иван'), nm_keys('Ivan')").fetchall()


def _table() -> Any:
    import pyarrow as pa

    return pa.table({"name": list(_NAMES), "role": ["министр", None, ""]})


def _none() -> None:
    return None


def _with_lexicon(source: Any) -> object:
    with nm.lexicon(source):
        return nm.parse_name("Иван")


_CALLED = {"progress", "recognizer", "pipeline"}
_RULE: dict[str, Values] = {"population": _none, "min_probability": _none}
_PAIRS: dict[str, Values] = {"must_link": list, "cannot_link": list}
_RUN: dict[str, Values] = {"progress": _none, "memory_limit_mb": _none, "workers": lambda: 1, "scheme": lambda: "news"}
_COLUMN: Values = lambda: list(_NAMES)  # noqa: E731
_TEXT: Values = lambda: "Иван Петров"  # noqa: E731
_TITLE: Values = lambda: "министр"  # noqa: E731
_NAME: Values = lambda: "name"  # noqa: E731

CALLS: dict[str, tuple[Callable[..., Any], Mapping[str, Values]]] = {
    "romanize": (nm.romanize, {"text": _TEXT, "scheme": lambda: "iso-9", "ascii": bool}),
    "romanize_many": (nm.romanize_many, {"texts": _COLUMN, "scheme": lambda: "iso-9", "ascii": bool}),
    "readings": (nm.readings, {"token": lambda: "Ivan", "limit": lambda: 2}),
    "readings_many": (nm.readings_many, {"tokens": lambda: ["Ivan"], "limit": lambda: 2}),
    "restore": (nm.restore, {"name": _TEXT, "language": _none}),
    "detect_scheme": (nm.detect_scheme, {"name": lambda: "Ivan"}),
    "find_scheme": (find_scheme, {"id": lambda: "iso-9"}),
    "undo": (find_scheme("iso-9").undo, {"text": _TEXT}),
    "parse_name": (nm.parse_name, {"text": _TEXT}),
    "parse_name_many": (nm.parse_name_many, {"texts": _COLUMN, "habits": bool}),
    "normalize_name": (nm.normalize_name, {"text": _TEXT}),
    "normalize_name_many": (nm.normalize_name_many, {"texts": _COLUMN}),
    "compare": (nm.compare, {"left": _TEXT, "right": _TEXT, **_RULE}),
    "keys": (nm.keys, {"name": _TEXT, "short_forms": bool}),
    "keys_many": (nm.keys_many, {"names": _COLUMN, "short_forms": bool}),
    "compare_many": (nm.compare_many, {"left": _COLUMN, "right": _COLUMN, **_RULE}),
    "decision_rule": (decision_rule, _RULE),
    "Index": (_index, {"names": _COLUMN, "progress": _none, "workers": lambda: 1}),
    "Index.add": (_grown, {"names": _COLUMN}),
    "Index.remove": (_asked, {"id": int}),
    "Index.search": (lambda **given: _index().search(**given), {"query": _TEXT, "limit": lambda: 5, **_RULE}),
    "Index.search_many": (
        lambda **given: _index().search_many(**given),
        {"queries": _COLUMN, "limit": lambda: 5, **_RULE, "workers": lambda: 1},
    ),
    "Index.save": (_indexed, {"path": lambda: "other.index"}),
    "Index.load": (nm.Index.load, {"path": lambda: "names.index"}),
    "Index.cached": (
        nm.Index.cached,
        {"path": lambda: "kept.index", "names": _COLUMN, "progress": _none, "workers": lambda: 1},
    ),
    "parse_role": (nm.parse_role, {"text": _TITLE}),
    "parse_role_many": (nm.parse_role_many, {"texts": lambda: ["министр"]}),
    "compare_roles": (nm.compare_roles, {"a": _TITLE, "b": _TITLE, "renamed": dict}),
    "find_roles": (find_roles, {"text": _TITLE}),
    "find_mentions": (
        nm.find_mentions,
        {"text": _TEXT, "document": _none, "language": _none, "recognizer": _none, "date": _none},
    ),
    "spacy_recognizer": (
        lambda labels, pipeline=len: spacy_recognizer(pipeline, labels),
        {"pipeline": lambda: len, "labels": lambda: ["PER"]},
    ),
    "Mention": (_kept, {"name": _TEXT, **dict.fromkeys(nm.Mention.__slots__[1:], _none)}),
    "resolve": (nm.resolve, {"mentions": _mentions, **_PAIRS, **_RULE, **_RUN}),
    "Resolver": (Resolver, {**_RULE, **{key: _RUN[key] for key in ("scheme", "memory_limit_mb", "workers")}}),
    "add": (_added, {"mentions": _mentions, "progress": _none}),
    "must_link": (lambda left, right: _linked("must_link", left, right), {"left": int, "right": lambda: 1}),
    "cannot_link": (lambda left, right: _linked("cannot_link", left, right), {"left": int, "right": lambda: 1}),
    "save": (_saved, {"path": lambda: "memory"}),
    "load": (Resolver.load, {"path": lambda: "memory"}),
    "entity_of": (lambda mention: _resolution().entity_of(mention), {"mention": int}),
    "explain": (lambda left, right: _resolution().explain(left, right), {"left": int, "right": lambda: 1}),
    "picture": (lambda who: _resolution().picture(who), {"who": int}),
    "lexicon": (_with_lexicon, {"source": _none}),
    "read_lexicon": (nm.read_lexicon, {"folder": lambda: "lexicon"}),
    "read_table": (read_table, {"path": lambda: "t.csv", "sheet": _none}),
    "read_mentions": (
        read_mentions,
        {
            "path": lambda: "t.csv",
            "name": _NAME,
            **dict.fromkeys(("role", "document", "language", "id", "date"), _none),
        },
    ),
    "parse_table": (parse_table, {"text": lambda: "name\nИван\n", "kind": lambda: "csv", "where": lambda: "here"}),
    "named_rows": (
        lambda column: named_rows(parse_table("name\nИван\n", "csv", "here"), column),
        {"column": _NAME},
    ),
    "other_names_in": (
        lambda column, separator: other_names_in(parse_table("name\nИван\n", "csv", "here"), column, separator),
        {"column": _NAME, "separator": lambda: ";"},
    ),
    "read_articles": (read_articles, {"paths": lambda: ["a.txt"]}),
    "write_whole": (write_whole, {"path": lambda: "out.txt", "content": str}),
    "frames.normalize": (frames.normalize, {"table": _table, "name": _NAME, "prefix": str}),
    "frames.romanize": (frames.romanize, {"table": _table, "name": _NAME, "scheme": lambda: "iso-9", "prefix": str}),
    "frames.parse": (frames.parse, {"table": _table, "name": _NAME, "prefix": str}),
    "frames.compare": (
        frames.compare,
        {"table": _table, "left": _NAME, "right": lambda: "role", **_RULE, "prefix": str},
    ),
    "frames.resolve": (
        frames.resolve,
        {
            "table": _table,
            "name": _NAME,
            **dict.fromkeys(("role", "document", "language", "other_names"), _none),
            "separator": lambda: ";",
            **_PAIRS,
            **_RULE,
            **_RUN,
            "prefix": str,
        },
    ),
    "frames.link": (
        frames.link,
        {
            "left": _table,
            "right": _table,
            "name": _NAME,
            **dict.fromkeys(("role", "document", "other_names"), _none),
            **_RULE,
        },
    ),
    "frames.screen": (frames.screen, {"left": _table, "right": _table, "name": _NAME, "other_names": _none, **_RULE}),
    "frames.register": (_in_duckdb, {**_RULE, "scheme": lambda: "iso-9", "short_forms": bool}),
    "frames.splink_edges": (frames.splink_edges, {"resolution": _resolution}),
    "ftm.compare": (ftm.compare, {"left": lambda: _PERSON, "right": lambda: _PERSON, **_RULE}),
    "ftm.resolve": (
        ftm.resolve,
        {"people": _people, "judgements": list, **_RULE, "progress": _none, "workers": lambda: 1},
    ),
    "ftm.entity_lines": (ftm.entity_lines, {"found": _found}),
    "ftm.judgement_lines": (ftm.judgement_lines, {"found": _found, "user": lambda: "namematch", "created_at": _none}),
    "ftm.write_judgements": (
        ftm.write_judgements,
        {"path": lambda: "out.ijson", "found": _found, "user": lambda: "namematch", "created_at": _none},
    ),
    "ftm.read_people": (lambda path: list(ftm.read_people(path)), {"path": lambda: "p.ftm.json"}),
    "ftm.people_table": (ftm.people_table, {"path": lambda: "p.ftm.json"}),
    "ftm.read_judgements": (ftm.read_judgements, {"path": lambda: "j.ijson"}),
}


@contextmanager
def playground() -> Iterator[None]:
    """A folder of its own, with the files that the calls name, as the current one."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            Path("t.csv").write_text("name,role\nИван Петров,министр\n", encoding="utf-8")
            Path("a.txt").write_text("Министр Иван Петров сказал.\n", encoding="utf-8")
            Path("p.ftm.json").write_text(json.dumps(_PERSON) + "\n", encoding="utf-8")
            ftm.write_judgements("j.ijson", _found())
            _index().save("names.index")
            _saved("memory")
            Path("lexicon").mkdir()
            Path("lexicon/surnames.tsv").write_text("surname\tcount\nДарчиев\t7\n", encoding="utf-8")
            yield
        finally:
            os.chdir(before)


def arguments(name: str, odd: list[Any], draw: random.Random) -> dict[str, Any]:
    """Valid arguments of a call, of which one or more are odd."""
    valid = CALLS[name][1]
    given = {key: value() for key, value in valid.items()}
    for key in draw.sample(sorted(valid), draw.choice([1, 1, 1, min(2, len(valid)), len(valid)])):
        value = draw.choice(odd)
        given[key] = draw.choice([value, value, value, [value], (value, value), [(0, value)]])
    # What a caller's own function raises is the caller's, and processes are slow to start.
    kept = {key: value for key, value in given.items() if not (key in _CALLED and callable(value))}
    return {key: 1 if key == "workers" and isinstance(value, int) else value for key, value in kept.items()}


def complaint(call: Callable[[], object]) -> str:
    """What is wrong with how a call ended; empty where it answered, or refused in one line and of its own accord."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with watched():
                call()
    except HangError:
        return f"no answer in {LONGEST_SECONDS} s"
    except NamematchError as error:
        return _untidy(error)
    except TypeError as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        raised = "namematch" in Path(last.filename).parts and "tests" not in Path(last.filename).parts
        return _untidy(error) if raised and (last.line or "").startswith("raise") else _told(error)
    except Exception as error:
        return _told(error)
    return ""


def _untidy(error: Exception) -> str:
    message = str(error)
    if len(message) > LONGEST_MESSAGE or not message.isprintable():
        return f"untidy {type(error).__name__}: {message[:LONGEST_MESSAGE]!r}"
    return ""


def _told(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "namematch" in Path(frame.filename).parts] or [*frames]
    place = f"{ours[-1].name} ({Path(ours[-1].filename).name}:{ours[-1].lineno})"
    return f"{type(error).__name__} in {place}: {str(error)[:90]!r}"


def campaign(calls: int, seed: int) -> dict[str, str]:
    """The kinds of undocumented exceptions in so many calls, each with the first call that raised it."""
    draw, odd = random.Random(seed), odd_values()
    found: dict[str, str] = {}
    names = sorted(CALLS)
    with playground():
        for turn in range(calls):
            name = names[turn % len(names)]
            given = arguments(name, odd, draw)
            if wrong := complaint(lambda name=name, given=given: CALLS[name][0](**given)):  # type: ignore[misc]
                kind, _, message = wrong.partition(": ")
                types = ", ".join(f"{key}: {type(value).__name__}" for key, value in given.items())
                found.setdefault(f"{name}: {kind}", f"{message}\n    {types}")
    return found


def main(calls: str = "20000", seed: str = "1") -> int:
    """Prints what was found; 1 if there was anything."""
    found = campaign(int(calls), int(seed))
    kinds = Counter(wrong.partition(": ")[2].split(":")[0] for wrong in found)
    for wrong, given in found.items():
        print(f"{wrong}\n    {given[:300]}")
    print(f"{calls} calls, {len(found)} undocumented endings of {len(kinds)} kinds")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
