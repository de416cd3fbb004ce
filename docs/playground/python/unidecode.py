"""`unidecode` for the playground, which does not ship it: accents fall off, letters of other scripts are left out."""

from __future__ import annotations

import unicodedata


def unidecode(text):
    plain = unicodedata.normalize("NFKD", text)
    return plain.encode("ascii", "ignore").decode()
