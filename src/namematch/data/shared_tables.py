"""Tables that more than one room reads, or a room and the tools, each with its schema."""

from __future__ import annotations

from namematch.data.schema import keys, matching
from namematch.data.tables import TomlTable, TsvTable

LETTER = matching(r".", "is not one letter")
# Letters, and what each becomes.
PAIRS = matching(r"(?:\s*+[^\s=]+=[^\s=]+)*+\s*+", "are not pairs such as б=b, with spaces between")

ALPHABETS = TomlTable(
    "alphabets.toml",
    {
        "alphabets": {"*": keys("letters vowels consonants", str)},
        "fallback": {"letters": PAIRS},
    },
)

GIVEN_NAMES = TsvTable(
    "names/given_names.tsv",
    {
        "name": str,
        "gender": ("m", "f", "u"),
        **keys("spelling cognate translation diminutive latin", str),
    },
)

# What the tools make the packed tables of names from.
GIVEN_FREQUENCY = TsvTable("names/given_frequency.tsv", {"name": str, "gender?": ("m", "f", "u"), "count": int})
GIVEN_SPELLINGS = TsvTable("names/given_spellings.tsv", {"form": str, "keys": str})
