"""A language is one file: adding it touches no code."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from namematch.data import all_languages, files, language, title_languages
from namematch.data.languages import common_words, paradigms
from namematch.errors import InputError, UnknownChoiceError

ROOT = Path(__file__).parents[2]
SHIPPED = Path(str(files.ROOT))

# Nobody speaks it: words of its own, so that what is found is found by this file.
INVENTED = """
scripts = ["Latin"]
finds_people = true
letters = "ŵ"
foreign_letters = "q"
# Endings and words:

endings = ["", "umi", "esh"]
verb_endings = ["", "al"]
stop = "zuk fen dro mip"
speech = "povedŵ"
honorifics = "gospar"
given = "zdenlav"

paradigms = '''
kind\tgender\tstem\tnom\tgen\tdat\tacc\tins\tloc\town\tother\tbits
surname\tmale\t[oe]v\t\tumi\tesh\tumi\tumi\tesh\t\t\t0
given\tmale\tlav\t\tumi\tesh\tumi\tumi\tesh\t\t\t0
'''

[titles.ranks]
minister = ["ministrum"]

[titles.portfolios]
foreign_affairs = ["venkovŵ"]

[titles.links]
join = ["fen"]

[titles.countries]
SK = { nouns = ["Zlovaklend"], adjectives = ["zlovaklendesh"] }
"""

TEXT = "Zuk ministrum fen venkovŵ fen Zlovaklend Zdenlav Brozov povedŵal, dro mip. Dro fen Brozovumi mip."

ANSWERS = f"""
import json, pathlib, sys
from namematch.data import files
files.ROOT = pathlib.Path(sys.argv[1])
import namematch as nm
from namematch.names import lemmas
text = {TEXT!r}
print(json.dumps({{
    "found": [[found.name, found.role, found.language] for found in nm.find_mentions(text)],
    "lemma": lemmas("Brozovumi", language="xx")[0].text,
    "title": nm.parse_role("ministrum fen venkovŵ fen Zlovaklend").normal_form,
    "country": nm.parse_role("zlovaklendesh minister").normal_form,
}}))
"""


def data_with(folder: Path, name: str, text: str) -> Path:
    """The shipped tables and one language more."""
    for entry in SHIPPED.iterdir():
        if entry.name != "mentions":
            (folder / entry.name).symlink_to(entry)
    shutil.copytree(SHIPPED / "mentions", folder / "mentions")
    (folder / "mentions" / name).write_text(text, encoding="utf-8")
    return folder


def test_an_invented_language_is_known_everywhere(tmp_path: Path) -> None:
    command = [sys.executable, "-c", ANSWERS, str(data_with(tmp_path, "xx.toml", INVENTED))]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stderr
    answers = json.loads(run.stdout)
    assert answers["found"] == [
        ["Zdenlav Brozov", "ministrum fen venkovŵ fen Zlovaklend", "xx"],
        ["Brozovumi", None, "xx"],
    ]
    assert answers["lemma"] == "brozov"
    assert answers["title"] == "minister · Ministry of Foreign Affairs · SK"
    assert answers["country"] == "minister · SK"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('stop = "zuk fen dro mip"\n', "", 'xx.toml:1: stop = "…" is missing'),
        ("finds_people = true\n", "", "xx.toml:1: finds_people = true is missing"),
        ("honorifics", "honorific", "xx.toml:12: unknown key 'honorific'; did you mean 'honorifics'"),
        ('"Latin"', '"Greek"', "xx.toml:2: unknown script 'Greek'; valid: Cyrillic, Latin"),
        ("gender\t", "", "xx.toml:16: no column 'gender'"),
        ("[oe]v\t", "[oe]v", "xx.toml:17: 11 cells, but the header has 12 columns"),
        ("lav\t\tumi", "(lav\t\tumi", "xx.toml:18: stem is no regular expression: missing )"),
        ("male\t[oe]v", "mael\t[oe]v", "xx.toml:17: unknown gender 'mael'; did you mean 'male'"),
        ("join =", "joins =", "xx.toml:28: unknown key of [titles.links] 'joins'; did you mean 'join'"),
    ],
)
def test_a_slip_in_the_file_of_a_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, message: str
) -> None:
    assert old in INVENTED
    monkeypatch.setattr(files, "ROOT", data_with(tmp_path, "xx.toml", INVENTED.replace(old, new, 1)))
    with pytest.raises((InputError, UnknownChoiceError)) as refused:
        all_languages.__wrapped__()
    assert message in str(refused.value)


def test_the_example_of_the_docs_is_as_the_schema_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (ROOT / "docs/how-to/add-a-language.md").read_text(encoding="utf-8")
    example = page.partition("```toml\n")[2].partition("```")[0]
    monkeypatch.setattr(files, "ROOT", data_with(tmp_path, "sk.toml", example))
    slovak = all_languages.__wrapped__()["sk"]
    assert (slovak.finds_people, len(slovak.paradigms), slovak.wordings("ranks", "minister")[0]) == (
        True,
        1,
        "minister",
    )


def test_languages_that_only_inflect() -> None:
    assert not language("lt").finds_people
    assert language("lt").declines_as
    assert language("sk").paradigms
    assert (language("bs").declines_as, language("bs").paradigms) == ("hr", ())
    assert (language("hr").declines_as, language("de").declines_as) == ("hr", "")
    assert {other.declines_as for other in all_languages().values()} <= {"", *all_languages()}


def test_paradigms_of_every_text_have_no_language() -> None:
    assert {code for code, _, _ in paradigms()} <= {"*", *all_languages()}
    assert [row["other"] for code, _, row in paradigms() if code == "*"].count("'s|'") == 4


def test_languages_whose_titles_are_read() -> None:
    worded = "be bg cs de en fr hr kk pl ru sk sl sr uk"
    assert [of.code for of in title_languages()] == worded.split()


def test_a_script_stands_for_a_language() -> None:
    assert set(common_words()["default_language"].values()) <= set(all_languages())


def test_an_unknown_language_names_the_nearest() -> None:
    with pytest.raises(UnknownChoiceError, match=r"unknown language 'ruu'; did you mean 'ru'"):
        language("ruu")
