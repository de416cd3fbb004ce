"""Writes the pages of the romanisation schemes, docs/schemes/*.md, from their tables.

    python tools/scheme_pages.py

`tools/site.py` does so before it builds the site. The pages are not kept in the repository.
"""

from __future__ import annotations

import shutil
from functools import cache
from itertools import groupby
from pathlib import Path

from namematch.data import read_toml
from namematch.translit import Rule, Scheme, romanize, schemes

FOLDER = Path(__file__).parents[1] / "docs" / "schemes"

LANGUAGES = {
    "ru": ("Russian", "Юрий Хрущёв"),
    "uk": ("Ukrainian", "Григорій Їжакевич"),
    "be": ("Belarusian", "Уладзімір Жылуновіч"),
    "bg": ("Bulgarian", "Георги Първанов"),
    "sr": ("Serbian", "Ђорђе Чолић"),
    "mk": ("Macedonian", "Ѓорѓи Ќосев"),
    "kk": ("Kazakh", "Қасым Тоқаев"),
    "ky": ("Kyrgyz", "Жээнбек Өмүралиев"),
    "mn": ("Mongolian", "Цахиагийн Элбэгдорж"),
    "az": ("Azerbaijani", "Һејдәр Әлијев"),
    "ba": ("Bashkir", "Рәми Ғарипов"),
    "cv": ("Chuvash", "Ҫеҫпӗл Мишши"),
    "tt": ("Tatar", "Габдулла Тукай"),
    "uz": ("Uzbek", "Ўткир Ҳошимов"),
    "tg": ("Tajik", "Эмомалӣ Раҳмон"),
    "tk": ("Turkmen", "Сапармырат Ныязов"),
    "ug": ("Uyghur", "Рабийә Қадир"),
    "kaa": ("Karakalpak", "Әжинияз Қосыбай улы"),
    "crh": ("Crimean Tatar", "Мустафа Джемилев"),
    "gag": ("Gagauz", "Михаил Чакир"),
    "nog": ("Nogai", "Исмаил Капаев"),
    "alt": ("Altai", "Лазарь Кокышев"),
    "kjh": ("Khakas", "Николай Катанов"),
    "tyv": ("Tuvan", "Шойгу Кужугет"),
    "sah": ("Sakha", "Суоҕар Ойуунускай"),
    "bua": ("Buryat", "Доржи Банзаров"),
    "xal": ("Kalmyk", "Илюмҗин Кирсан"),
    "os": ("Ossetian", "Къоста Хетӕгкаты"),
    "av": ("Avar", "Расул Хӏамзатов"),
    "ce": ("Chechen", "Рамзан Къадыров"),
    "inh": ("Ingush", "Идрис Базоркин"),
    "dar": ("Dargwa", "Рашид Рашидов"),
    "lbe": ("Lak", "Эффенди Капиев"),
    "lez": ("Lezgi", "Сулейман Стальский"),
    "ady": ("Adyghe", "Тембот Керашев"),
    "kbd": ("Kabardian", "Али Шогенцуков"),
    "krc": ("Karachay-Balkar", "Къайсын Къулийланы"),
    "kum": ("Kumyk", "Йырчы Къазакъ"),
    "kv": ("Komi", "Иван Куратов"),
    "udm": ("Udmurt", "Кузебай Герд"),
    "mhr": ("Meadow Mari", "Сергей Чавайн"),
    "mrj": ("Hill Mari", "Никон Игнатьев"),
    "myv": ("Erzya", "Степан Эрьзя"),
    "mdf": ("Moksha", "Захар Дорофеев"),
    "ro": ("Moldovan", "Михай Еминеску"),
    "rue": ("Rusyn", "Олександер Духновіч"),
    "cu": ("Church Slavonic", "Іоаннъ Ѳеодоръ"),
    "old-ru": ("Russian before 1918", "Ѳеодоръ Дмитріевъ"),
}

