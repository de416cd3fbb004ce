"""Every public function as a door that takes any text, with what must hold of whatever comes out.

A door raises nothing but what the function's documentation names. The quick tests, the tests of growth and the
coverage-guided campaign all go through these.
"""

from __future__ import annotations

import contextlib
import io
import math
import tempfile
from collections.abc import Callable
from pathlib import Path

import namematch as nm
from namematch.cli import main
from namematch.cli.reviewing.decisions import read_decisions
from namematch.errors import NamematchError
from namematch.io import TABLE_SUFFIXES, mentions_table, read_articles, read_mentions, resolution_json, to_csv
from namematch.mentions import Mention
from namematch.names import Comparison, PersonName
from namematch.text import is_missing
from namematch.user_lexicon import read_lexicon

Door = Callable[[str], object]
OTHERS = ("Александр Дарчиев", "Schukow, J. P.", "министр иностранных дел")


def _halves(text: str) -> tuple[str, str]:
    """Two arguments from one text: what stands before and behind its first line end, or its two halves."""
    left, found, right = text.partition("\n")
    return (left, right) if found else (text[: len(text) // 2], text[len(text) // 2 :])


def romanize(text: str) -> None:
    """In every scheme, and in ASCII."""
    for scheme in ("bgn-pcgn", "german-duden", "iso-9", "ukrainian-2010", "serbian", "kazakh-2021"):
        nm.romanize(text, scheme)
    assert nm.romanize(text, ascii=True).isascii()
    assert nm.romanize_many([text, None, ""]) == [None if is_missing(text) else nm.romanize(text), None, None]


def readings(text: str) -> None:
    """Best first, alike one by one and by the column."""
    found = nm.readings(text)
    assert [reading.bits for reading in found] == sorted(reading.bits for reading in found)
    assert all(math.isfinite(reading.bits) and reading.bits >= 0 for reading in found)
    assert nm.readings_many([text]) == [None if is_missing(text) else found]


def restore(text: str) -> None:
    """A string for a string."""
    assert isinstance(nm.restore(text), str)


def detect_scheme(text: str) -> None:
    """Shares of one whole."""
    assert sum(guess.probability for guess in nm.detect_scheme(text)) <= 1 + 1e-9


def parse_name(text: str) -> None:
    """Parts are cut from the text, or from what it was mended to, in every way to take it apart."""
    name = nm.parse_name(text)
    for way in (name, *name.alternatives):
        _cut_from(way.mended or text, way)
    assert nm.parse_name_many([text]) == [None if is_missing(text) else name]


def _cut_from(text: str, name: PersonName) -> None:
    reached = 0
    for part in name.parts:
        assert reached <= part.start < part.end <= len(text)
        assert text[part.start : part.end] == part.text
        reached = part.end


def normalize_name(text: str) -> None:
    """The same by the column; a value that can be a key."""
    normal = nm.normalize_name(text)
    assert {normal: 1}[normal] == 1
    assert nm.normalize_name_many([text]) == [None if is_missing(text) else normal]


def compare(text: str) -> None:
    """Symmetric, and the sum of its evidence; the same by the column."""
    left, right = _halves(text)
    for a, b in ((left, right), (text, text), *((text, other) for other in OTHERS)):
        there, back = nm.compare(a, b), nm.compare(b, a)
        assert there.bits == back.bits == sum(item.bits for item in there.evidence)
        assert 0 <= there.probability <= 1
        assert isinstance(there.explain(), str)
        assert isinstance(there._repr_html_(), str)
        _same_by_column(there)


def _same_by_column(one: Comparison) -> None:
    (many,) = nm.compare_many([one.left], [one.right])
    missing = is_missing(one.left) or is_missing(one.right)
    assert (many is None) == missing
    assert many is None or math.isclose(many.bits, one.bits, abs_tol=1e-6)


def parse_role(text: str) -> None:
    """A normal form that stays what it is."""
    role = nm.parse_role(text)
    assert isinstance(role.normal_form, str)
    assert nm.parse_role_many([text]) == [None if is_missing(text) else role]


def compare_roles(text: str) -> None:
    """Symmetric."""
    left, right = _halves(text)
    for a, b in ((left, right), (text, text), *((text, other) for other in OTHERS)):
        there, back = nm.compare_roles(a, b), nm.compare_roles(b, a)
        assert (there.verdict, there.bits) == (back.verdict, back.bits)


def find_mentions(text: str) -> None:
    """Exact spans in order, without overlap."""
    reached = 0
    for mention in nm.find_mentions(text, document="d"):
        assert mention.start is not None
        assert mention.end is not None
        assert reached <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.name
        reached = mention.end


def resolve(text: str) -> None:
    """Every mention with a name in exactly one person, and all views of the result can be drawn."""
    left, right = _halves(text)
    batch = [
        Mention(text, role=right, document=left),
        Mention(left, role=left, document="d", language=right),
        Mention(right, document="d", id=text),
        Mention("Sergei Lavrov", document="d"),
    ]
    found = nm.resolve(batch)
    assert len(found.labels) == len(batch)
    assert [label is None for label in found.labels] == [is_missing(m.name) for m in batch]
    named = [place for place, label in enumerate(found.labels) if label is not None]
    assert sorted(place for person in found.entities for place in person.mentions) == named
    assert str(found.explain(named[0], named[-1]))
    for person in found.entities:
        assert found.picture(person)
        assert person._repr_html_()
    assert resolution_json(found)
    assert to_csv(mentions_table(found))


def choices(text: str) -> None:
    """A name of something that does not exist is said to be unknown, in a message of bounded length."""
    ways: list[Callable[[], object]] = [
        lambda: nm.romanize("Анна", text),
        lambda: nm.resolve([Mention("Anna")], scheme=text),
        lambda: nm.Resolver(scheme=text),
        lambda: nm.resolve([Mention("Anna", id="1")]).entity_of(text),
    ]
    for way in ways:
        assert len(_complaint(way)) < 2_000


def tables(text: str) -> None:
    """A table is read or refused with its path in the message."""
    data = text.encode("utf-8", "surrogatepass")
    with tempfile.TemporaryDirectory() as folder:
        for suffix in TABLE_SUFFIXES:
            _read_or_refused(Path(folder) / f"t{suffix}", data, lambda path: read_mentions(path))
            _read_or_refused(Path(folder) / f"n{suffix}", b"name,id\n" + data, lambda path: read_mentions(path))
        _read_or_refused(Path(folder) / "a.txt", data, lambda path: read_articles([path]))
        _read_or_refused(Path(folder) / "memory", data, nm.Resolver.load)


def lexicons(text: str) -> None:
    """A table of a lexicon of one's own is read or refused with its path in the message."""
    data = text.encode("utf-8", "surrogatepass")
    starts = {
        "given_names.tsv": (b"", b"name\tgender\tcognate\tdiminutive\tcount\n", "name\tcount\nДарчо\t".encode()),
        "surnames.tsv": (b"", b"surname\tcount\n", "surname\tcount\nДарчиев\t".encode()),
        "roles.toml": (b"", b"[[office]]\nen = [", b'[[rank]]\nid = "r"\n', b"[abbreviations]\n"),
    }
    for name, heads in starts.items():
        for head in heads:
            with tempfile.TemporaryDirectory() as folder:
                _read_or_refused(Path(folder) / name, head + data, lambda path: read_lexicon(path.parent))


def entities(text: str) -> None:
    """Any name of an entity is compared, the same from both sides; any file of entities is read or refused."""
    left, right = _halves(text)
    one = {
        "id": left,
        "schema": "Person",
        "properties": {"name": [left, "Ivan"], "birthDate": [right], "alias": [text]},
    }
    two = {
        "id": right,
        "schema": "Person",
        "properties": {"firstName": right, "lastName": "Ким", "birthDate": ["1960"]},
    }
    assert nm.ftm.compare(one, two).bits == nm.ftm.compare(two, one).bits
    data = text.encode("utf-8", "surrogatepass")
    with tempfile.TemporaryDirectory() as folder:
        for name in ("entities.ftm.json", "targets.simple.csv"):
            _read_or_refused(Path(folder, name), data, lambda path: list(nm.ftm.read_people(path)))
        _read_or_refused(Path(folder, "resolver.ijson"), data, nm.ftm.read_judgements)


def decisions(text: str) -> None:
    """A file of decisions is read or refused with its path in the message."""
    data = text.encode("utf-8", "surrogatepass")
    with tempfile.TemporaryDirectory() as folder:
        for head in (b"", b'{"same": true, "left": {"name": "a"}, "right": '):
            _read_or_refused(Path(folder) / "links", head + data, read_decisions)


def one_by_one(text: str) -> None:
    """Mentions added one at a time, saved and read back, make the people that all of them at once make."""
    left, right = _halves(text)
    batch = [
        Mention(text, role=right, document=left),
        Mention(left, role=left, document="d"),
        Mention(right, document="d"),
        Mention("Sergei Lavrov", document="d"),
    ]
    resolver = nm.Resolver()
    for mention in batch:
        resolver.add([mention])
    wanted = nm.resolve(batch)
    assert resolver.resolution.labels == wanted.labels
    with tempfile.TemporaryDirectory() as folder:
        resolver.save(Path(folder) / "memory")
        assert nm.Resolver.load(Path(folder) / "memory").resolution.labels == wanted.labels


def search(text: str) -> None:
    """Keys are alike by the column; an index finds what it was given, read back from its file too."""
    left, right = _halves(text)
    assert nm.keys_many([text]) == [None if is_missing(text) else nm.keys(text)]
    index = nm.Index([left, None, *OTHERS])
    index.add(right)
    found = index.search_many([text, left, right])
    assert len(index) == len(OTHERS) + 3
    with tempfile.TemporaryDirectory() as folder:
        index.save(Path(folder) / "index")
        assert nm.Index.load(Path(folder) / "index").search_many([text, left, right]) == found
        data = text.encode("utf-8", "surrogatepass")
        for head in (b"", b'{"format": "namematch-index", "version": '):
            _read_or_refused(Path(folder) / "other", head + data, nm.Index.load)


def _read_or_refused(path: Path, data: bytes, read: Callable[[Path], object]) -> None:
    path.write_bytes(data)
    complaint = _complaint(lambda: read(path))
    assert not complaint or str(path) in complaint


def _complaint(way: Callable[[], object]) -> str:
    """What the error said, if there was one of those that are documented."""
    try:
        way()
    except NamematchError as error:
        return str(error)
    return ""


def command_line(text: str) -> None:
    """Every command answers any argument, with a code that its help names."""
    for command in ("romanize", "read", "parse-name", "parse-role"):
        if text not in ("-", ""):
            assert _ran(command, "--", text) in (0, 1)
    assert _ran("compare", "--", text, OTHERS[0]) in (0, 1)


def _ran(*arguments: str) -> int:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        return main(arguments)


DOORS: dict[str, Door] = {
    door.__name__: door
    for door in (
        romanize, readings, restore, detect_scheme, parse_name, normalize_name, compare, parse_role, compare_roles,
        find_mentions, resolve, choices, tables, command_line, lexicons,
        decisions, one_by_one, search, entities,
    )
}  # fmt: skip

# What it costs to draw pictures and to write files is not what is measured by length.
PLAIN: dict[str, Door] = {
    "romanize": nm.romanize,
    "romanize_many": lambda text: nm.romanize_many([text]),
    "readings": nm.readings,
    "readings_many": lambda text: nm.readings_many([text]),
    "restore": nm.restore,
    "detect_scheme": nm.detect_scheme,
    "parse_name": nm.parse_name,
    "parse_name_many": lambda text: nm.parse_name_many([text]),
    "normalize_name": nm.normalize_name,
    "compare": lambda text: nm.compare(text, text[1:]),
    "compare_many": lambda text: nm.compare_many([text], [text[1:]])[0],
    "keys": nm.keys,
    "Index.search": lambda text: nm.Index([text[1:]]).search(text),
    "parse_role": nm.parse_role,
    "compare_roles": lambda text: nm.compare_roles(text, OTHERS[2]),
    "find_mentions": nm.find_mentions,
    "resolve": lambda text: nm.resolve([Mention(text, role=text, document="d"), Mention(text[1:], document=text)]),
}
