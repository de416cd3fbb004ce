"""Draws the pictures of the explanation pages, docs/pictures/*.svg, with the library itself.

    python tools/pictures.py

`tools/site.py` does so before it builds the site. The pictures are not kept in the repository.
"""

from __future__ import annotations

from pathlib import Path

import namematch as nm
from namematch.translit import draw_lattice

FOLDER = Path(__file__).parents[1] / "docs" / "pictures"
CLUSTER = ("Sergei Lavrov", "Lavrov", "Сергей Лавров", "Лаврову", "Sergueï Lavrov")


def main() -> None:
    """Writes all pictures anew."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, picture in pictures().items():
        (FOLDER / f"{name}.svg").write_text(picture, encoding="utf-8")


def pictures() -> dict[str, str]:
    """Every picture, by the name of its file."""
    lavrov = nm.resolve([nm.Mention(name, document="a") for name in CLUSTER])
    return {
        "lattice": draw_lattice("Schukow", nm.readings("Schukow", limit=4)),
        "waterfall": nm.compare("Alexander Darchiyev", "А. Н. Дарчиев").picture(),
        "cluster": lavrov.picture("Lavrov"),
    }


if __name__ == "__main__":
    main()
