"""How much functions remember."""

from __future__ import annotations

# Words of which a function remembers what it found. A column comes back to a word within a few thousand others, and two
# names that are compared have a handful of them; more takes room and saves no time.
WORDS = 1 << 14
