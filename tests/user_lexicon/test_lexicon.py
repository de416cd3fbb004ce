"""A user's lexicon is read whole, or refused in one line that says where and what would be valid."""

from __future__ import annotations

from pathlib import Path

import pytest

from namematch.errors import InputError, NamematchError, UnknownChoiceError
from namematch.user_lexicon import read_lexicon

EXAMPLE = Path(__file__).parents[2] / "docs/how-to/lexicon"


def written(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_the_example_is_read_as_it_stands() -> None:
    lexicon = read_lexicon(EXAMPLE)
    assert [name.row["name"] for name in lexicon.given_names] == ["Тохтар", "Вячеслав"]
    assert lexicon.surnames == {"Шойгу": 40, "Аубакиров": 60, "Аубакирова": 60}
    assert lexicon.counts() == {
        "given names": 2, "surnames": 3, "ranks": 0, "offices": 1, "organisations": 2, "units": 1, "abbreviations": 1,
    }  # fmt: skip


def test_checksum_is_that_of_the_content(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    for folder in (one, two):
        folder.mkdir()
        written(folder, "surnames.tsv", "surname\nШойгу\n")
    written(one, "README", "no table")
    assert read_lexicon(one) == read_lexicon(two)
    assert read_lexicon(written(two, "surnames.tsv", "surname\nШойга\n")) != read_lexicon(one)


def test_spaces_blank_lines_remarks_and_windows_ends_are_nothing(tmp_path: Path) -> None:
    (tmp_path / "surnames.tsv").write_bytes("\ufeff# ours\r\n\r\nsurname\tcount\r\n Шойгу \t 7 \r\nБойко\r\n".encode())
    assert read_lexicon(tmp_path).surnames == {"Шойгу": 7, "Бойко": 1}


G, S, R = "given_names.tsv", "surnames.tsv", "roles.toml"
NAMES = "name\tgender\tcognate\tlatin\tcount\n"


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        (G, "", "given_names.tsv: empty; the first line names columns: name, gender"),
        (G, "name\tgendre\n", "given_names.tsv:1: unknown column 'gendre'; did you mean 'gender'?"),
        (G, "name\tname\n", "given_names.tsv:1: the column 'name' stands twice"),
        (G, "#\ngender\n", "given_names.tsv:2: no column 'name'"),
        (G, NAMES + "Тохтар\tmale\n", "given_names.tsv:2: unknown gender 'male'; valid: f, m, u"),
        (G, NAMES + "Тохтар\tm\tТоқтар\n", "given_names.tsv:2: column 'cognate' has a language"),
        (G, NAMES + "Тохтар\tm\txx:Тоқтар\n", "given_names.tsv:2: unknown language 'xx'; valid: "),
        (G, NAMES + "Тохтар\tm\t\tru:T\n", "given_names.tsv:2: column 'latin' has no colon, not 'ru:T'"),
        (G, NAMES + "Тохтар\tm\t\tT0\n", "given_names.tsv:2: 'T0' is not one word"),
        (G, NAMES + "Tokhtar\n", "given_names.tsv:2: 'Tokhtar' is not one word in Cyrillic"),
        (G, NAMES + "\tm\n", "given_names.tsv:2: '' is not one word in Cyrillic"),
        (G, NAMES + "Тохтар\n\nтохтар\n", "given_names.tsv:4: 'тохтар' stands already in line 2"),
        (G, NAMES + "Тохтар\tm\t\t\t0\n", "given_names.tsv:2: the count '0' is not a whole number from"),
        (G, "name\nТохтар\tm\n", "given_names.tsv:2: 2 cells, but the header has 1 columns"),
        (S, "surname\tcount\nШойгу\tmany\n", "surnames.tsv:2: the count 'many' is not a whole number"),
        (S, f"surname\tcount\nШойгу\t{'0' * 39}1{'9' * 9}\n", "is not a whole number"),
        (S, f"surname\tcount\nШойгу\t{'0' * 39}1{'9' * 5000}\n", "is not a whole number"),
        (S, "surname\nдва слова\n", "surnames.tsv:2: 'два слова' is not one word in Cyrillic"),
        (S, "surname\n" + "ш" * 41 + "\n", "is not one word in Cyrillic of at most 40 letters"),
        (R, "[[office]\n", "roles.toml:1: not TOML: "),
        (R, "[[offices]]\n", "roles.toml:1: unknown table 'offices'; did you mean 'office'"),
        (R, "[office]\n", "roles.toml:1: 'office' must be written [[office]]"),
        (R, "office = [1]\n", "roles.toml:1: 'office' must be written [[office]]"),
        (R, "\n[[office]]\nrank='head'\n", "roles.toml:2: no wordings; give some, as in ru = "),
        (R, "[[office]]\nen=['x']\n", 'roles.toml:1: rank = "…" is missing'),
        (R, "[[office]]\nen='x'\n", 'roles.toml:2: en is a list of texts, as in en = ["…", "…"], not \'x\''),
        (R, "[[office]]\nrank=1\n", 'roles.toml:2: rank is a text, as in rank = "…", not 1'),
        (R, "[[office]]\nrank='hed'\n", "roles.toml:2: unknown rank 'hed'; did you mean 'head'"),
        (R, "[[office]]\nmodifiers=['x']\n", "roles.toml:2: unknown modifier 'x'; valid: "),
        (R, "[[office]]\ncountry='Rus'\n", "roles.toml:2: unknown country 'Rus'; "),
        (R, "[[office]]\nfr_=['x']\n", "roles.toml:2: unknown key of [[office]] 'fr_'; did you mean 'fr'"),
        (R, "[[unit]]\nname='U'\nen=['x']\n", 'roles.toml:1: organisation = "…" is missing'),
        (R, "[[rank]]\nid='A b'\nname='n'\nen=['x']\n", "roles.toml:2: the id 'A b' may hold a-z, 0-9 and _"),
        (R, "[[rank]]\nid='head'\nname='n'\nen=['x']\n", "roles.toml:1: the id 'head' is taken"),
        (R, "[[rank]]\nid='r'\nname='n'\nbits=99\nen=['x']\n", "roles.toml:4: bits is a number from 0 to 20"),
        (R, "[[organisation]]\nkind='shop'\n", "roles.toml:2: unknown kind 'shop'; valid: academy"),
        (R, "[[organisation]]\nsame_as='parliament'\nname='n'\nen=['x']\n", "nothing but wordings, not 'name'"),
        (R, "[abbreviations]\n'зам нач' = 'заместитель'\n", "single words, not 'зам нач'"),
        (R, "[abbreviations]\nx = 1\n", "[abbreviations] holds lines such as"),
        (R, "a = " + "[" * 5000, "roles.toml: not TOML: "),
        (R, "a = " + "9" * 5000, "roles.toml: not TOML: "),
        ("givennames.tsv", "name\n", "unknown file of a lexicon 'givennames.tsv'; did you mean 'given_names.tsv'"),
    ],
)
def test_what_makes_no_sense_is_refused_in_one_line(tmp_path: Path, file: str, text: str, message: str) -> None:
    with pytest.raises(NamematchError) as refused:
        read_lexicon(written(tmp_path, file, text))
    said = str(refused.value)
    assert message in said
    assert "\n" not in said
    assert isinstance(refused.value, (InputError, UnknownChoiceError))


