"""Writes data/names/given_spellings.tsv: what the romanisation schemes make of the given names in the lexicon.

Run from the root of the repository after a change to given_names.tsv, given_frequency.tsv or the schemes:
`python tools/build_given_spellings.py`; with `--check` it only says whether the file is current.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from namematch.data.shared_tables import GIVEN_FREQUENCY, GIVEN_NAMES
from namematch.names.lexicon.rows import cyrillic_forms, latin_keys
from namematch.text import Script, fold, script_of

_TARGET = Path(__file__).parent.parent / "src/namematch/data/names/given_spellings.tsv"
_LEAST_BEARERS = 20
_HEAD = """\
# Written by tools/build_given_spellings.py from given_names.tsv, given_frequency.tsv and the romanisation schemes.
# Do not edit. form: a given name in Cyrillic; keys: the keys of what the schemes write for it
# (names/spelling/spelling_key.py).
form\tkeys
"""


def main() -> int:
    lines = (f"{form}\t{' '.join(latin_keys(form, language))}\n" for form, language in sorted(forms().items()))
    text = _HEAD + "".join(lines)
    if "--check" in sys.argv:
        return 0 if _TARGET.read_text(encoding="utf-8") == text else 1
    _TARGET.write_text(text, encoding="utf-8")
    return 0


def forms() -> dict[str, str]:
    """Cyrillic forms of the lexicon with the language whose schemes apply besides the Russian ones."""
    found: dict[str, str] = {}
    for form, language in _written():
        if script_of(form) is Script.CYRILLIC:
            found.setdefault(fold(form), language)
    return found


def _written() -> Iterator[tuple[str, str]]:
    for row in GIVEN_NAMES.read():
        yield from cyrillic_forms(row)
    for row in GIVEN_FREQUENCY.read():
        if int(row["count"]) >= _LEAST_BEARERS:
            yield row["name"], "ru"


if __name__ == "__main__":
    sys.exit(main())