HEAD = """\
# Schemes

Every romanisation that `namematch` writes and reads back, with what it makes of one name. Each has a page with its
rules, samples and source; all of it is generated from the tables in `src/namematch/data/schemes`.

*Checked* says how far a table was compared with its source: `verified` in full, `mixed` in part, `recalled` not at
all yet. A scheme with ↔ is reversible: what it wrote can be turned back exactly.
"""

CHECKED = {
    "verified": "The table was compared with its source in full.",
    "mixed": "The table was compared with its source in part; the rest is from general knowledge.",
    "recalled": "The table is from general knowledge and has not been compared with its source yet.",
}
MOST_ALIKE = 6
LEAST_ALIKE = 0.5


def main() -> None:
    """Writes all pages anew."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    for name, page in pages().items():
        (FOLDER / name).write_text(page, encoding="utf-8")


def pages() -> dict[str, str]:
    """Every page in Markdown, by file name."""
    return {"index.md": overview(), **{f"{scheme.id}.md": scheme_page(scheme) for scheme in schemes()}}


def overview() -> str:
    """The page that lists all schemes."""
    rank = {language: place for place, language in enumerate(LANGUAGES)}
    ordered = sorted(schemes(), key=lambda s: (rank[s.languages[0]], s.id))
    sections = (_section(language, list(group)) for language, group in groupby(ordered, key=lambda s: s.languages[0]))
    return "\n".join([HEAD, *sections])


def _section(language: str, group: list[Scheme]) -> str:
    title, name = LANGUAGES[language]
    head = [["id", name, "scheme", "issued by", "year", "checked"]]
    table = _table(head + [_row(scheme, name) for scheme in group])
    return f'## {title}\n\n<div class="cards" markdown>\n\n{table}\n</div>\n'


def _row(scheme: Scheme, name: str) -> list[str]:
    other = f", also {_codes(scheme.aliases)}" if scheme.aliases else ""
    reversible = " ↔" if scheme.reversible else ""
    link = f"[`{scheme.id}`]({scheme.id}.md){other}{reversible}"
    return [link, romanize(name, scheme.id), scheme.title, scheme.body, scheme.year, scheme.status]


def scheme_page(scheme: Scheme) -> str:
    """All that is known of one scheme."""
    parts = [
        f"# {scheme.title}\n",
        _facts(scheme),
        f"{scheme.notes}\n" if scheme.notes else "",
        _usage(scheme),
        "## Letters\n\n" + _letters(scheme),
        _rules(scheme),
        _endings(scheme),
        "## Samples\n\nWorked out by hand; the tests hold the program to them.\n\n"
        + _table([["Cyrillic", "this scheme"], *map(list, scheme.samples)]),
        _alike(scheme),
    ]
    return "\n".join(part for part in parts if part)


def _facts(scheme: Scheme) -> str:
    languages = ", ".join(LANGUAGES[code][0] for code in scheme.languages)
    rows = [
        ["id", f"`{scheme.id}`"],
        ["also called", _codes(scheme.aliases)],
        ["romanises", languages],
        ["issued by", scheme.body],
        ["year", scheme.year],
        ["source", scheme.source],
        ["checked", CHECKED[scheme.status]],
        ["reversible", "yes: `scheme.undo` gives back what was written" if scheme.reversible else "no"],
    ]
    return _table([["", ""], *(row for row in rows if row[1])])


def _usage(scheme: Scheme) -> str:
    cyrillic, latin = scheme.samples[0]
    lines = [
        "```python",
        ">>> import namematch as nm",
        f">>> nm.romanize({cyrillic!r}, scheme={scheme.id!r})",
        repr(latin),
    ]
    return "\n".join([*lines, "", "```", ""])


def _letters(scheme: Scheme) -> str:
    """The letters that are written alike everywhere, in the order of the alphabet."""
    alphabet = read_toml("alphabets.toml")["alphabets"][scheme.languages[0]]["letters"]
    place = {letter: number for number, letter in enumerate(alphabet)}
    plain = [rule for rule in scheme.rules if not _context(rule)]
    # Letters of other alphabets that the scheme writes come behind its own.
    plain.sort(key=lambda rule: [place.get(letter, len(place) + ord(letter)) for letter in rule.letters])
    return _table(
        [["letter", "written", "seen too"], *([rule.letters, _output(rule.to), _outputs(rule.also)] for rule in plain)]
    )


def _rules(scheme: Scheme) -> str:
    ruled = [rule for rule in scheme.rules if _context(rule)]
    if not ruled:
        return ""
    rows = [[rule.letters, _context(rule), _output(rule.to), _outputs(rule.also)] for rule in ruled]
    said = "Tried from the top at every place, before the letters above; the first that fits wins.\n\n"
    return "## Where the neighbours matter\n\n" + said + _table([["letters", "where", "written", "seen too"], *rows])


def _context(rule: Rule) -> str:
    sides = [("after", rule.after), ("before", rule.before)]
    return ", ".join(f"{side} {_neighbours(letters)}" for side, letters in sides if letters)


def _neighbours(letters: frozenset[str]) -> str:
    edge = ["the edge of the word"] if "#" in letters else []
    named = " ".join(sorted(letters - {"#"}))
    return " or ".join([*edge, *([named] if named else [])])


def _endings(scheme: Scheme) -> str:
    if not scheme.endings:
        return ""
    rows = [[", ".join(f"-{of}" for of in ending.of), f"-{ending.add}"] for ending in scheme.endings]
    return "## Endings\n\nAdded to the romanised word.\n\n" + _table([["a word in", "gets"], *rows])


def _alike(scheme: Scheme) -> str:
    """Schemes that write many names as this one does."""
    names = _names(scheme.languages[0])
    shares = [(share, other) for other in schemes() if other != scheme and (share := _share(scheme, other, names))]
    close = sorted((item for item in shares if item[0] >= LEAST_ALIKE), key=lambda item: (-item[0], item[1].id))
    if not close:
        return "## Confusable with\n\nNo other scheme writes half of the sample names as this one does.\n"
    rows = [
        [f"[`{other.id}`]({other.id}.md)", f"{share:.0%}".replace("%", " %"), _differs(scheme, other, names)]
        for share, other in close[:MOST_ALIKE]
    ]
    said = f"Schemes that write at least half of {len(names)} sample names as this one does.\n\n"
    return "## Confusable with\n\n" + said + _table([["scheme", "written alike", "differs in"], *rows])


def _share(one: Scheme, other: Scheme, names: tuple[str, ...]) -> float:
    if one.languages[0] not in other.languages:
        return 0.0
    pairs = zip(_written(one.id, names), _written(other.id, names), strict=True)
    return sum(a == b for a, b in pairs) / len(names)


def _differs(one: Scheme, other: Scheme, names: tuple[str, ...]) -> str:
    pairs = zip(names, _written(one.id, names), _written(other.id, names), strict=True)
    return next((f"{name}: {a}, there {b}" for name, a, b in pairs if a != b), "")


@cache
def _written(scheme: str, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(romanize(name, scheme) for name in names)


@cache
def _names(language: str) -> tuple[str, ...]:
    """The samples of all schemes of a language."""
    of_language = (scheme for scheme in schemes() if scheme.languages[0] == language)
    return tuple(sorted({cyrillic for scheme in of_language for cyrillic, _ in scheme.samples}))


def _codes(items: tuple[str, ...]) -> str:
    return ", ".join(f"`{item}`" for item in items)


def _output(text: str) -> str:
    return text or "∅"


def _outputs(texts: tuple[str, ...]) -> str:
    return ", ".join(map(_output, texts))


def _table(rows: list[list[str]]) -> str:
    head, *body = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |\n" for row in rows]
    return head + "|" + "---|" * len(rows[0]) + "\n" + "".join(body)


if __name__ == "__main__":
    main()
