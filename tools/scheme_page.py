"""Writes docs/schemes.md from the tables of the romanisation schemes.

    python tools/scheme_page.py

The tests compare the page with what this would write, so run it after a scheme has changed.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from namematch.translit import Scheme, romanize, schemes

PAGE = Path(__file__).parents[1] / "docs" / "schemes.md"

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
    "tg": ("Tajik", "Эмомалӣ Раҳмон"),
}

HEAD = """\
# Schemes

Every romanisation that `namematch` writes and reads back, with what it makes of one name. The tables are in
`src/namematch/data/schemes`, one file each, with their sources.

*Checked* says how far a table was compared with its source: `verified` in full, `mixed` in part, `recalled` not at
all yet. A scheme with ↔ is reversible: what it wrote can be turned back exactly.
"""


def page() -> str:
    """The whole page in Markdown."""
    rank = {language: place for place, language in enumerate(LANGUAGES)}
    ordered = sorted(schemes(), key=lambda s: (rank[s.languages[0]], s.id))
    sections = (
        _section(language, list(group)) for language, group in groupby(ordered, key=lambda s: s.languages[0])
    )
    return "\n".join([HEAD, *sections])


def _section(language: str, group: list[Scheme]) -> str:
    title, name = LANGUAGES[language]
    rows = "".join(_row(scheme, name) for scheme in group)
    return f"## {title}\n\n| id | {name} | scheme | issued by | year | checked |\n|---|---|---|---|---|---|\n{rows}"


def _row(scheme: Scheme, name: str) -> str:
    other = f", also `{'`, `'.join(scheme.aliases)}`" if scheme.aliases else ""
    reversible = " ↔" if scheme.reversible else ""
    written = romanize(name, scheme.id)
    cells = [f"`{scheme.id}`{other}{reversible}", written, scheme.title, scheme.body, scheme.year, scheme.status]
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