def test_lines_are_those_of_the_entry(tmp_path: Path) -> None:
    good = "[[organisation]]\nid='works'\nname='Works'\nkind='company'\nen=['works']\n"
    with pytest.raises(UnknownChoiceError, match=r"roles.toml:8: unknown kind"):
        read_lexicon(written(tmp_path, "roles.toml", good + "\n[[organisation]]\nkind='shop'\n"))


def test_later_tables_know_what_earlier_ones_brought(tmp_path: Path) -> None:
    text = (
        "[[office]]\nrank='sommelier'\norganisation='works'\nen=['wine man']\n"
        "[[organisation]]\nid='works'\nname='Works'\nkind='company'\nen=['works']\n"
        "[[rank]]\nid='sommelier'\nname='sommelier'\nru=['сомелье']\n"
    )
    roles = read_lexicon(written(tmp_path, "roles.toml", text)).roles
    assert roles.office[0]["organisation"] == roles.organisation[0]["id"]
    assert roles.rank[0]["bits"] > 0


def test_folder_is_a_folder_with_a_lexicon(tmp_path: Path) -> None:
    for path, message in [
        (tmp_path / "none", "no such folder"),
        (written(tmp_path, "README", "x") / "README", "a file, where a folder was expected"),
        (tmp_path, "it needs one or more of given_names.tsv, roles.toml, surnames.tsv"),
    ]:
        with pytest.raises(InputError, match=message):
            read_lexicon(path)


def test_other_encodings_are_named(tmp_path: Path) -> None:
    (tmp_path / "surnames.tsv").write_bytes("surname\nШойгу\n".encode("cp1251"))
    with pytest.raises(InputError, match=r"surnames.tsv: not UTF-8 \(byte 8\)"):
        read_lexicon(tmp_path)
