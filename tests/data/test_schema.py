"""Every slip in a table is one clear error of the library's, which names file, line and key."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import namematch
from namematch.data import (
    Declaration,
    TablePlace,
    TomlFolder,
    TomlTable,
    TsvTable,
    between,
    check,
    either,
    files,
    keys,
    map_of,
    matching,
    parse_toml,
    parse_tsv,
    read_text,
    regex_of,
)
from namematch.errors import InputError, NamematchError, UnknownChoiceError

SHIPPED = Path(str(files.ROOT))


class Weights(NamedTuple):
    most: float
    words: tuple[str, ...] = ()


SCHEMA = {
    "title": str,
    "year?": int,
    "bits?": float,
    "local?": bool,
    "kind?": ("state", "city"),
    "colour?": ("red", "green"),
    "id?": matching(r"[a-z]+", "may hold a-z only"),
    "share?": between(0, 1),
    "find?": regex_of(re.compile),
    "words?": [str, ...],
    "kinds?": [("state", "city")],
    "rewrites?": [[str, str, float]],
    "letters?": map_of(matching(r".", "is not one letter"), str),
    "weights?": Weights,
    "office?": [{"rank": str, "name?": str}],
    "either?": either(("be",), [str]),
}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", 't.toml:1: title = "…" is missing'),
        ("title = 1", 't.toml:1: title is a text, as in title = "…", not 1'),
        ("title = ''\nyer = 2", "t.toml:2: unknown key 'yer'; did you mean 'year'?"),
        ("title = ''\n\n[offices]\n", "t.toml:3: unknown table 'offices'; did you mean 'office'?"),
        ("title = ''\nyear = 1.5", "t.toml:2: year is a whole number, as in year = 2, not 1.5"),
        ("title = ''\nyear = true", "t.toml:2: year is a whole number, as in year = 2, not True"),
        ("title = ''\nbits = 'x'", "t.toml:2: bits is a number, as in bits = 1.5, not 'x'"),
        ("title = ''\nlocal = 1", "t.toml:2: local is true or false, as in local = true, not 1"),
        ("title = ''\nkind = 'town'", "t.toml:2: unknown kind 'town'; valid: city, state"),
        ("title = ''\nkind = 1", 't.toml:2: kind is a text, as in kind = "…", not 1'),
        ("title = ''\ncolour = 'reed'", "t.toml:2: unknown colour 'reed'; did you mean 'red'"),
        ("title = ''\nid = 'A b'", "t.toml:2: the id 'A b' may hold a-z only"),
        ("title = ''\nid = 1", 't.toml:2: id is a text, as in id = "…", not 1'),
        ("title = ''\nshare = 2", "t.toml:2: share is a number from 0 to 1, not 2"),
        ("title = ''\nfind = '(a'", "t.toml:2: find is no regular expression: missing ), unterminated subpattern"),
        ("title = ''\nfind = 1", 't.toml:2: find is a text, as in find = "…", not 1'),
        ("title = ''\nwords = []", 't.toml:2: words is a list of texts, as in words = ["…", "…"], not []'),
        ("title = ''\nwords = [\n  'a',\n  1,\n]", "t.toml:4: words is a list of texts, as in words"),
        ("title = ''\nkinds = [\n  'state',\n  'town',\n]", "t.toml:4: unknown kind 'town'; valid: city, state"),
        ("title = ''\nrewrites = [['a', 'b']]", 't.toml:2: rewrites is a list of 3 values, as in rewrites = ["…"'),
        ("title = ''\nrewrites = [['a', 'b', 0.5],\n['a', 'b', '']]", "t.toml:3: rewrites is a number"),
        ("title = ''\n[letters]\nab = 'c'", "t.toml:3: the ab 'ab' is not one letter"),
        ("title = ''\n[weights]\nmost = 1\nword = []", "t.toml:4: unknown key of [weights] 'word'; did you"),
        ("title = ''\n\n[weights]\nwords = []", "t.toml:3: most = 1.5 is missing"),
        ("title = ''\n[office]", "t.toml:2: 'office' must be written [[office]], once before each entry"),
        ("title = ''\n[[office]]\nrank = ''\n[[office]]\n", 't.toml:4: rank = "…" is missing'),
        ("title = ''\n[[office]]\nrank = ''\nnaem = ''", "t.toml:4: unknown key of [[office]] 'naem'; did you"),
        ("title = ''\neither = 'uk'", "t.toml:2: either is a list of texts"),
        ("title = ''\neither = 1 2", "t.toml:2: not TOML: Expected newline or end of document"),
        ("title = '", "t.toml: not TOML: "),
    ],
)  # fmt: skip
def test_a_slip_in_toml(text: str, message: str) -> None:
    with pytest.raises(NamematchError) as refused:
        parse_toml(text, "t.toml", SCHEMA)
    assert str(refused.value).startswith(message)
    assert "\n" not in str(refused.value)


def test_what_is_as_declared_is_read() -> None:
    text = (
        "title = 'x'\nyear = 2\nbits = 3\nlocal = true\nkind = 'city'\ncolour = 'red'\nid = 'ab'\nshare = 0.5\n"
        "find = '(a)'\nwords = ['a']\nkinds = ['state']\nrewrites = [['a', 'b', 1]]\nletters = { a = 'b' }\n"
        "weights = { most = 1 }\noffice = [{ rank = 'r' }]\neither = 'be'\n"
    )
    table = parse_toml(text, "t.toml", SCHEMA)
    assert set(table) == {key.removesuffix("?") for key in SCHEMA}
    assert parse_toml(text, "t.toml") == table


COLUMNS = {"name": str, "gender": ("m", "f"), "bits": float, "note?": str, "kind?": ("a", "b")}
HEADER = "# a remark\nname\tgender\tbits\tnote\tkind\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "t.tsv: empty; the first line names columns: name, gender, bits, note, kind"),
        ("name\tgendre\n", "t.tsv:1: unknown column 'gendre'; did you mean 'gender'?"),
        ("name\tname\n", "t.tsv:1: the column 'name' stands twice"),
        ("name\tgender\n", "t.tsv:1: no column 'bits'; the first line names columns with tabs between"),
        (HEADER + "x\tm\n", "t.tsv:3: 2 cells, but the header has 5 columns"),
        (HEADER + "x\tm\t1\t\ta\t\n", "t.tsv:3: 6 cells, but the header has 5 columns"),
        (HEADER + "\nx\tx\t1\n", "t.tsv:4: unknown gender 'x'; valid: f, m"),
        (HEADER + "x\tm\tmany\n", "t.tsv:3: bits is a number, as in bits = 1.5, not 'many'"),
        (HEADER + "x\tm\t1\t\tc\n", "t.tsv:3: unknown kind 'c'; valid: a, b"),
    ],
)
def test_a_slip_in_tsv(text: str, message: str) -> None:
    with pytest.raises(NamematchError) as refused:
        list(parse_tsv(text, "t.tsv", COLUMNS))
    assert str(refused.value).startswith(message)


def test_rows_may_end_before_columns_that_may_be_left_out() -> None:
    rows = list(parse_tsv(HEADER + "x\tm\t1.5\ny\tf\t2\tz\t\n", "t.tsv", COLUMNS))
    assert rows == [
        ("t.tsv:3", {"name": "x", "gender": "m", "bits": "1.5"}),
        ("t.tsv:4", {"name": "y", "gender": "f", "bits": "2", "note": "z", "kind": ""}),
    ]


def test_files_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "ROOT", tmp_path)
    with pytest.raises(InputError, match=r"none.toml: no such file or directory"):
        TomlTable("none.toml", SCHEMA).read()
    (tmp_path / "t.tsv").write_bytes("name\nШойгу\n".encode("cp1251"))
    with pytest.raises(InputError, match=r"t.tsv: not UTF-8 \(byte 5\); convert it to UTF-8 first"):
        TsvTable("t.tsv", {"name": str}).read()
    with pytest.raises(InputError, match=r"is a directory|permission denied"):
        read_text(tmp_path)


def declared() -> Iterator[tuple[str, TomlTable | TomlFolder | TsvTable]]:
    """Every table that a module declares, by its path."""
    for module in pkgutil.walk_packages(namematch.__path__, "namematch."):
        if module.name.split(".")[1] not in ("spark", "frames"):
            for value in vars(import_module(module.name)).values():
                if isinstance(value, (TomlTable, TsvTable)):
                    yield value.path, value
                if isinstance(value, TomlFolder):
                    yield from ((f"{value.folder}/{name}.toml", value) for name in value.names())


TABLES = dict(declared())


def test_every_shipped_table_is_declared() -> None:
    shipped = {path.relative_to(SHIPPED).as_posix() for path in SHIPPED.rglob("*.t[os][mv]*") if path.is_file()}
    languages = {path for path in shipped if re.fullmatch(r"mentions/[a-z]{2}\.toml", path)}
    assert shipped - languages == set(TABLES)


def test_no_code_reads_a_table_unchecked() -> None:
    for path in Path(namematch.__file__).parent.rglob("*.py"):
        if path.parent.name != "data":
            assert not re.search(r"\bread_toml\(|\btomllib\b|\bcsv\.DictReader", path.read_text(encoding="utf-8")), path


def readers() -> dict[str, Callable[[], object]]:
    """What reads each table and makes use of it, past the caches."""
    modules: dict[str, tuple[str, ...]] = {
        "names/weights.toml": ("names.parameters.weights", "names.spelling.choices._choices"),
        "names/learned_weights.toml": ("names.parameters.weights",),
        "names/parsing.toml": ("names.parameters.parsing",),
        "names/learned_parsing.toml": ("names.parameters.parsing",),
        "names/given.toml": ("names.parameters.given_names",),
        "names/orthography.toml": ("names.morphology.belarusian._table", "names.parameters.weights"),
        "names/endings.toml": (
            "names.morphology.patronymic._rules", "names.morphology.patronymic._special_fathers",
            "names.parsing.part_scores._mongolian", "names.parsing.mongolian._genitive",
        ),
        "names/inflection.toml": ("names.morphology.lemmatizer._toml",),
        "names/titles.toml": ("names.parsing.titles._table", "names.parsing.dates._table"),
        "names/sounds.toml": ("names.sources.phonetic_lookup._sounds", "names.sources.phonetic_lookup._pets"),
        "names/slips.toml": ("names.spelling.edit_distance.slip_channel",),
        "names/learned_slips.toml": ("names.spelling.edit_distance.slip_channel",),
        "names/legible.toml": ("names.spelling.legibility._illegible",),
        "names/latin_traditions.toml": ("names.spelling.latin_traditions._traditions",),
        "readings/neutral.toml": ("translit.neutral._table", "translit.neutral._group_table"),
        "readings/skeleton.toml": ("translit.consonants._table",),
        "readings/respell.toml": ("translit.schemes.respell._tables",),
        "readings/traditions.toml": ("translit.readings.traditions._traditions",),
        "readings/search.toml": ("translit.readings.lattice_search.search_weights",),
        "ftm/weights.toml": ("ftm.attributes.attribute_weights",),
        "resolve/weights.toml": ("resolve.scoring.parameters.context_weights",),
        "resolve/homonyms.toml": ("resolve.clustering.namesakes._table",),
        "resolve/offices.toml": ("resolve.clustering.offices._further",),
        "mentions/common.toml": ("data.languages.common_words", "data.languages.paradigms"),
        "mentions/uk.toml": ("data.languages.all_languages",),
        "alphabets.toml": ("translit.schemes.scheme.alphabets", "translit.schemes.scheme._fallback"),
        "roles/fields.toml": ("roles.sectors._fields",),
        "roles/offices.toml": ("roles.offices._least_rank",),
        "roles/ranks.toml": ("roles.tables.role_vocabulary",),
    }  # fmt: skip
    found = {path: _uncached(names) for path, names in modules.items()}
    found |= {f"schemes/{id}.toml": _scheme(id) for id in ("french", "latvian")}
    for path, table in TABLES.items():
        if path.startswith("roles/") and not isinstance(table, TomlFolder):
            found.setdefault(path, table.read)
    return found


def _uncached(names: tuple[str, ...]) -> Callable[[], object]:
    def read() -> None:
        for name in names:
            module, _, function = name.rpartition(".")
            getattr(import_module(f"namematch.{module}"), function).__wrapped__()

    return read


def _scheme(id: str) -> Callable[[], object]:
    """The engine of a scheme, made without a trace in the caches, which know schemes by their ids."""
    module = import_module("namematch.translit.schemes.scheme")

    def read() -> object:
        return module._engine.__wrapped__(module._load.__wrapped__(id)).word("щукин")

    return read


class Overlay:
    """The shipped tables with one of them in other words."""

    def __init__(self, path: str, text: str, folder: Path) -> None:
        self.path = path
        self.file = folder / Path(path).name
        self.file.write_text(text, encoding="utf-8", newline="")

    def joinpath(self, *parts: str) -> Path:
        return self.file if "/".join(parts) == self.path else SHIPPED.joinpath(*parts)


def refusal(read: Callable[[], object]) -> str:
    """The library's own error, if reading ends in one; any other one is raised."""
    try:
        read()
    except NamematchError as error:
        return str(error)
    return ""


