"""The small commands."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.rules import population_where

import namematch as nm
from namematch.cli.arguments import COMMANDS

if TYPE_CHECKING:
    from tests.cli.conftest import Run


def test_romanize_writes_a_line_for_each_text(run: Run) -> None:
    result = run("romanize", "Александр Дарчиев", "Мария Захарова")
    assert result == (0, "Aleksandr Darchiyev\nMariya Zakharova\n", "")


def test_romanize_keeps_as_many_lines_as_it_reads(run: Run) -> None:
    result = run("romanize", "--scheme", "german-duden", "-", stdin="Дарчиев\r\n\nЖуков")
    assert result == (0, "Dartschijew\n\nSchukow\n", "")


def test_romanize_ascii_leaves_plain_letters_only(run: Run) -> None:
    result = run("romanize", "--ascii", "--scheme", "iso-9", "Чернышёв — Müller")
    assert result.out.isascii()


def test_lone_surrogates_and_control_characters_do_no_harm(run: Run) -> None:
    assert run("romanize", "Анна \ud800").code == 0
    shown = run("parse-name", "Анна \x1b[31m\ud800 Иванова")
    assert shown.code == 0
    assert "\x1b" not in shown.out


def test_read_lists_readings_with_bits_and_schemes(run: Run) -> None:
    lines = run("read", "Dartschijew").out.splitlines()
    assert lines[0] == "Dartschijew"
    bits, unit, cyrillic, *schemes = lines[1].split()
    assert (float(bits) >= 0, unit, cyrillic) == (True, "bits", "Дарчиев")
    assert schemes


def test_read_restores_a_whole_name(run: Run) -> None:
    result = run("read", "Jewgeni Prigoschin")
    assert result.out.splitlines()[0] == f"Jewgeni Prigoschin  →  {nm.restore('Jewgeni Prigoschin')}"


def test_read_as_json_is_what_the_library_says(run: Run) -> None:
    (record,) = json.loads(run("read", "--format", "json", "Jewgeni Prigoschin").out)
    assert record["restored"] == nm.restore("Jewgeni Prigoschin")
    assert [word["text"] for word in record["words"]] == ["Jewgeni", "Prigoschin"]
    assert record["words"][0]["readings"][0]["cyrillic"] == nm.readings("Jewgeni")[0].cyrillic


def test_parse_name_shows_the_parts(run: Run) -> None:
    result = run("parse-name", "DARCHIYEV, Alexander N.")
    rows = dict(line.split(maxsplit=1) for line in result.out.splitlines()[1:])
    assert rows["given"] == "Alexander"
    assert rows["surname"] == "DARCHIYEV"


def test_parse_name_shows_what_was_mended_and_what_is_no_person(run: Run) -> None:
    assert "read as  ГОВОР АЛЕКСЕЙ" in run("parse-name", "ГOBOP AЛEKCEЙ").out
    assert "kind   organisation" in run("parse-name", 'ООО "БАЙ"').out


def test_parse_name_as_json_has_spans(run: Run) -> None:
    text = "DARCHIYEV, Alexander N."
    (record,) = json.loads(run("parse-name", "--format", "json", text).out)
    assert record["surname"] == "DARCHIYEV"
    assert all(text[part["start"] : part["end"]] == part["text"] for part in record["parts"])


def test_parse_role_shows_the_normal_form(run: Run) -> None:
    title = "head of the North Atlantic Department at Russia's Foreign Ministry"
    result = run("parse-role", title)
    assert result.out.splitlines()[0] == title
    assert nm.parse_role(title).normal_form in result.out
    (record,) = json.loads(run("parse-role", "--format", "json", title).out)
    assert record["country"] == "RU"


@pytest.mark.parametrize("command", ["read", "parse-name", "parse-role"])
def test_lines_of_standard_input_are_taken_one_by_one(run: Run, command: str) -> None:
    result = run(command, "--format", "json", stdin="Anna\n\nSergei Lavrov\n")
    assert [record["text"] for record in json.loads(result.out)] == ["Anna", "Sergei Lavrov"]
    assert run(command, "-", stdin="\n").code == 1


def test_compare_tells_scripts_by_its_exit_code(run: Run) -> None:
    same = run("compare", "Alexander Darchiyev", "Александр Дарчиев")
    different = run("compare", "Alexander Darchiyev", "Мария Захарова")
    assert (same.code, different.code) == (0, 1)
    assert same.out.startswith("same person")
    assert different.out.startswith("different people")


def test_compare_takes_a_population_and_a_line(run: Run) -> None:
    names = "Lavrov", "Лавров"
    many = population_where(*names, weigh=-1)
    possible = run("compare", *names, "--population", many)
    assert (possible.code, possible.out.splitlines()[0].split("   ")[0]) == (1, "possibly the same person")
    assert f"before anything is compared, among {many:,} people" in possible.out
    assert run("compare", *names, "--population", many, "--min-probability", "0.3").code == 0
    column = run("compare", "-", "--population", many, stdin="Lavrov\tЛавров\n")
    assert (column.code, column.out.split("\t")[0]) == (1, "possible")


def test_compare_shows_weights_that_add_up(run: Run) -> None:
    result = run("compare", "--format", "json", "Alexander Darchiyev", "А. Н. Дарчиев")
    record = json.loads(result.out)
    assert record["same"] is True
    assert (record["verdict"], record["population"]) == ("same", 32)
    assert sum(item["bits"] for item in record["evidence"]) == pytest.approx(record["bits"], abs=1e-4)


def test_compare_answers_a_line_a_pair(run: Run) -> None:
    result = run("compare", stdin="Lavrov\tЛавров\n\tЛавров\nLavrov\tЗахарова\n")
    assert [line.split("\t")[0] for line in result.out.splitlines()] == ["same", "missing", "different"]
    assert result.code == 1
    assert run("compare", "-", stdin="Lavrov\tЛавров\n").code == 0


@pytest.mark.parametrize(
    ("arguments", "stdin", "message"),
    [
        (["compare", "Anna"], "", "compare takes two names, not 1"),
        (["compare", "a", "b", "c"], "", "compare takes two names, not 3"),
        (["compare"], "a\tb\nLavrov\n", "standard input:2: expected two names with a tab"),
        (["romanize", "--scheme", "bgn", "Анна"], "", "unknown scheme 'bgn'; did you mean 'bgn-pcgn'"),
        (["romanize"], "Анна".encode("cp1251"), "standard input:1: not UTF-8"),
        (["schemes", "--language", "xx"], "", "unknown language 'xx'"),
        (["read", "--format", "xml"], "", "unknown format 'xml'; valid: json, text"),
        (["reed"], "", "unknown command 'reed'; did you mean 'read'"),
        (["completion", "tcsh"], "", "unknown shell 'tcsh'; "),
        (["resolve"], "", "required: PATH; see namematch resolve --help"),
        (["help", "reed"], "", "unknown command 'reed'; did you mean 'read'"),
        (["read", "--formt", "json", "x"], "", "unknown option '--formt'; did you mean '--format'"),
        (["read", "--form=json", "x"], "", "unknown option '--form'; did you mean '--format'"),
        (["read", "x", "-x"], "", "unknown option '-x'; "),
        (["--lexcon", "x", "read"], "", "unknown option '--lexcon'; did you mean '--lexicon'"),
    ],
)
def test_nonsense_gets_one_line_and_code_2(run: Run, arguments: list[str], stdin: str | bytes, message: str) -> None:
    result = run(*arguments, stdin=stdin)
    assert result.code == 2
    assert result.out == ""
    assert result.err.startswith("namematch: ")
    assert result.err.count("\n") == 1
    assert message in result.err


def test_nothing_to_read_is_said(run: Run) -> None:
    assert run("read", stdin="\n") == (1, "", "namematch: nothing to read\n")
    result = run("compare", stdin="")
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("namematch: nothing to compare; ")


def test_a_file_that_is_taken_for_a_text_is_said(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "names.txt"
    file.touch()
    said = f"namematch: {file} is taken for a text; - < {file} reads the lines of the file\n"
    assert run("romanize", file) == (0, f"{file}\n", said)
    assert run("romanize", "\0" + "ш" * 100_000)[::2] == (0, "")


def test_schemes_are_listed(run: Run) -> None:
    lines = run("schemes").out.splitlines()
    assert lines[0].split() == ["id", "languages", "year", "reversible", "title"]
    assert any(line.startswith("bgn-pcgn ") for line in lines)
    assert len(lines) == len(nm.schemes()) + 2


def test_schemes_of_one_language(run: Run) -> None:
    records = json.loads(run("schemes", "--language", "uk", "--format", "json").out)
    assert records
    assert all("uk" in record["languages"] for record in records)
    assert any(record["samples"] for record in records)


def test_version_and_help(run: Run) -> None:
    assert run("--version").out.startswith("namematch 0")
    for command in ("resolve", "compare", "romanize", "read", "parse-name", "parse-role", "schemes"):
        shown = run(command, "--help")
        assert shown.code == 0
        assert "\n\nexit codes:\n  0  " in shown.out
    assert "1" not in exit_codes(run("romanize", "--help").out)
    assert exit_codes(run("compare", "--help").out)["1"].startswith("different people")
    assert "compare" not in exit_codes(run("resolve", "--help").out)["1"]
    assert list(exit_codes(run("--help").out)) == ["0", "1", "2"]


def test_help_is_what_is_shown_where_nothing_is_asked(run: Run) -> None:
    whole = run("--help")
    assert whole == run() == run("help")
    for command in ("resolve", "help"):
        assert run("help", command) == run(command, "--help")


def test_pages_that_help_names_are_there(run: Run) -> None:
    docs = Path(__file__).parents[2] / "docs"
    headings = (docs / "cli.md").read_text(encoding="utf-8").splitlines()
    for arguments in ([], *([command.name] for command in COMMANDS)):
        _, named = run(*arguments, "--help").out.split("\nmore, in the folder docs of the source and on the site:\n")
        for page in named.split():
            file, _, anchor = page.partition("#")
            assert (docs / file).exists()
            assert not anchor or f"## {anchor}" in headings


@pytest.mark.parametrize("quiet", [("-q", "read"), ("read", "--quiet")])
def test_quiet_leaves_errors_only(run: Run, quiet: tuple[str, ...]) -> None:
    assert run("read", stdin="\n").err
    assert run(*quiet, stdin="\n") == (1, "", "")
    assert "unknown format" in run(*quiet, "-f", "xml").err


def test_short_options_are_the_long_ones(run: Run) -> None:
    assert run("romanize", "-s", "german-duden", "Дарчиев").out == "Dartschijew\n"
    assert run("compare", "-f", "json", "-p", "0.9", "Lavrov", "Лавров").out.startswith("{")
    assert run("-V") == run("--version")


def exit_codes(help: str) -> dict[str, str]:
    """The codes that a help text explains, and what it says they mean."""
    block = help.split("exit codes:\n")[1].split("\n\n")[0].splitlines()
    return dict(line.split(maxsplit=1) for line in block)


@pytest.mark.parametrize("names", [("Anna", ""), (" ", "Anna"), ("", "")])
def test_a_missing_name_is_no_other_person(run: Run, names: tuple[str, str]) -> None:
    assert run("compare", *names) == (1, "missing   a name is empty, so there is nothing to compare\n", "")
    assert run("compare", *names, "--format", "json").out == "null\n"


LEXICON = Path(__file__).parents[2] / "docs/how-to/lexicon"


def test_lexicon_says_what_is_in_it(run: Run) -> None:
    result = run("lexicon", LEXICON)
    assert result.code == 0
    assert result.out.startswith(f"{LEXICON}   checksum ")
    assert "\n  surnames            3\n" in result.out
    assert "ranks" not in result.out
    assert json.loads(run("lexicon", LEXICON, "--format", "json").out)["surnames"] == 3


def test_version_says_which_lexicon(run: Run) -> None:
    checksum = json.loads(run("lexicon", LEXICON, "--format", "json").out)["checksum"]
    assert run("--lexicon", LEXICON, "--version").out.endswith(f", lexicon {checksum} ({LEXICON})\n")
    assert "lexicon" not in run("--version").out


def test_a_lexicon_that_makes_no_sense_is_refused_in_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "surnames.tsv").write_text("surname\nShoigu\n", encoding="utf-8")
    for arguments in (["read", "x"], ["--version"], ["lexicon", tmp_path]):
        result = run("--lexicon", tmp_path, *arguments)
        assert result.code == 2
        assert result.err.startswith("namematch: ")
        assert "surnames.tsv:2: 'Shoigu' is not one word in Cyrillic" in result.err
        assert result.err.count("\n") == 1


def test_compared_pairs_as_json_are_what_the_library_says(run: Run) -> None:
    result = run("compare", "--format", "json", "-", stdin="Ivan Petrov\tИван Петров\nIvan\tAnna\n")
    assert [row["same"] for row in json.loads(result.out)] == [True, False]
    assert result.code == 1