VALUES = ("1", "'x'", "[]", "{}", "true", "['x']", "[{}]", "{ x = 1 }")


@st.composite
def slips(draw: st.DrawFn, text: str) -> tuple[int, str]:
    """The index of a line of a text, and what stands there instead."""
    lines = text.split("\n")
    chosen = [index for index, line in enumerate(lines) if line.strip() and not line.startswith("#")]
    index = draw(st.sampled_from(chosen))
    line = lines[index]
    made: list[Callable[[], str]] = [
        lambda: "",
        lambda: f"{line}\n{line}",
        lambda: "x" + line,
        lambda: line.replace("\t", "", 1),
        lambda: line + "\tx",
        lambda: re.sub(r"= .*", f"= {draw(st.sampled_from(VALUES))}", line, count=1),
        lambda: line[: draw(st.integers(0, len(line)))],
        lambda: re.sub(r"\S", draw(st.sampled_from("x1'\"([{=,#й\t")), line, count=1),
    ]
    return index, draw(st.sampled_from(made))()


READERS = readers()


@pytest.mark.parametrize("path", READERS)
def test_a_mutilated_table_is_one_clear_error(
    path: str, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("tables")
    text = (SHIPPED / path).read_text(encoding="utf-8")

    @settings(max_examples=5 if path == "roles/ranks.toml" else 20, deadline=None)
    @given(slips(text))
    def reads_or_refuses(slip: tuple[int, str]) -> None:
        index, line = slip
        lines = text.split("\n")
        changed = "\n".join([*lines[:index], line, *lines[index + 1 :]])
        with monkeypatch.context() as patch:
            patch.setattr(files, "ROOT", Overlay(path, changed, folder))
            if refused := refusal(READERS[path]):
                assert re.match(r"[^\n]+\.t(oml|sv)(:\d+)?: [^\n]+$", refused)

    reads_or_refuses()


def test_a_declaration_of_a_table_is_that_of_its_value_type() -> None:
    declaration: Declaration = keys("most", float) | {"words?": [str]}
    for table in ({"most": 1}, {"most": 1, "words": ["a"]}):
        for schema in (Weights, declaration):
            check(table, schema, TablePlace(str))


def test_the_nearest_valid_key_is_suggested() -> None:
    with pytest.raises(UnknownChoiceError) as refused:
        parse_toml("titel = ''\ntitle = ''", "t.toml", SCHEMA)
    assert (refused.value.given, refused.value.where) == ("titel", "t.toml:1")
